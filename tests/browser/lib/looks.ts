// The ways in which every screen is looked at.

import type { Page } from "@playwright/test";

/** A colour scheme at a width. */
export interface Look {
  name: string;
  scheme: "light" | "dark";
  width: number;
  height: number;
}

export const LOOKS: Look[] = (["light", "dark"] as const).flatMap((scheme) => [
  { name: `${scheme}-1280`, scheme, width: 1280, height: 860 },
  { name: `${scheme}-390`, scheme, width: 390, height: 844 },
]);

/** Shows a page in each look, one after another, and leaves it in the first one. */
export async function inEachLook(page: Page, see: (look: Look) => Promise<void>): Promise<void> {
  for (const look of LOOKS) {
    await wear(page, look);
    await see(look);
  }
  await wear(page, LOOKS[0]!);
}

async function wear(page: Page, { scheme, width, height }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height });
}
