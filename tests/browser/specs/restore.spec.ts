// A server that keeps rooms in memory is started anew: the board comes back from a page that has it, into a
// room that everybody finds by the key that they have (S3, S5, A4, A13).

import { expect, test, type Page } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { inEachLook } from "../lib/looks.ts";
import { discussion, leading, notes, pages, restoring, room, voting } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { startMovedServer, startServer, startServerAt } from "../lib/server.ts";
import { Wall } from "../lib/wall.ts";

const PAIR = "Pair on the payment module";
const SMALL = "Ship smaller changes";
const MEETINGS = "Meetings without an agenda";
const GROUP = "Working together";
const SECRET = "Nobody has seen this yet";
const DRAFT = "A thought that is only half";
const COMMENT = "Not on Fridays";
const ACTION = "Plan one afternoon a week";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** The board as a file has it: the same bytes from every browser (K4). */
async function board(person: Person): Promise<string> {
  await person.goTo("wrap_up");
  return (await person.file("json")).text;
}

test("a board is restored after a restart, and everybody comes along with what is theirs (S3, S5, A3, A4)", async ({ browser }) => {
  test.setTimeout(240_000);
  let server = await startServer();
  const [leader, ana, jo, late] = await Promise.all([1, 2, 3, 4].map(() => Person.arrive(browser))) as
    [Person, Person, Person, Person];
  try {
    await leader.create({ title: "Lost and found", template: "Start, Stop, Continue", tick: 2 }, server.origin);
    const link = await leader.link();
    await Promise.all([ana, jo, late].map((guest) => guest.join(link)));
    await leader.goTo("write");
    await leader.write({ column: "Start", text: PAIR });
    await ana.write({ column: "Start", text: SMALL });
    await late.write({ column: "Stop", text: MEETINGS });
    await leader.reveal();
    await expect(late.topic(MEETINGS).getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
    await late.page.close();

    await leader.group(SMALL, PAIR);
    await leader.nameTopic(PAIR, GROUP);
    await leader.goTo("vote");
    await leader.openRound(3, 2);
    for (const person of [leader, ana, jo]) await person.vote(GROUP, 2);
    await expect(leader.count(room.voted(3))).toBeVisible({ timeout: 20_000 });
    await leader.closeRound();
    await leader.goTo("discuss");
    await leader.press(discussion.start);
    await jo.comment(COMMENT);
    await expect(leader.text(COMMENT)).toBeVisible({ timeout: 20_000 });
    await leader.act(ACTION, "Jo", "2026-12-03");
    const before = await board(leader);

    await leader.goTo("write");
    const hideNew = leader.page.getByLabel(room.hideNew);
    await hideNew.click();
    await expect(hideNew).toBeChecked();
    await ana.isAt("write");
    await ana.write({ column: "Stop", text: SECRET });
    await expect(ana.topic(SECRET).getByText(notes.hidden)).toBeVisible();
    await jo.editor("Continue").pressSequentially(DRAFT);
    const tab = await ana.tab();
    await tab.open(ana.page.url());
    const wall = await Wall.hang(browser, link);

    await server.stop();
    server = await startServerAt(server.origin);
    for (const { page } of [leader, ana, jo, tab, wall]) await expect(heading(page)).toHaveText(restoring.title);
    await expect(leader.page.getByText(restoring.leads)).toBeVisible();
    await expect(ana.page.getByText(restoring.wait)).toBeVisible();
    await expect(ana.button(restoring.button)).toHaveCount(0);
    await expect(wall.page.getByText(restoring.wall)).toBeVisible();
    await inEachLook(leader.page, async ({ name }) => {
      await expectNoViolations(leader.page, `the offer to restore, ${name}`);
      const shots = process.env["CANDOR_SHOTS"];
      if (shots) await leader.page.screenshot({ path: `${shots}/restore-${name}.png`, fullPage: true });
    });
    const gone = leader.page.url();
    await leader.press(restoring.button);

    for (const person of [leader, ana, jo, tab]) {
      await expect(heading(person.page)).toHaveText("Lost and found", { timeout: 45_000 });
      await person.isLive();
      await expect(person.page.getByText(restoring.told)).toBeVisible();
      expect(person.page.url()).not.toBe(gone);
      expect(person.page.url()).toBe(leader.page.url());
    }
    await expect(wall.text(GROUP).first()).toBeVisible({ timeout: 45_000 });
    await expectNoViolations(jo.page, "a restored board");

    // What is one's own is there, and still is one's own; what was hidden is hidden.
    await expect(jo.editor("Continue")).toHaveValue(DRAFT);
    for (const each of [ana, tab]) {
      await expect(each.topic(SECRET).getByText(notes.hidden)).toBeVisible();
      await expect(each.text(SECRET)).toHaveCount(1);
    }
    await expect(leader.count(room.hiddenFew)).toBeVisible({ timeout: 20_000 });
    await expect(leader.text(SECRET)).toHaveCount(0);
    expect(await board(leader)).toBe(before);

    // Whoever was away finds the way by the old link.
    const back = await late.tab();
    await back.page.goto(link);
    await expect(heading(back.page)).toHaveText("Lost and found", { timeout: 45_000 });
    await back.isLive();
    await expect(back.page.getByText(restoring.told)).toBeVisible();
    const stranger = await Person.arrive(browser);
    await stranger.page.goto(link);
    await stranger.isLive();
    expect(stranger.page.url()).toBe(leader.page.url());

    await leader.goTo("write");
    await leader.reveal();
    for (const person of [leader, jo, back]) await expect(person.text(SECRET)).toHaveCount(1, { timeout: 20_000 });
    await ana.openMenu(SMALL);
    await ana.press(notes.editItem);
    await ana.rewrite("Ship much smaller changes");
    await back.openMenu(MEETINGS);
    await back.press(notes.editItem);
    await back.rewrite("Meetings without an end");
    for (const person of [leader, jo]) {
      await expect(person.text("Ship much smaller changes")).toBeVisible({ timeout: 20_000 });
      await expect(person.text("Meetings without an end")).toBeVisible({ timeout: 20_000 });
    }
    await leader.goTo("vote");
    await expect(jo.page.getByText(voting.counted(3))).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("whoever restores where nobody does who leads is the one to lead, and two at once make one room (F3)", async ({ browser }) => {
  test.setTimeout(180_000);
  let server = await startServer();
  try {
    const leader = await Person.arrive(browser);
    await leader.create({ title: "Orphaned", tick: 2, hiding: false }, server.origin);
    const link = await leader.link();
    const [ana, jo] = await Promise.all([Person.arrive(browser), Person.arrive(browser)]);
    for (const guest of [ana, jo]) await guest.join(link);
    await leader.goTo("write");
    await ana.isAt("write");
    await ana.write({ column: "Start", text: SMALL });
    await expect(jo.text(SMALL)).toBeVisible({ timeout: 20_000 });
    await leader.page.close();

    // At first nobody who leads is there; the second time two press at once.
    for (const restorers of [[ana], [ana, jo]]) {
      await server.stop();
      server = await startServerAt(server.origin);
      for (const { page } of [ana, jo]) await expect(heading(page)).toHaveText(restoring.title, { timeout: 20_000 });
      for (const each of restorers) await expect(each.button(restoring.button)).toBeVisible({ timeout: 45_000 });
      // Of two at once one may be taken along before it has pressed.
      await Promise.all(restorers.map((each) => each.button(restoring.button).click({ timeout: 5_000 }).catch(() => undefined)));
      for (const person of [ana, jo]) {
        await expect(heading(person.page)).toHaveText("Orphaned", { timeout: 45_000 });
        await expect(person.text(SMALL)).toBeVisible();
      }
      expect(ana.page.url()).toBe(jo.page.url());
      const led = await Promise.all(restorers.map((each) => each.button(leading.button).count()));
      expect(led).toContain(1);
    }

    // The link from before both restarts still leads there.
    const stranger = await Person.arrive(browser);
    await stranger.page.goto(link);
    await stranger.isLive();
    expect(stranger.page.url()).toBe(jo.page.url());
    await expect(stranger.text(SMALL)).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("a room that was erased while a page was away is not offered to be restored (A13)", async ({ browser }) => {
  const server = await startMovedServer();
  try {
    const leader = await Person.arrive(browser);
    await leader.create({ title: "Erased", tick: 2 }, server.origin);
    const guest = await Person.arrive(browser);
    await guest.join(await leader.link());
    const away = guest.page.context();
    await away.setOffline(true);
    await guest.page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await leader.press(room.menu);
    await leader.press(room.erase);
    await leader.button(room.eraseDo, leader.dialog()).click();
    await expect(leader.page.getByText(room.erasing)).toBeVisible();
    await server.pass(61);
    await expect(heading(leader.page)).toHaveText(pages.erased);
    await away.setOffline(false);
    await guest.page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(heading(guest.page)).toHaveText(pages.erased, { timeout: 45_000 });
    await expect(guest.button(restoring.button)).toHaveCount(0);
    expect(await guest.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("candor/room/")))).toEqual([]);
  } finally {
    await server.stop();
  }
});
