// Menus, one after another, and the focus, which never falls off the page.

import { expect, test, type Browser, type Locator } from "../lib/test.ts";

import { discussion, grouping, home, notes, panels, polls, room } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";

const [FIRST, SECOND] = ["Small steps", "Fewer meetings"];

/** Somebody who leads, with two notes on the board. */
async function lead(browser: Browser): Promise<Person> {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Focus", template: "Start, Stop, Continue", tick: 2, alone: true });
  await leader.goTo("write");
  await leader.write({ column: "Start", text: FIRST });
  await leader.write({ column: "Continue", text: SECOND });
  await leader.reveal();
  await expect(leader.button(notes.more(SECOND))).toBeVisible({ timeout: 20_000 });
  return leader;
}

/** Waits until the page has painted what was pressed, and all that comes of it. */
const painted = (person: Person): Promise<void> =>
  person.page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

const menu = (person: Person, of: string | RegExp): Locator => person.page.getByRole("dialog", { name: of });

test("a menu gives way to the next one, and goes with a second press of its button (F4)", async ({ browser }) => {
  const leader = await lead(browser);
  const { page } = leader;
  const [first, second] = [leader.button(notes.more(FIRST)), leader.button(notes.more(SECOND))];

  await first.click();
  await expect(menu(leader, notes.more(FIRST))).toBeVisible();
  await second.click();
  await painted(leader);
  await expect(menu(leader, notes.more(SECOND))).toBeVisible();
  await expect(menu(leader, notes.more(FIRST))).toHaveCount(0);
  await second.click();
  await painted(leader);
  await expect(leader.dialog()).toHaveCount(0);

  await first.press("Enter");
  await expect(menu(leader, notes.more(FIRST))).toBeVisible();
  await second.press("Enter");
  await painted(leader);
  await expect(menu(leader, notes.more(SECOND))).toBeVisible();
  await second.press("Enter");
  await painted(leader);
  await expect(leader.dialog()).toHaveCount(0);
  await expect(second).toBeFocused();

  await leader.button(room.menu).click();
  await leader.button(room.timer).click();
  await painted(leader);
  await expect(menu(leader, room.timerMenu)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(leader.dialog()).toHaveCount(0);
  await expect(leader.button(room.timer)).toBeFocused();
});

test("a menu stays at its button when the window becomes another one, as when a phone is turned", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Turned", alone: true });
  await leader.button(room.menu).click();
  await expect(menu(leader, room.menu)).toBeInViewport({ ratio: 1 });
  for (const [width, height] of [[390, 844], [844, 600]]) {
    await leader.page.setViewportSize({ width: width!, height: height! });
    await expect(menu(leader, room.menu)).toBeInViewport({ ratio: 1 });
  }
});

test("a finger opens and closes menus as a hand does (F4)", async ({ browser }) => {
  const leader = await Person.arrive(browser, { hasTouch: true });
  await leader.create({ title: "Touch", alone: true });
  for (const [of, name] of [[room.menu, room.menu], [room.timer, room.timerMenu], [room.menu, room.menu]]) {
    await leader.button(of!).tap();
    await painted(leader);
    await expect(menu(leader, name!)).toBeVisible();
  }
  await leader.button(room.menu).tap();
  await painted(leader);
  await expect(leader.dialog()).toHaveCount(0);
});

test("what goes with its press leaves the focus in the panel, and a grouped topic on the group", async ({ browser }) => {
  const leader = await lead(browser);
  const { page } = leader;
  const panel = page.getByRole("main");

  await leader.goTo("group");
  await leader.button(notes.more(FIRST)).press("Enter");
  await leader.button(grouping.groupWith).press("Enter");
  await leader.button(notes.topic(SECOND), leader.dialog()).press("Enter");
  await expect(leader.topic(SECOND)).toContainText(FIRST);
  await expect(leader.topic(SECOND).getByRole("button", { name: notes.anyMore }).first()).toBeFocused();

  await leader.ask("safety");
  await leader.answer("I say nearly everything");
  await leader.button(polls.takeBack).press("Enter");
  await expect(leader.button(polls.takeBack)).toHaveCount(0);
  await expect(panel).toBeFocused();
  await leader.answer("I say nearly everything");
  await leader.closePoll();
  await leader.button(polls.putAway).press("Enter");
  await expect(leader.button(polls.putAway)).toHaveCount(0);
  await expect(panel).toBeFocused();

  await leader.goTo("discuss");
  await leader.button(discussion.start).press("Enter");
  await expect(leader.button(discussion.next)).toBeDisabled();
  await leader.button(polls.askRoman).press("Enter");
  await expect(leader.button(polls.askRoman)).toBeDisabled();
  await expect(leader.button(polls.askRoman)).toBeFocused();
});

test("what is grouped away from under a dialog gets the focus where it is now, as the dialog goes", async ({ browser }) => {
  const leader = await lead(browser);
  const beside = await leader.tab();
  await beside.open(leader.page.url());
  await leader.goTo("group");
  await leader.button(notes.more(FIRST)).press("Enter");
  await leader.button(grouping.groupWith).press("Enter");
  await expect(leader.dialog()).toBeVisible();
  await beside.group(FIRST, SECOND);
  await expect(leader.topic(SECOND)).toContainText(FIRST);
  await leader.page.keyboard.press("Escape");
  await expect(leader.dialog()).toHaveCount(0);
  await expect(leader.topic(SECOND).getByRole("button", { name: notes.anyMore }).first()).toBeFocused();
});

test("joining from another panel than the board keeps the focus in the room", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Late" });
  const guest = await Person.arrive(browser);
  await guest.open(await leader.link());
  await guest.press(panels.wrap_up);
  await guest.button(room.join).press("Enter");
  await expect(guest.button(room.meReady)).toBeVisible();
  await expect(guest.page.getByRole("main")).toBeFocused();
});

test("a column keeps the focus while it is moved to either end", async ({ browser }) => {
  const { page } = await Person.arrive(browser);
  await page.goto(origin());
  const up = page.getByRole("button", { name: home.earlier(2) });
  await up.press("Enter");
  await expect(page.getByRole("button", { name: home.earlier(1) })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: home.earlier(1) })).toBeFocused();
  await page.getByRole("button", { name: home.removeColumn(1) }).press("Enter");
  await expect(page.getByRole("button", { name: home.addColumn })).toBeFocused();
});
