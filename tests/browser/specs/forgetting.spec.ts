// What one asks a device to forget is gone from everything that a browser keeps, and from the page.

import { expect, test } from "../lib/test.ts";

import { actions, forgetting, home, notes, pages, room, signing } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";

/** Everything that the browser keeps for this origin, as one text. */
async function everything(person: Person): Promise<string> {
  const stored = await person.page.evaluate(async () => {
    const all = [localStorage, sessionStorage].flatMap((store) => Object.entries(store));
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches.keys();
    return JSON.stringify([all, databases, caches, document.cookie]);
  });
  return stored + JSON.stringify(await person.page.context().cookies());
}

/** The names under which something is kept. */
const keptNames = (person: Person): Promise<string[]> => person.page.evaluate(() => Object.keys(localStorage).sort());

/** The edit keys that the browser keeps. */
const editKeys = (person: Person): Promise<string[]> =>
  person.page.evaluate(() => Object.values(localStorage).flatMap((value) => /"edit_key":"([^"]+)"/.exec(value)?.[1] ?? []));

/** Somebody with a note on the board, another one with a name and an edit begun, and typed things everywhere. */
async function author(person: Person, link: string): Promise<void> {
  await person.join(link);
  for (const text of ["First note", "Second note"]) {
    await person.write({ column: "Start", text });
    await expect(person.topic(text).getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  }
  await person.openMenu("First note");
  await person.press(notes.editItem);
  await person.dialog().getByRole("textbox", { name: notes.editLabel }).fill("First note, half edi");
  await person.page.keyboard.press("Escape");
  await expect(person.dialog()).toHaveCount(0);
  await person.openMenu("Second note");
  await person.press(signing.begin);
  await person.dialog().getByLabel(signing.name).fill("Zo");
  await person.page.keyboard.press("Escape");
  await expect(person.dialog()).toHaveCount(0);
  await person.editor("Stop").fill("Half a note");
  await person.look("wrap_up");
  await person.page.getByLabel(actions.text).fill("Half an action");
  await person.look("board");
  await expect.poll(async () => (await keptNames(person)).filter((name) => name.startsWith("candor/draft/")).map((name) => name.split("/")[3]?.split(":")[0]).sort()).toEqual(["action", "edit", "note", "sign"]);
}

test("forgetting which notes are mine leaves no edit key and no draft of one, in any tab (A3)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Mine", tick: 2, hiding: false });
  const guest = await Person.arrive(browser);
  const link = await leader.link();
  await author(guest, link);
  const other = await guest.tab();
  await other.open(link);
  await expect(other.topic("First note").getByText(notes.mine, { exact: true })).toBeVisible();
  const keys = await editKeys(guest);
  expect(keys).toHaveLength(2);

  await guest.press(room.menu);
  await guest.press(room.forgetMine);
  await guest.button(forgetting.mine, guest.dialog()).click();
  for (const tab of [guest, other]) {
    await expect(tab.text("First note")).toBeVisible();
    await expect(tab.page.getByText(notes.mine, { exact: true })).toHaveCount(0);
  }
  const [id] = /[\w-]{22}/.exec(new URL(link).pathname) ?? [];
  const left = (await keptNames(guest)).map((name) => name.replace(/[\w-]{22}/g, (found) => (found === id ? "ROOM" : "…")));
  expect(left, "the seat, and what is typed and nobody's yet").toEqual(["candor/draft/ROOM/action:new", "candor/draft/ROOM/note:…", "candor/room/ROOM"]);
  const all = await everything(guest);
  for (const key of keys) expect(all).not.toContain(key);

  await guest.page.reload();
  await guest.isLive();
  await expect(guest.text("Second note")).toBeVisible();
  await expect(guest.page.getByText(notes.mine, { exact: true })).toHaveCount(0);
  await expect(guest.editor("Stop")).toHaveValue("Half a note");
  await guest.openMenu("First note");
  await expect(guest.button(notes.editItem)).toHaveCount(0);
});

test("forgetting a room leaves nothing of it in the browser, and nothing brings it back (A13)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Forgotten", tick: 2, hiding: false });
  const link = await leader.link();
  const guest = await Person.arrive(browser);
  await guest.create({ title: "Another room" });
  const another = await guest.link();
  await author(guest, link);
  await guest.press(room.menu);
  await guest.page.getByRole("radio", { name: room.dark }).check();
  await guest.page.keyboard.press("Escape");
  const [, id = ""] = /\/r\/([\w-]+)/.exec(link) ?? [];
  const [, key = ""] = /#1([\w-]+)/.exec(link) ?? [];
  const before = await everything(guest);
  for (const secret of [id, key, guest.frames.seat() ?? "none"]) expect(before).toContain(secret);

  await guest.press(room.menu);
  await guest.press(room.forgetRoom);
  await guest.button(forgetting.room, guest.dialog()).click();
  await expect(guest.page.getByRole("heading", { name: home.make })).toBeVisible();
  await expect(guest.page.getByText("Another room")).toBeVisible();
  await expect(guest.page.getByText("Forgotten")).toHaveCount(0);
  const gone = async (): Promise<void> => {
    const after = await everything(guest);
    for (const secret of [id, key, guest.frames.seat() ?? "none", ...(await editKeys(guest))]) expect(after).not.toContain(secret);
  };
  await gone();
  await guest.page.goBack();
  await expect(guest.page.getByRole("heading", { level: 1 })).toHaveText(pages.noKey);
  await gone();
  await guest.page.goto(origin());
  await gone();
  expect(await guest.page.evaluate(() => localStorage.getItem("candor/theme")), "this is the device's").toBe("dark");
  await guest.open(another);
  await expect(guest.button(room.meReady)).toBeVisible();
});
