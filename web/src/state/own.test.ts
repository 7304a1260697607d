// One's own texts beside the board (S5), through their whole way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { columns, comments, type NoteView } from "./select";
import type { OwnStatus } from "./state";
import { LIMITS, type Command, type HiddenCount } from "./wire";

type Add = Extract<Command, { readonly type: "add_note" }>;

const COLUMN = idOf(10);
const TOPIC = idOf(30);

/** A page that has written a note. */
function wrote(hiding: boolean): { page: Page; add: Add & { ref: number } } {
  const page = new Page();
  page.begin("write", hiding);
  page.act({ type: "draft", key: `note:${COLUMN}`, text: "builds are slow" });
  page.act({ type: "add_note", column: COLUMN, text: "builds are slow" });
  const add = page.last();
  assert.equal(add.type, "add_note");
  return { page, add: add as Add & { ref: number } };
}

/** Lets the note come out on the board. */
function release(page: Page, add: Add, text = add.text): void {
  page.put(
    { type: "topic", parked: false, id: TOPIC, column: COLUMN, order: 0, name: null, notes: [add.id] },
    { type: "note", signature: null, id: add.id, text, lock: add.lock },
  );
}

function shown(page: Page): { text: string; own: OwnStatus | null } | null {
  const [column] = columns(page.room);
  const note: NoteView | undefined = column?.topics[0]?.notes[0] ?? column?.own[0];
  return note === undefined ? null : { text: note.text.text, own: note.own };
}

test("forgetting what is one's own forgets what waits with its edit key (A3)", () => {
  const page = new Page();
  page.begin("write", true);
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  for (const text of ["one", "two", "three", "four"]) page.act({ type: "add_note", column: idOf(10), text });
  const [one = "", two = "", three = ""] = page.room.own.keys();
  page.act({ type: "edit_text", id: one, text: "changed" });
  page.act({ type: "delete_text", id: two });
  page.act({ type: "take_back", id: three });
  page.effects.length = 0;
  page.dispatch({ type: "forget_mine" });
  assert.deepEqual(new Set(page.room.outbox.map(({ command }) => command.type)), new Set(["add_note"]));
  assert.deepEqual(page.effects, [{ type: "forget_mine", room: page.room.id }]);
  assert.ok(!JSON.stringify(page.room.outbox).includes("edit_key"));
});

test("a note is shown at once from one's own browser, then sending, on its way, shown", () => {
  const { page, add } = wrote(false);
  assert.deepEqual(shown(page), { text: "builds are slow", own: "sending" });
  assert.equal(page.room.drafts.size, 0, "an accepted text empties its draft");
  page.ack(add);
  assert.deepEqual(shown(page), { text: "builds are slow", own: "on_its_way" });
  release(page, add);
  assert.deepEqual(shown(page), { text: "builds are slow", own: "shown" });
  assert.deepEqual(columns(page.room)[0]?.own, []);
});

test("a hidden note waits for the reveal, and for nothing else", () => {
  const { page, add } = wrote(true);
  page.ack(add);
  assert.equal(shown(page)?.own, "hidden");
  page.put({ type: "stage", closes_at: null, stage: "write", hiding: false, reveal_at: null, focus: null });
  assert.equal(shown(page)?.own, "hidden", "what is hidden stays so (A4)");
  release(page, add);
  assert.equal(shown(page)?.own, "shown");
});

test("an edit on a shown board is changing until the board shows the identical bytes", () => {
  const { page, add } = wrote(false);
  page.ack(add);
  release(page, add);
  page.act({ type: "edit_text", id: add.id, text: "builds take an hour" });
  const edit = page.last();
  assert.ok(edit.type === "edit_text" && edit.rev === 1);
  assert.deepEqual(shown(page), { text: "builds take an hour", own: "changing" });
  page.ack(edit);
  assert.equal(shown(page)?.own, "changing");
  release(page, add, edit.text);
  assert.deepEqual(shown(page), { text: "builds take an hour", own: "shown" });
});

test("an edit that is taken back leaves the board's wording, and goes back to its editor", () => {
  const { page, add } = wrote(false);
  page.ack(add);
  release(page, add);
  page.act({ type: "edit_text", id: add.id, text: "builds take an hour" });
  page.ack(page.last());
  page.act({ type: "take_back", id: add.id });
  assert.equal(page.last().type, "take_back");
  assert.deepEqual(shown(page), { text: "builds are slow", own: "shown" });
  assert.equal(page.room.drafts.get(`edit:${add.id}`)?.text, "builds take an hour");
  page.act({ type: "edit_text", id: add.id, text: "builds take two hours" });
  page.ack(page.last());
  const again = page.last();
  assert.ok(again.type === "edit_text" && again.rev === 2, "numbers of edits are never used twice");
});

test("an edit that came out although it was taken back is what stands there", () => {
  const { page, add } = wrote(false);
  page.ack(add);
  release(page, add);
  page.act({ type: "edit_text", id: add.id, text: "builds take an hour" });
  const edit = page.last();
  page.ack(edit);
  page.act({ type: "take_back", id: add.id });
  release(page, add, edit.type === "edit_text" ? edit.text : "");
  assert.deepEqual(shown(page), { text: "builds take an hour", own: "shown" });
});

test("deleting what nobody saw takes it away at once", () => {
  const { page, add } = wrote(true);
  page.ack(add);
  page.act({ type: "delete_text", id: add.id });
  assert.equal(shown(page), null);
  assert.equal(page.last().type, "delete_text");
  page.ack(page.last());
  assert.equal(page.room.own.size, 0);
});

