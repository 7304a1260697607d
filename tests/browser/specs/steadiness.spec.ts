// Nothing that is typed is lost or moved by what others do (S3, S5).

import { expect, test, type WebSocketRoute } from "../lib/test.ts";

import { notes, room, stages } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

const DRAFT = "A thought that is only half";

test("an editor keeps place, focus and text while others write, reveal and move on (S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Steady", tick: 2 });
  await leader.goTo("write");
  const writer = await Person.arrive(browser);
  await writer.join(await leader.link());

  const editor = writer.editor("Stop");
  await editor.pressSequentially(DRAFT);
  const before = await editor.boundingBox();
  const settled = await editor.evaluateHandle((element) => element);

  for (const text of ["One", "Two", "Three"]) await leader.write({ column: "Stop", text });
  const led = leader.editor("Stop");
  const calm = await led.boundingBox();
  await leader.reveal();
  await expect(leader.page.getByText(room.revealIn)).toBeVisible();
  expect((await led.boundingBox())?.y).toBe(calm?.y);
  await expect(leader.button(room.reveal)).toBeFocused();
  await expect(writer.text("Three")).toBeVisible({ timeout: 20_000 });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue(DRAFT);
  expect((await editor.boundingBox())?.y).toBe(before?.y);

  await leader.goTo("discuss");
  await expect(writer.page.getByText(room.movedOn(stages.discuss))).toBeVisible();
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue(DRAFT);
  expect(await editor.evaluate((element, there) => element === there, settled)).toBe(true);

  // The caret never moved: typing goes on where it stopped.
  await writer.page.keyboard.type("-finished one");
  await expect(editor).toHaveValue(`${DRAFT}-finished one`);
  await writer.press(room.follow);
  await expect(editor).toBeHidden();
});

test("a draft survives a reload and a stage that hides its editor (S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Drafts", tick: 2 });
  await leader.goTo("write");
  await leader.editor("Start").pressSequentially(DRAFT);
  await leader.page.reload();
  await leader.isLive();
  await expect(leader.editor("Start")).toHaveValue(DRAFT);
  await leader.goTo("wrap_up");
  await leader.goTo("write");
  await expect(leader.editor("Start")).toHaveValue(DRAFT);
});

test("what is written offline arrives exactly once (S3)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Offline", tick: 2, hiding: false });
  await leader.goTo("write");
  const writer = await Person.arrive(browser);
  await writer.join(await leader.link());
  const context = writer.page.context();

  await context.setOffline(true);
  await writer.page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await writer.write({ column: "Start", text: "Written in a tunnel" });
  await writer.write({ column: "Start", text: "And another one" });
  await context.setOffline(false);

  for (const text of ["Written in a tunnel", "And another one"]) {
    await expect(leader.text(text)).toBeVisible({ timeout: 30_000 });
    await expect(leader.text(text)).toHaveCount(1);
    await expect(writer.text(text)).toHaveCount(1);
  }
  await writer.isLive();
});

test("what is written while cut off survives a reload and is sent once (S3)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Reloaded", tick: 2, hiding: false });
  await leader.goTo("write");
  const writer = await Person.arrive(browser);
  const wire = await cuttable(writer);
  await writer.join(await leader.link());

  await wire.cut();
  await expect(writer.status(room.reconnecting)).toBeVisible();
  await writer.write({ column: "Start", text: "Kept meanwhile" });
  await expect(writer.page.getByText(room.waits(1))).toBeVisible();
  await writer.page.reload();
  await expect(writer.status(room.reconnecting)).toBeVisible();
  wire.mend();

  await expect(leader.text("Kept meanwhile")).toBeVisible({ timeout: 30_000 });
  await expect(leader.text("Kept meanwhile")).toHaveCount(1);
  await writer.isLive();
  await expect(writer.text("Kept meanwhile")).toHaveCount(1);
});

test("whoever joins while cut off has a seat after a reload, and the note of that time (S3)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Half joined", tick: 2, hiding: false });
  await leader.goTo("write");
  const writer = await Person.arrive(browser);
  const wire = await cuttable(writer);
  await writer.open(await leader.link());

  await wire.cut();
  await expect(writer.status(room.reconnecting)).toBeVisible();
  await writer.press(room.join);
  await writer.write({ column: "Start", text: "Written before the seat came" });
  await writer.page.reload();
  await expect(writer.status(room.reconnecting)).toBeVisible();
  wire.mend();

  await expect(leader.text("Written before the seat came")).toBeVisible({ timeout: 30_000 });
  await writer.isLive();
  await expect(writer.text("Written before the seat came")).toHaveCount(1);
});

/** Lets a test cut a person's websocket and keep it cut, also across reloads. */
async function cuttable(person: Person): Promise<{ cut(): Promise<void>; mend(): void; attempts(): number }> {
  let isCut = false;
  let attempts = 0;
  let newest: WebSocketRoute | undefined;
  await person.page.routeWebSocket(/\/api\/ws\//, (socket) => {
    newest = socket;
    attempts += 1;
    if (isCut) void socket.close({ code: 1001 });
    else socket.connectToServer();
  });
  return {
    cut: async () => {
      isCut = true;
      await newest?.close({ code: 1001 });
    },
    mend: () => {
      isCut = false;
    },
    attempts: () => attempts,
  };
}

test("a connection that goes and comes back is told aloud once each, and not at every attempt (S5)", async ({ browser }) => {
  const person = await Person.arrive(browser);
  const wire = await cuttable(person);
  await person.create({ title: "Told once" });
  await person.page.evaluate(() => {
    const region = document.querySelector(".connection [role=status]");
    const told = ((window as unknown as { told: string[] }).told = []) as string[];
    new MutationObserver(() => told.push(region?.textContent ?? "")).observe(region!, { childList: true, characterData: true, subtree: true });
  });
  const before = wire.attempts();
  await wire.cut();
  await expect(person.status(room.reconnecting)).toBeVisible();
  for (const wanted of [1, 2]) {
    await expect.poll(() => wire.attempts() - before, { timeout: 30_000 }).toBeGreaterThanOrEqual(wanted);
    await expect(person.page.getByText(room.reconnecting).first()).toBeVisible();
  }
  wire.mend();
  await person.isLive();
  const told = await person.page.evaluate(() => (window as unknown as { told: string[] }).told);
  expect(told.map((text) => text.trim())).toEqual([expect.stringMatching(room.reconnecting), room.live]);
});

test("two tabs of one seat show the same own notes, and one here (A2)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Two tabs", tick: 2 });
  await leader.goTo("write");
  const link = await leader.link();
  const second = await leader.tab();
  await second.open(link);
  await expect(second.button(room.meReady)).toBeVisible();

  await leader.ready();
  await expect(second.button(room.meReady)).toHaveAttribute("aria-pressed", "true");
  await expect(leader.count(room.here(1))).toBeVisible({ timeout: 20_000 });
  await expect(second.count(room.ready(1))).toBeVisible();

  await leader.write({ column: "Start", text: "Mine in either tab" });
  await leader.reveal();
  await expect(second.text("Mine in either tab")).toBeVisible({ timeout: 20_000 });
  await expect(second.topic("Mine in either tab").getByText(notes.mine, { exact: true })).toBeVisible();
});
