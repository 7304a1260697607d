// Runs axe-core inside a page. Knows no screen.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, type Page } from "@playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The tags of the rules that hold here: WCAG 2.2 AA and what axe calls good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What is taller by more than this is looked at in part, in pixels. */
const TALLEST = 12_000;

/** Fails with every violation on the screen as it is now, from top to bottom. */
export async function expectNoViolations(page: Page, screen: string): Promise<void> {
  const size = page.viewportSize();
  // All of it at once: what a bar at the edge covers for now, scrolling would bring out.
  if (size) await page.setViewportSize({ ...size, height: size.height + (await hiddenHeight(page)) });
  const lines = await violations(page);
  if (size) await page.setViewportSize(size);
  expect(lines, `axe on ${screen}`).toEqual([]);
}

/** How much taller the window must be for nothing to scroll, in pixels. */
async function hiddenHeight(page: Page): Promise<number> {
  const hidden = await page.evaluate(() => {
    const scrolls = (element: Element): boolean =>
      element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowY);
    const all = [...document.querySelectorAll("*")].filter(scrolls);
    return Math.max(0, ...all.map((element) => element.scrollHeight - element.clientHeight));
  });
  return Math.min(TALLEST, hidden);
}

async function violations(page: Page): Promise<string[]> {
  // Colours in the middle of a fade belong to no screen.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((it) => it.playState !== "running" || it.effect?.getTiming().iterations === Infinity),
  );
  const loaded = await page.evaluate(() => "axe" in globalThis);
  if (!loaded) await page.evaluate(SOURCE);
  const found = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as {
      axe: { run(where: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run(document, { runOnly: rules })).violations;
  }, RULES);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(" ")}\n  ${node.failureSummary}`),
  );
}
