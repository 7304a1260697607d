// Keeps idle time away from a page, so that what is fetched in it comes when a test says so.

import type { Page } from "@playwright/test";

interface Withheld {
  idle(): void;
}

/** From the next load on, the page is never idle until `comeIdle`. */
export async function withholdIdle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting = new Map<number, () => void>();
    let asked = 0;
    let idle = false;
    window.requestIdleCallback = (run) => {
      const now = () => run({ didTimeout: false, timeRemaining: () => 10 });
      if (idle) return window.setTimeout(now);
      asked -= 1;
      waiting.set(asked, now);
      return asked;
    };
    window.cancelIdleCallback = (which) => {
      waiting.delete(which);
      clearTimeout(which);
    };
    (window as unknown as Withheld).idle = () => {
      idle = true;
      for (const now of waiting.values()) now();
      waiting.clear();
    };
  });
}

/** From now on the page is always idle: what was asked for comes, and so does what is asked for later. */
export async function comeIdle(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Withheld).idle());
}
