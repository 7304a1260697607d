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

/** Fails with every violation on the screen as it is now. */
export async function expectNoViolations(page: Page, screen: string): Promise<void> {
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
  const lines = found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(" ")}\n  ${node.failureSummary}`),
  );
  expect(lines, `axe on ${screen}`).toEqual([]);
}
