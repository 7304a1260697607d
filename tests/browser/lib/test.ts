// Playwright's test, after which no browser context stays open: a worker's browser serves many tests.

import { test as base } from "@playwright/test";

export * from "@playwright/test";

export const test = base.extend<{ leaveNothingOpen: void }>({
  leaveNothingOpen: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
