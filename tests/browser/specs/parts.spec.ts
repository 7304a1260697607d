// Parts of the page that come later: in idle time, in time, or not at all; then nothing is lost (S5).

import { expect, test } from "../lib/test.ts";

import { comeIdle, withholdIdle } from "../lib/idle.ts";
import { home, notes, pages, room, wrapUp } from "../lib/names.ts";
import { keepAway } from "../lib/parts.ts";
import { Person, origin } from "../lib/person.ts";

const TYPED = "Half a thought that is not";

test("a dialog that does not come takes away neither the board nor what is typed (S5)", async ({ browser }) => {
  const person = await Person.arrive(browser);
  const { page } = person;
  const letCome = await keepAway(page, "over");
  await person.create({ title: "Without dialogs", alone: true, template: "Start" });
  const editor = person.editor("Start");
  await editor.fill(TYPED);

  const missing = page.getByRole("status").getByText(pages.part);
  await person.press(room.share);
  await expect(missing).toBeVisible();
  await expect(person.dialog()).toBeHidden();
  await expect(editor).toHaveValue(TYPED);
  await page.keyboard.press("n");
  await expect(editor).toBeFocused();
  await person.press(room.menu);
  await expect(missing).toHaveCount(1);
  await expect(editor).toHaveValue(TYPED);

  await letCome();
  await person.press(pages.reload);
  await person.isLive();
  await expect(editor).toHaveValue(TYPED);
  await person.press(room.share);
  await expect(person.dialog().getByRole("heading", { name: room.shareTitle })).toBeVisible();
});

test("a dialog that comes late opens with the focus inside, and gives it back", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Late", alone: true });
  const link = await leader.link();
  const person = await Person.arrive(browser);
  const { page } = person;
  await withholdIdle(page);
  let answer: () => void = () => undefined;
  const held = new Promise<void>((go) => (answer = go));
  await page.route(/\/assets\/over-/, async (route) => {
    await held;
    await route.continue();
  });
  await person.open(link);
  const asked = page.waitForRequest(/\/assets\/over-/);
  await person.press(room.share);
  await asked;
  await expect(person.dialog()).toBeHidden();
  answer();
  await expect(person.dialog()).toBeVisible();
  await expect(person.dialog().locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(person.dialog()).toBeHidden();
  await expect(person.button(room.share)).toBeFocused();
});

test("a panel that does not come says so, and the board stays within reach", async ({ browser }) => {
  const person = await Person.arrive(browser);
  const { page } = person;
  const letCome = await keepAway(page, "panels");
  await person.create({ title: "Without panels", alone: true, template: "Start" });
  await person.editor("Start").fill(TYPED);
  await person.look("wrap_up");
  await expect(page.getByRole("alert").getByRole("heading", { name: pages.part })).toBeVisible();
  await person.look("board");
  await expect(person.editor("Start")).toHaveValue(TYPED);
  await person.look("wrap_up");
  await expect(page.getByRole("main").getByRole("button", { name: pages.reload })).toBeVisible();
  await letCome();
  await person.look("board");
  await person.look("wrap_up");
  await expect(person.button(wrapUp.copy)).toBeVisible();
});

test("a part without its style does not show", async ({ browser }) => {
  const person = await Person.arrive(browser);
  await keepAway(person.page, "later");
  await person.create({ title: "Without style", alone: true });
  await person.press(room.share);
  await expect(person.page.getByRole("status").getByText(pages.part)).toBeVisible();
  await expect(person.dialog()).toBeHidden();
});

test("where home or a room does not come, the page says so and comes back by loading anew", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "There" });
  const link = await leader.link();
  const guest = await Person.arrive(browser);
  const { page } = guest;
  const title = page.getByRole("heading", { level: 1 });
  const letCome = await keepAway(page, "home", "room");
  await page.goto(origin());
  await expect(title).toHaveText(pages.part);
  await expect(guest.button(pages.toHome)).toHaveCount(0);
  await page.goto(link);
  await expect(title).toHaveText(pages.part);
  await letCome();
  await guest.press(pages.reload);
  await guest.isLive();
  await page.goto(origin());
  await expect(page.getByRole("heading", { name: home.make })).toBeVisible();
});

test("once they came in idle time, dialogs and panels need no server", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Ahead", alone: true, hiding: false, tick: 2, template: "Start" });
  const link = await leader.link();
  const person = await Person.arrive(browser);
  const { page } = person;
  await withholdIdle(page);
  await person.join(link);
  const there = Promise.all(["over", "panels", "later"].map((part) =>
    page.waitForResponse(new RegExp(`/assets/${part}-`)).then((response) => response.finished())));
  await comeIdle(page);
  await there;
  await keepAway(page, "home", "room", "over", "panels", "later");
  await person.write({ column: "Start", text: "Kept at hand" });
  await expect(person.topic("Kept at hand").getByText(notes.mine, { exact: true })).toBeVisible();
  await person.openMenu("Kept at hand");
  await person.press(notes.editItem);
  await expect(person.dialog()).toBeVisible();
  await person.press(room.cancel);
  await person.look("wrap_up");
  await expect(person.button(wrapUp.copy)).toBeVisible();
});

for (const path of ["/nothing", "/r/not-an-id"]) {
  test(`at ${path} the page says that there is nothing, and leads home`, async ({ page }) => {
    const answer = await page.goto(origin() + path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(pages.nowhere);
    await page.getByRole("button", { name: pages.toHome }).click();
    await expect(page.getByRole("heading", { name: home.make })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/");
  });
}
