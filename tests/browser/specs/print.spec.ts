// One key for everybody: the print that a team compares, and a page that refuses to write where the
// board belongs to another key.

import { expect, test, type Page } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { inEachLook } from "../lib/looks.ts";
import { notes, print, projector, room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { Wall } from "../lib/wall.ts";

/** The digits on a page, once they are worked out. */
async function digits(page: Page): Promise<string> {
  const found = page.getByRole("status", { name: print.title }).getByText(print.digits);
  await expect(found).toBeVisible({ timeout: 30_000 });
  return (await found.textContent())!;
}

async function compare(person: Person): Promise<string> {
  await person.press(room.menu);
  await person.press(print.item);
  const found = await digits(person.page);
  await person.button(room.close, person.dialog()).click();
  return found;
}

test("everybody in a room has one print, the wall too, and another room has another", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Printed", tick: 2 });
  const link = await leader.link();
  await leader.press(room.share);
  await leader.press(print.show);
  const here = await digits(leader.page);
  await expect(leader.dialog().getByText(print.alone)).toBeVisible();
  await leader.page.keyboard.press("Escape");

  const guest = await Person.arrive(browser);
  await guest.open(link);
  await guest.press(print.join);
  expect(await digits(guest.page)).toBe(here);
  await expect(guest.dialog().getByText(print.alone)).toBeVisible();
  await inEachLook(guest.page, (look) => expectNoViolations(guest.page, `the room print ${look.name}`));

  const wall = await Wall.hang(browser, link);
  expect(await digits(wall.page)).toBe(here);
  await wall.cutsNothingOff();

  const other = await Person.arrive(browser);
  await other.create({ title: "Printed", tick: 2 });
  expect(await compare(other)).not.toBe(here);
  expect(await compare(leader)).toBe(here);
});

test("the page goes on while the print is worked out", async ({ browser }) => {
  const person = await Person.arrive(browser);
  await person.create({ title: "Busy", tick: 2, alone: true });
  await person.page.evaluate(() => {
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
      document.documentElement.dataset["longest"] = String(Math.max(longest, Number(document.documentElement.dataset["longest"] ?? 0)));
    }).observe({ type: "longtask" });
  });
  await compare(person);
  const longest = await person.page.evaluate(() => Number(document.documentElement.dataset["longest"] ?? 0));
  test.info().annotations.push({ type: "longest task", description: `${longest} ms` });
  expect(longest, "no task stands in the way for long").toBeLessThan(250);
});

/** Serves a page the board with another check: as if the room belonged to another key. */
async function withOtherCheck(page: Page): Promise<void> {
  await page.routeWebSocket(/\/api\/ws\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => socket.send(String(message).replace(/"check":"(.)(.{42})"/,
      (_, first: string, rest: string) => `"check":"${first === "A" ? "B" : "A"}${rest}"`)));
  });
}

test("a page whose key the board does not belong to says why, and writes nothing (A11)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Two keys", tick: 2 });
  await leader.goTo("write");
  const link = await leader.link();
  const guest = await Person.arrive(browser);
  await guest.join(link);
  await guest.editor("Start").fill("What nobody else should have");
  await withOtherCheck(guest.page);
  await guest.page.reload();
  const why = guest.page.getByRole("alert").filter({ hasText: print.why });
  await expect(why.getByRole("heading", { name: print.trap })).toBeVisible();
  await expect(guest.page.getByRole("textbox", { name: notes.editor("Start") })).toHaveCount(0);
  await expect(guest.button(room.meReady)).toHaveCount(0);
  await expect(guest.button(room.join)).toHaveCount(0);
  await inEachLook(guest.page, (look) => expectNoViolations(guest.page, `a trap ${look.name}`));
  const sent = guest.frames.since(0, "sent").map(({ text }) => (JSON.parse(text) as { type: string }).type);
  expect(sent.filter((type) => !["hello", "ping"].includes(type))).toEqual([]);
});

test("the wall invites nobody to a room that belongs to another key", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Two keys", tick: 2 });
  const link = await leader.link();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await withOtherCheck(page);
  const wall = await Wall.open(page, link);
  await expect(page.getByRole("alert").filter({ hasText: print.why })).toBeVisible();
  await expect(wall.code()).toHaveCount(0);
  await expect(page.getByRole("status", { name: print.title })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: projector.joinTitle })).toHaveCount(0);
});