test("a deletion on a shown board is going, can be taken back, and ends with the note", () => {
  const { page, add } = wrote(false);
  page.ack(add);
  release(page, add);
  page.act({ type: "delete_text", id: add.id });
  assert.equal(shown(page)?.own, "going");
  page.ack(page.last());
  page.act({ type: "take_back", id: add.id });
  assert.equal(shown(page)?.own, "shown");
  page.ack(page.last());
  page.act({ type: "delete_text", id: add.id });
  page.ack(page.last());
  page.del({ type: "topic", id: TOPIC }, { type: "note", id: add.id });
  assert.equal(shown(page), null);
  assert.equal(page.room.own.size, 0);
  assert.deepEqual(page.effects.at(-1), { type: "drop_own", room: page.room.id, id: add.id });
});

test("a note that is gone though its author did not delete it was taken off, until that is read", () => {
  const { page, add } = wrote(false);
  page.ack(add);
  release(page, add);
  page.del({ type: "topic", id: TOPIC }, { type: "note", id: add.id });
  assert.deepEqual(shown(page), { text: "builds are slow", own: "taken_off" });
  page.dispatch({ type: "forget_text", id: add.id });
  assert.equal(shown(page), null);
});

test("forgetting which notes are mine drops every edit key, and the notes stay where they are (S5)", () => {
  const { page, add } = wrote(false);
  page.ack(add);
  release(page, add);
  page.dispatch({ type: "forget_mine" });
  assert.deepEqual(shown(page), { text: "builds are slow", own: null });
  assert.deepEqual(page.effects.at(-1), { type: "forget_mine", room: page.room.id });
});

test("taking back a note on its way deletes it and gives its text back to the editor", () => {
  const { page, add } = wrote(false);
  page.ack(add);
  page.act({ type: "draft", key: `note:${COLUMN}`, text: "something new" });
  page.act({ type: "take_back", id: add.id });
  assert.equal(page.last().type, "delete_text");
  assert.equal(shown(page), null);
  const draft = page.room.drafts.get(`note:${COLUMN}`);
  assert.deepEqual(draft, { text: "something new\nbuilds are slow", given: 1 });
});

test("a comment waits too, and stands behind those that are shown", () => {
  const page = new Page();
  page.begin("discuss", false);
  page.note(idOf(20), "somebody's", TOPIC);
  page.act({ type: "add_comment", topic: TOPIC, text: "so do I" });
  page.ack(page.last());
  assert.deepEqual(
    comments(page.room, TOPIC).map((each) => [each.text.text, each.own]),
    [["so do I", "on_its_way"]],
  );
});

test("with another check on the board, nothing is written, and the page says why", () => {
  const page = new Page();
  page.begin("write", false);
  const { board } = page.room.board;
  assert.ok(board);
  page.put({ type: "board", ...board, check: "another" });
  page.act({ type: "add_note", column: COLUMN, text: "x" });
  page.act({ type: "set_stage", stage: "vote" });
  assert.equal(page.sent.length, 0);
  assert.deepEqual(
    page.state.notices.map((each) => each.what.type),
    ["cannot_write"],
  );
});

/** As long as anything can wait that the server keeps, with the slack of a silence. */
const LONG = (LIMITS.wait_ticks + 1) * 3_000 + LIMITS.silence_ms;

function hidden(page: Page, count: HiddenCount): void {
  page.put({ type: "counts", answered: 0, here: 1, seats: 1, ready: 0, voted: 0, hidden: count });
}

/** Hears a sign of life every ten seconds, for as long as is said. */
function hear(page: Page, ms: number): void {
  for (const end = page.now + ms; page.now < end; ) {
    page.now = Math.min(end, page.now + 10_000);
    page.hear({ type: "pong" });
  }
}

test("a note taken off while its author was away is taken off, and its text can be used again", () => {
  const { page, add } = wrote(false);
  hidden(page, 0);
  page.ack(add);
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  page.now += 600_000;
  page.dispatch({ type: "connecting" });
  hidden(page, 0);
  assert.equal(shown(page)?.own, "on_its_way", "not known yet");
  hear(page, LONG - 1);
  assert.equal(shown(page)?.own, "on_its_way");
  hear(page, 1);
  assert.deepEqual(shown(page), { text: "builds are slow", own: "taken_off" });
  assert.ok(
    page.effects.some((effect) => effect.type === "keep_own" && effect.own.seen),
    "known across a reload",
  );
  page.act({ type: "use_again", id: add.id });
  assert.equal(page.room.drafts.get(`note:${COLUMN}`)?.text, "builds are slow");
  assert.equal(shown(page), null);
});

test("no note is called taken off because the page slept, or heard little", () => {
  const { page, add } = wrote(false);
  hidden(page, 0);
  page.ack(add);
  for (let sleep = 0; sleep < 5; sleep += 1) {
    page.now += 600_000;
    page.hear({ type: "pong" });
    hear(page, LONG - 1);
    assert.equal(shown(page)?.own, "on_its_way");
  }
});

test("no note is called taken off while some are hidden: it may be one of them (A4)", () => {
  const { page, add } = wrote(false);
  hidden(page, "few");
  page.ack(add);
  hear(page, 10 * LONG);
  assert.equal(shown(page)?.own, "on_its_way");
  hidden(page, 0);
  assert.equal(shown(page)?.own, "taken_off");
});

test("a hidden note is taken off once the room counts none, and not before its count had a tick", () => {
  const { page, add } = wrote(true);
  hidden(page, 0);
  hear(page, 10 * LONG);
  page.ack(add);
  hear(page, LONG - 1);
  assert.equal(shown(page)?.own, "hidden");
  hidden(page, "few");
  hear(page, 10 * LONG);
  assert.equal(shown(page)?.own, "hidden");
  hidden(page, 0);
  assert.equal(shown(page)?.own, "taken_off");
});
