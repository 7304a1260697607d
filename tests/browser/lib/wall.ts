// The projector's page of a room, on a wall. It knows what must not be there.

import { expect, type Browser, type Locator, type Page } from "@playwright/test";

import { Frames } from "./frames.ts";
import { projector, room } from "./names.ts";

/** Screens that hang on walls, in pixels. */
export const WALLS = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

/** The projector's link, made of the link for everybody. */
export function wallLink(link: string): string {
  const url = new URL(link);
  url.pathname += "/projector";
  return url.href;
}

export class Wall {
  readonly frames: Frames;

  private constructor(readonly page: Page) {
    this.frames = new Frames(page);
  }

  /** Puts a room on a wall, in a browser of its own, or in one that somebody uses. */
  static async hang(browser: Browser, link: string, size = WALLS[0]!): Promise<Wall> {
    const context = await browser.newContext({ viewport: size, reducedMotion: "reduce" });
    return Wall.open(await context.newPage(), link);
  }

  static async open(page: Page, link: string): Promise<Wall> {
    const wall = new Wall(page);
    await page.goto(wallLink(link));
    await expect(page.getByRole("status").filter({ hasText: room.live })).toBeVisible();
    return wall;
  }

  main(): Locator {
    return this.page.getByRole("main");
  }

  title(name: string): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  text(text: string): Locator {
    return this.main().getByText(text, { exact: true });
  }

  count(text: string): Locator {
    return this.page.getByRole("list", { name: room.counts }).getByText(text, { exact: true });
  }

  code(): Locator {
    return this.page.getByRole("img", { name: projector.code });
  }

  /** It has nothing to type, choose or press but the full screen (A12). */
  async hasNoControls(): Promise<void> {
    const controls = this.page.locator("button, a, input, textarea, select, [role=button], [popover], dialog");
    await expect(controls).toHaveText([projector.fullScreen]);
  }

  /** No part of the page lets text stand out of the screen to the side, or over another one. */
  async cutsNothingOff(): Promise<void> {
    const wide = await this.page.evaluate(() =>
      [...document.querySelectorAll(".projector *")]
        .filter((each) => !each.closest(".unseen, svg") && each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
        .map((each) => each.className),
    );
    expect(wide).toEqual([]);
    const tall = await this.page.evaluate(() =>
      [...document.querySelectorAll(".wall-side, .wall-main")]
        .filter((each) => each.scrollHeight > each.clientHeight + 1)
        .map((each) => each.className),
    );
    expect(tall).toEqual([]);
  }

  /** The smallest type that is shown, as a part of the screen's height. */
  async smallestType(): Promise<number> {
    return this.page.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector(".projector")!, NodeFilter.SHOW_TEXT);
      let least = Infinity;
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const at = text.parentElement;
        if (at === null || at.closest(".unseen, svg") || text.textContent?.trim() === "") continue;
        least = Math.min(least, parseFloat(getComputedStyle(at).fontSize));
      }
      return least / innerHeight;
    });
  }
}
