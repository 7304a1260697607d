// Keeps idle time away from a page, so that what is fetched in it comes when a test says so.

import type { Page } from "@playwright/test";

interface Withheld {
  idle(): void;
}

/** From the next load on, the page is never idle until `comeIdle`. */
export async function withholdIdle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting = new Map<number, IdleRequestCallback>();
    let asked = 0;
    window.requestIdleCallback = (run) => {
      asked += 1;
      waiting.set(asked, run);
      return asked;
    };
    window.cancelIdleCallback = (which) => void waiting.delete(which);
    (window as unknown as Withheld).idle = () => {
      const runs = [...waiting.values()];
      waiting.clear();
      for (const run of runs) run({ didTimeout: false, timeRemaining: () => 10 });
    };
  });
}

/** Lets the idle time come that was withheld. */
export async function comeIdle(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Withheld).idle());
}
