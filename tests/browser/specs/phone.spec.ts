// A phone in a hand: what is pressed is large enough, and no field makes the page zoom.

import { expect, test, type Locator } from "../lib/test.ts";

import { actions, home, panels, projector, room } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The least that a finger needs, in CSS pixels. */
const TARGET = 44;

async function expectLarge(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const box = await target.boundingBox();
  expect(Math.min(box!.width, box!.height), String(target)).toBeGreaterThanOrEqual(TARGET);
}

test("what is pressed on a phone is 44 pixels large, and fields do not make it zoom", async ({ browser }) => {
  const leader = await Person.arrive(browser, PHONE);
  const { page } = leader;
  await page.goto(origin());
  const size = await page.getByLabel(home.title).evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
  await expectLarge(leader.button(home.create));
  await expectLarge(page.getByRole("radio", { name: room.dark }));
  await leader.create({ title: "Thumbs" });
  await leader.press(room.share);
  await expectLarge(page.getByRole("link", { name: projector.open }));
  await leader.button(room.close, leader.dialog()).click();
  await leader.press(panels.wrap_up);
  await leader.act("Review within a day", "Ana", "2026-12-01");
  await expectLarge(page.getByRole("checkbox", { name: actions.done("Review within a day") }).locator(".."));
  await expectLarge(leader.button(actions.pickDate(actions.due)));
});

test("steps forward and back point with the reading", async ({ browser }) => {
  const leader = await Person.arrive(browser, PHONE);
  await leader.create({ title: "Mirrored" });
  const turned = (): Promise<string> => leader.page.locator(".lead-bar .icon-forward").evaluate((icon) => getComputedStyle(icon).scale);
  expect(await turned()).toBe("none");
  await leader.page.evaluate(() => { document.documentElement.dir = "rtl"; });
  expect(await turned()).toBe("-1 1");
});
