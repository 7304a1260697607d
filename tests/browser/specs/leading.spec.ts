// Leading (F3, F5): rules for everybody, leading from hand to hand, a team whose leader is gone, and
// a retro that runs over days.

import { expect, test, type Page } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { discussion, leading, notes, room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { startMovedServer, type MovedServer } from "../lib/server.ts";

const DAY = 86_400;

/** Opens what whoever leads can set. */
async function settings(leader: Person): Promise<void> {
  await leader.press(leading.button);
  await expect(leader.dialog()).toBeVisible();
}

async function closeSettings(leader: Person): Promise<void> {
  await leader.page.keyboard.press("Escape");
  await expect(leader.dialog()).toBeHidden();
}

async function rule(leader: Person, name: string, on: boolean): Promise<void> {
  await settings(leader);
  const box = leader.page.getByRole("checkbox", { name: new RegExp(`^${name}`) });
  await box.click();
  await expect(box).toBeChecked({ checked: on });
  await closeSettings(leader);
}

/** A leader and a guest in a room of their own. */
async function pair(browser: Parameters<typeof Person.arrive>[0], at?: string): Promise<[Person, Person, string]> {
  const [leader, guest] = [await Person.arrive(browser), await Person.arrive(browser)];
  await leader.create({ title: "Sprint 12", tick: 2, hiding: false }, at);
  const link = await leader.link();
  await guest.join(link);
  return [leader, guest, link];
}

const band = (page: Page, text: RegExp) => page.locator(".band").filter({ hasText: text });

test("frozen writing keeps what is typed, and goes on where it was (F5, S5)", async ({ browser }) => {
  const [leader, guest] = await pair(browser);
  await guest.editor("Start").fill("Half a thought");
  await rule(leader, leading.frozen, true);
  const hint = guest.column("Start").getByText(leading.frozenHint);
  await expect(hint).toBeVisible();
  await guest.editor("Start").press("Enter");
  await expect(guest.editor("Start")).toHaveValue("Half a thought");
  await rule(leader, leading.frozen, false);
  await expect(hint).toHaveCount(0);
  await guest.editor("Start").press("Enter");
  await expect(leader.text("Half a thought")).toBeVisible({ timeout: 20_000 });
});

test("grouping can be kept to those who lead (F5)", async ({ browser }) => {
  const [leader, guest] = await pair(browser);
  for (const text of ["One", "Two"]) await guest.write({ column: "Start", text });
  await expect(leader.topic("Two")).toBeVisible({ timeout: 20_000 });
  await rule(leader, leading.grouping, true);
  await guest.openMenu("One");
  await expect(guest.page.getByText(leading.byLeaders)).toBeVisible();
  await guest.page.keyboard.press("Escape");
  await leader.group("One", "Two");
  await expect(guest.page.getByText("2 notes", { exact: true })).toBeVisible();
});

test("behind a locked door one reads along, and gets a seat once it opens (F5)", async ({ browser }) => {
  const [leader, , link] = await pair(browser);
  await rule(leader, leading.locked, true);
  const late = await Person.arrive(browser);
  await late.open(link);
  await late.press(room.join);
  await expect(band(late.page, /The door is locked/)).toBeVisible();
  await expect(late.editor("Start")).toHaveCount(0);
  await expectNoViolations(late.page, "a locked door");
  await rule(leader, leading.locked, false);
  await expect(late.button(room.meReady)).toBeVisible();
  await late.write({ column: "Start", text: "Here at last" });
  await expect(leader.text("Here at last")).toBeVisible({ timeout: 20_000 });
});

test("leading is offered to the team, and the old link ends (F3)", async ({ browser }) => {
  const [leader, guest, link] = await pair(browser);
  const third = await Person.arrive(browser);
  await third.join(link);
  await settings(leader);
  await expectNoViolations(leader.page, "settings of leading");
  await leader.press(leading.offer);
  await closeSettings(leader);
  await expect(band(third.page, /wants to hand over/)).toBeVisible();
  await expectNoViolations(third.page, "an offer");
  await guest.press(leading.accept);
  await expect(guest.button(leading.button)).toBeVisible();
  await expect(leader.button(leading.button)).toHaveCount(0);
  await expect(third.page.locator(".band")).toHaveCount(0);
  await guest.goTo("write");
  await guest.page.reload();
  await guest.isLive();
  await expect(guest.button(leading.button)).toBeVisible();
});

test("a replaced link for leading leaves its maker leading and nobody else (F3)", async ({ browser }) => {
  const [leader, guest] = await pair(browser);
  await leader.press(room.share);
  await leader.press(room.showLeading);
  const old = await leader.page.getByRole("textbox", { name: leading.link }).inputValue();
  await leader.page.keyboard.press("Escape");
  const helper = await Person.arrive(browser);
  await helper.open(old);
  await helper.press(room.join);
  await expect(helper.button(leading.button)).toBeVisible();
  await settings(leader);
  await leader.press(leading.replace);
  await expect(leader.page.getByText(leading.replaced)).toBeVisible();
  await closeSettings(leader);
  await expect(helper.button(leading.button)).toHaveCount(0);
  await leader.goTo("write");
  await guest.isAt("write");
  await leader.page.reload();
  await leader.isLive();
  await expect(leader.button(leading.button)).toBeVisible();
});

test("a link with a made-up key for leading does not cost whoever leads their own (F3)", async ({ browser }) => {
  const [leader, guest, link] = await pair(browser);
  await leader.open(`${link}.${"A".repeat(22)}`);
  await expect(leader.button(leading.button)).toBeVisible();
  await leader.goTo("write");
  await guest.isAt("write");
  await leader.page.reload();
  await leader.isLive();
  await expect(leader.button(leading.button)).toBeVisible();
});

test.describe("over time", () => {
  let server: MovedServer;
  test.beforeAll(async () => { server = await startMovedServer(); });
  test.afterAll(() => server.stop());

  test("a facilitator's laptop dies in the discussion and the team goes on (F3)", async ({ browser }) => {
    const [leader, guest, link] = await pair(browser, server.origin);
    const third = await Person.arrive(browser);
    await third.join(link);
    await guest.write({ column: "Start", text: "Pair on reviews" });
    await expect(third.text("Pair on reviews")).toBeVisible({ timeout: 20_000 });
    await leader.goTo("discuss");
    await leader.press(discussion.start);
    await leader.leave();
    // The server hears of the break in its own time; two minutes begin then.
    const absent = band(guest.page, /Nobody who leads has been here/);
    await expect(async () => {
      await server.pass(60);
      await expect(absent).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await guest.press(leading.stand);
    await expect(band(third.page, /Somebody here would lead/)).toBeVisible();
    await expectNoViolations(third.page, "somebody stands");
    await third.press(leading.agree);
    await expect(guest.button(leading.button)).toBeVisible({ timeout: 20_000 });
    await expect(third.page.locator(".band")).toHaveCount(0);
    await guest.goTo("wrap_up");
    await guest.press(room.menu);
    await guest.press(room.erase);
    await guest.press("Erase in one minute");
    await expect(guest.page.getByText(/appointed less than an hour ago/)).toBeVisible();
  });

  test("a retro over three days reveals at its closing time, with nobody there (A5)", async ({ browser }) => {
    const leader = await Person.arrive(browser);
    await leader.create({ title: "Quarter", tick: 2 }, server.origin);
    const link = await leader.link();
    const guest = await Person.arrive(browser, { timezoneId: "America/New_York" });
    await guest.join(link);
    await leader.goTo("write");
    for (const text of ["First thought", "Second thought"]) await guest.write({ column: "Start", text });
    await settings(leader);
    const local = await leader.page.evaluate((ahead) => {
      const at = new Date(Date.now() + ahead);
      return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    }, 3 * DAY * 1_000 + await leader.page.evaluate(() => 130_000));
    await leader.page.getByLabel(leading.closesAt).fill(local);
    await leader.dialog().getByRole("button", { name: leading.set }).last().click();
    await expect(leader.dialog().getByText(leading.closes)).toBeVisible();
    await closeSettings(leader);
    await expect(guest.page.getByText(leading.closes)).toBeVisible();
    const zones = await Promise.all([leader, guest].map((each) => each.page.getByText(leading.closes).first().textContent()));
    expect(zones[0]).not.toBe(zones[1]);
    await guest.page.goto("about:blank");
    await leader.page.goto("about:blank");
    await server.pass(2 * DAY);
    await guest.open(link);
    await expect(guest.page.getByText(notes.hidden).first()).toBeVisible();
    await guest.page.goto("about:blank");
    await server.pass(DAY + 600);
    await leader.open(link);
    await expect(leader.text("First thought")).toBeVisible();
    await expect(leader.text("Second thought")).toBeVisible();
    await guest.open(link);
    await guest.write({ column: "Stop", text: "A late one" });
    await expect(leader.text("A late one")).toBeVisible({ timeout: 20_000 });
  });
});
