// The ways in which every screen is looked at.

import type { Page } from "@playwright/test";

/** A colour scheme at a width. */
export interface Look {
  name: string;
  scheme: "light" | "dark";
  /** Whether the system wants high contrast. */
  contrast?: boolean;
  width: number;
  height: number;
}

export const LOOKS: Look[] = (["light", "dark"] as const).flatMap((scheme) => [
  { name: `${scheme}-1280`, scheme, width: 1280, height: 860 },
  { name: `${scheme}-390`, scheme, width: 390, height: 844 },
]);

/** The same in high contrast. */
export const CONTRAST_LOOKS: Look[] = LOOKS.map((look) => ({ ...look, name: `contrast-${look.name}`, contrast: true }));

/** How a wall is looked at: on the screens that hang there. */
export const WALL_LOOKS: Look[] = (["light", "dark"] as const).flatMap((scheme) => [
  { name: `${scheme}-1920`, scheme, width: 1920, height: 1080 },
  { name: `${scheme}-3840`, scheme, width: 3840, height: 2160 },
]);

/**
 * Some looks for each screen in turn, so that every scheme is seen at every width as the screens go by:
 * what stands on all of them is looked at in all looks, and no screen costs as much as all.
 */
export function inTurn(...turns: Look[][]): () => Look[] {
  let screens = 0;
  return () => turns[screens++ % turns.length]!;
}

/** The looks that are wanted, by their names and in their order. */
export const named = (looks: Look[], ...names: string[]): Look[] =>
  names.flatMap((name) => looks.filter((look) => look.name === name));

/** Shows a page in each look, one after another, and leaves it in the first one. */
export async function inEachLook(page: Page, see: (look: Look) => Promise<void>, looks = LOOKS): Promise<void> {
  for (const look of looks) {
    await wear(page, look);
    await see(look);
  }
  await wear(page, looks[0]!);
}

async function wear(page: Page, { scheme, contrast, width, height }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, contrast: contrast === true ? "more" : "no-preference", reducedMotion: "reduce" });
  await page.setViewportSize({ width, height });
}
