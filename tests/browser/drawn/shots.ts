// Draws every screen of the running program, and the README's picture.

import { resolve } from "node:path";

import { test, type Page } from "@playwright/test";

import { Gathering } from "../lib/gathering.ts";
import { CONTRAST_LOOKS, inEachLook, LOOKS, WALL_LOOKS } from "../lib/looks.ts";
import {
  actionScreens, coverScreens, dialogScreens, faultScreens, homeScreens, missingScreens, pollScreens, stageScreens, wallScreens,
} from "../lib/screens.ts";

const FOLDER = resolve(import.meta.dirname, "../shots");
const PICTURE = resolve(import.meta.dirname, "../../../docs/board.png");

const drawIn = (looks: typeof LOOKS) => (page: Page, screen: string): Promise<void> =>
  inEachLook(page, async (look) => {
    await page.screenshot({ path: resolve(FOLDER, `${screen}-${look.name}.png`) });
  }, looks);
const draw = drawIn([...LOOKS, ...CONTRAST_LOOKS]);

test("home", async ({ browser }) => homeScreens(browser, draw));
test("stages", async ({ browser }) => stageScreens(browser, draw));
test("the cover", async ({ browser }) => coverScreens(browser, draw));
test("dialogs and menus", async ({ browser }) => dialogScreens(browser, draw));
test("polls", async ({ browser }) => pollScreens(browser, draw));
test("actions and signatures", async ({ browser }) => actionScreens(browser, draw));
test("faults", async ({ browser }) => faultScreens(browser, draw));
test("missing parts", async ({ browser }) => missingScreens(browser, draw));

test("the projector", async ({ browser }) => wallScreens(browser, drawIn(WALL_LOOKS)));

test("the README's picture", async ({ browser }) => {
  const there = await Gathering.meet(browser, { viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  await there.write();
  await there.group();
  await there.leader.page.mouse.move(0, 0);
  await there.leader.page.screenshot({ path: PICTURE });
});
