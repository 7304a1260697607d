// What an author's page sends again into a restored room: everything that was not on the board, once, and
// nothing that would show what was hidden (S3, S5, A4).

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page, testRoom } from "../testing";
import { again, isVoid } from "./again";
import type { Entry, RoomState } from "./state";
import type { Command } from "./wire";

const COLUMN = idOf(10);
const local = (): string => "later";

const types = (entries: readonly Entry[]): string[] => entries.map(({ command }) => command.type);

/** A page whose author wrote a note, which the server kept. */
function written(hiding: boolean): Page {
  const page = new Page();
  page.begin("write", hiding);
  page.act({ type: "add_note", column: COLUMN, text: "a note" });
  page.ack(page.last());
  return page;
}

const add = (page: Page): Extract<Command, { type: "add_note" }> => {
  const command = page.sent.find(({ type }) => type === "add_note");
  if (command?.type !== "add_note") throw new Error("no note");
  const { ref: _, ...rest } = command;
  return rest;
};

/** The page in the restored room, before its board is there. */
function moved(page: Page): Page {
  const { entries, own } = again(page.room, local);
  const texts = new Map(page.room.own);
  for (const each of own) texts.set(each.id, each);
  return new Page(testRoom({ own: texts, outbox: entries }));
}

test("a hidden note is sent again: the same bytes, id and lock, in its old place (S3)", () => {
  const page = written(true);
  const { entries, own } = again(page.room, local);
  assert.deepEqual(entries.map(({ command }) => command), [add(page)]);
  assert.equal(entries[0]?.hidden, true);
  assert.deepEqual(entries.map((each) => each.local), own.map((each) => each.local));
  assert.deepEqual(own.map(({ kept, seen }) => [kept, seen]), [["sending", false]]);
});

test("a restored room that hides gets the note; where nothing is hidden it goes back to its editor (A4)", () => {
  const there = moved(written(true));
  there.begin("write", true);
  assert.deepEqual(there.sent.map(({ type }) => type), ["add_note"]);
  const open = moved(written(true));
  open.begin("write", false);
  assert.deepEqual(open.sent, []);
  assert.equal(open.room.drafts.get(`note:${COLUMN}`)?.text, "a note");
  assert.equal(open.room.own.size, 0);
});

test("a note that waited on an open board waits again", () => {
  const open = moved(written(false));
  open.begin("write", false);
  assert.deepEqual(open.sent.map(({ type }) => type), ["add_note"]);
});

test("what the restored board shows is not sent once more", () => {
  const page = written(false);
  const note: RoomState["board"]["notes"] extends ReadonlyMap<string, infer Note> ? Note : never = {
    id: add(page).id, text: add(page).text, lock: add(page).lock, signature: null,
  };
  page.put({ type: "note", ...note });
  const there = moved(page);
  there.patch([{ type: "note", ...note }], []);
  assert.deepEqual(there.sent, []);
  assert.deepEqual(there.room.outbox, []);
  assert.deepEqual([...there.room.own.values()].map(({ seen, kept }) => [seen, kept]), [[true, "waiting"]]);
});

test("an own text that the page which restored had not seen yet is sent again", () => {
  const page = written(false);
  page.note(add(page).id, "a note", idOf(30));
  const there = moved(page);
  there.begin("write", false);
  assert.ok(there.sent.some((command) => command.type === "add_note" && command.id === add(page).id));
});

test("what was taken off stays off, and what was not acknowledged is not sent twice", () => {
  const page = written(false);
  page.note(add(page).id, "a note", idOf(30));
  page.del({ type: "note", id: add(page).id });
  assert.deepEqual(again(page.room, local), { entries: [], own: [] });
  const unsent = new Page();
  unsent.begin("write", false);
  unsent.act({ type: "add_note", column: COLUMN, text: "a note" });
  assert.deepEqual(again(unsent.room, local), { entries: [], own: [] });
});

test("an edit and a deletion that waited for their tick are wished again", () => {
  for (const [intent, type] of [
    [{ type: "edit_text", text: "other words" }, "edit_text"],
    [{ type: "delete_text" }, "delete_text"],
  ] as const) {
    const page = written(false);
    const { id } = add(page);
    page.note(id, "a note", idOf(30));
    page.act({ ...intent, id });
    page.ack(page.last());
    const wished = types(again(page.room, local).entries).filter((each) => each !== "add_note");
    assert.deepEqual(wished, [type]);
  }
});

test("what was about an open round or poll, or about something that waited, is void", () => {
  const entry = (command: Command): Entry => ({ local: "1", command, ref: null, not_before: 0, again: true });
  assert.ok(isVoid(entry({ type: "cast_ballot", round: idOf(40), votes: [] })));
  assert.ok(isVoid(entry({ type: "take_back", of: { note: idOf(20) }, edit_key: idOf(21) })));
  assert.ok(!isVoid(entry({ type: "delete_text", of: { note: idOf(20) }, edit_key: idOf(21) })));
});
