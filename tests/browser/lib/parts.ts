// Keeps parts of the page away, as a network that went or a newer server does. Knows no part.

import type { Page } from "@playwright/test";

/** The files of parts, by the beginning of their names. */
export type PartFile = "home" | "room" | "over" | "panels" | "drag" | "nudge" | "later";

/** Lets none of these files come; returns what lets them come again. */
export async function keepAway(page: Page, ...parts: PartFile[]): Promise<() => Promise<void>> {
  const files = new RegExp(`/assets/(${parts.join("|")})-`);
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}
