// No screen violates a rule of accessibility: in light, dark and high contrast, on a desktop and on a phone.

import { test, type Page } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { CONTRAST_LOOKS, inEachLook, inTurn, LOOKS, named } from "../lib/looks.ts";
import {
  actionScreens, coverScreens, dialogScreens, faultScreens, homeScreens, missingScreens, pollScreens, stageScreens,
} from "../lib/screens.ts";

const next = inTurn(
  [...named(LOOKS, "light-1280", "dark-390"), ...named(CONTRAST_LOOKS, "contrast-light-1280")],
  [...named(LOOKS, "dark-1280", "light-390"), ...named(CONTRAST_LOOKS, "contrast-dark-390")],
);

const check = (page: Page, screen: string): Promise<void> =>
  inEachLook(page, (look) => expectNoViolations(page, `${screen} ${look.name}`), next());

test("the home page is accessible", async ({ browser }) => homeScreens(browser, check));

test("every stage of a room with forty notes is accessible", async ({ browser }) => {
  test.setTimeout(300_000);
  await stageScreens(browser, check);
});

test("a covered page is accessible in every stage (A12)", async ({ browser }) => {
  test.setTimeout(300_000);
  await coverScreens(browser, check);
});

test("every dialog and menu is accessible", async ({ browser }) => {
  test.setTimeout(240_000);
  await dialogScreens(browser, check);
});

test("polls are accessible from asking to their results", async ({ browser }) => {
  test.setTimeout(240_000);
  await pollScreens(browser, check);
});

test("reviewing, experimenting and stepping forward are accessible", async ({ browser }) => {
  test.setTimeout(240_000);
  await actionScreens(browser, check);
});

test("what goes wrong is told accessibly", async ({ browser }) => faultScreens(browser, check));

test("a missing part of the page is told accessibly", async ({ browser }) => missingScreens(browser, check));
