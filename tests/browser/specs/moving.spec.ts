// Moving about a board: finding what it says, the sheet of keys, and a presenter's remote control.

import { expect, test, type Browser, type Locator } from "../lib/test.ts";

import { discussion, finding, keys, notes, room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

const [PAIRS, DEPLOYS, REVIEWS] = ["Work in pairs", "Über Nacht deploys", "Pair on reviews"];

/** Somebody who leads, with three notes on the board. */
async function lead(browser: Browser): Promise<Person> {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Moving", template: "Start, Stop, Continue", tick: 2, alone: true, hiding: false });
  await leader.goTo("write");
  await leader.write({ column: "Start", text: PAIRS });
  await leader.write({ column: "Stop", text: DEPLOYS });
  await leader.write({ column: "Continue", text: REVIEWS });
  for (const text of [PAIRS, DEPLOYS, REVIEWS]) await expect(leader.button(notes.more(text))).toBeVisible({ timeout: 20_000 });
  return leader;
}

const field = ({ page }: Person): Locator => page.getByRole("searchbox", { name: finding.field });
const told = (person: Person, text: string): Locator => person.page.getByRole("search").getByText(text, { exact: true });

/** Takes the focus to where nobody types. */
const letGo = ({ page }: Person): Promise<void> => page.getByRole("main").focus();

test("what a board says is found by the keyboard alone, and one goes on there", async ({ browser }) => {
  const leader = await lead(browser);
  const { page } = leader;
  await letGo(leader);
  await page.keyboard.press("/");
  await expect(field(leader)).toBeFocused();
  await page.keyboard.type("PAIR");
  await expect(told(leader, finding.told(1, 2))).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(told(leader, finding.told(2, 2))).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(told(leader, finding.told(1, 2))).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  await expect(told(leader, finding.told(2, 2))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field(leader)).toHaveCount(0);
  await expect(leader.button(notes.more(REVIEWS))).toBeFocused();
});

test("only what is found is left, whatever its accents; nothing of it goes over the wire", async ({ browser }) => {
  const leader = await lead(browser);
  const { page } = leader;
  await leader.button(room.menu).click();
  await leader.button(finding.item).click();
  await expect(field(leader)).toBeFocused();
  const mark = leader.frames.mark();
  await field(leader).fill("uber deploy");
  await expect(told(leader, finding.one)).toBeVisible();
  await expect(leader.text(PAIRS)).toBeVisible();
  await page.getByRole("checkbox", { name: finding.only }).check();
  await expect(leader.text(PAIRS)).toBeHidden();
  await expect(leader.text(DEPLOYS)).toBeVisible();
  await field(leader).fill("nobody said this");
  await expect(told(leader, finding.nothing)).toBeVisible();
  await leader.button(finding.close).click();
  for (const text of [PAIRS, DEPLOYS, REVIEWS]) await expect(leader.text(text)).toBeVisible();
  expect(leader.frames.since(mark, "sent").filter(({ text }) => !text.includes('"ping"'))).toEqual([]);
});

test("the sheet of keys says what they do, and switches off those that stand alone, for good", async ({ browser }) => {
  const leader = await lead(browser);
  const { page } = leader;
  await letGo(leader);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: keys.title });
  await expect(sheet).toContainText("Page Down");
  await sheet.getByRole("checkbox", { name: keys.use }).uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  for (const key of ["n", "/", "?"]) {
    await letGo(leader);
    await page.keyboard.press(key);
    await expect(page.getByRole("main")).toBeFocused();
  }
  await page.reload();
  await leader.isLive();
  await letGo(leader);
  await page.keyboard.press("?");
  await expect(leader.dialog()).toHaveCount(0);
  await leader.button(room.menu).click();
  await leader.button(keys.item).click();
  await sheet.getByRole("checkbox", { name: keys.use }).check();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await letGo(leader);
  await page.keyboard.press("/");
  await expect(field(leader)).toBeFocused();
});

test("whoever leads goes through the topics with a presenter's remote control, and nobody else does", async ({ browser }) => {
  const leader = await lead(browser);
  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  await leader.goTo("discuss");
  await letGo(leader);
  await leader.page.keyboard.press("PageDown");
  await expect(leader.focus()).toContainText(PAIRS);
  await expect(guest.focus()).toContainText(PAIRS);
  await letGo(leader);
  await leader.page.keyboard.press("PageDown");
  await expect(guest.focus()).toContainText(DEPLOYS);
  await letGo(guest);
  await guest.page.keyboard.press("PageDown");
  await letGo(leader);
  await leader.page.keyboard.press("PageUp");
  await expect(guest.focus()).toContainText(PAIRS);
  await expect(leader.button(discussion.previous)).toHaveAttribute("aria-disabled", "true");
  // A field keeps its keys.
  const comment = leader.page.getByRole("textbox", { name: discussion.comment });
  await comment.fill("Yes");
  await comment.press("PageDown");
  await expect(leader.focus()).toContainText(PAIRS);
});
