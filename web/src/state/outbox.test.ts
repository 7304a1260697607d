// The outbox (S3): order, windows, breaks, refusals, repeats.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { RETRY_MS, WINDOW } from "./outbox";
import type { CommandFrame, ErrorCode } from "./wire";

const COLUMN = idOf(10);

function writing(): Page {
  const page = new Page();
  page.begin("write", true);
  return page;
}

function refuse(page: Page, frame: CommandFrame, code: ErrorCode): void {
  const final = code !== "too_fast" && code !== "unavailable";
  page.hear({ type: "error", ref: frame.ref, code, final, message: "" });
}

function comeBack(page: Page): void {
  page.dispatch({ type: "connecting" });
  const limits = { notes: 1, comments: 1, actions: 1, budget: 1, in_flight: 1 };
  page.hear({ type: "welcome", protocol: 1, epoch: "epoch", seat: null, now: page.now, durable: false, limits });
}

function cut(page: Page): void {
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
}

/** What goes over the wire, but for its number. */
const command = ({ ref: _, ...rest }: CommandFrame): unknown => rest;

test("commands go out in order, a window at once, and the rest as answers come", () => {
  const page = writing();
  for (let i = 0; i < WINDOW + 3; i += 1)
    page.act({ type: "add_note", column: COLUMN, text: `note ${i}` });
  assert.equal(page.sent.length, WINDOW);
  const [first] = page.sent;
  assert.ok(first);
  page.ack(first);
  assert.equal(page.sent.length, WINDOW + 1);
  assert.deepEqual(
    page.sent.map((frame) => frame.ref),
    page.sent.map((_, index) => index + 1),
  );
});

test("after a break, what has no answer is sent again: the same bytes under the same ids", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  page.act({ type: "add_note", column: COLUMN, text: "two" });
  const [one, two] = page.sent;
  assert.ok(one && two);
  page.ack(one);
  cut(page);
  page.act({ type: "add_note", column: COLUMN, text: "three, while away" });
  assert.equal(page.sent.length, 2);
  comeBack(page);
  assert.equal(page.sent.length, 4);
  assert.deepEqual(page.sent[2] && command(page.sent[2]), command(two));
});

test("a repeated answer, and one to a number that was never given, are harmless", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  const [one] = page.sent;
  assert.ok(one);
  page.ack(one);
  const { state } = page;
  page.ack(one);
  refuse(page, one, "not_there");
  page.hear({ type: "error", ref: null, code: "malformed", final: true, message: "" });
  assert.deepEqual(page.state, state);
});

test("each entry is stored on its own, and dropped once it is answered", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  const kept = page.effects.find((effect) => effect.type === "keep_entry");
  assert.ok(kept?.type === "keep_entry");
  assert.ok(!JSON.stringify(kept.entry).includes("one"), "sealed (A11)");
  page.ack(page.last());
  assert.ok(
    page.effects.some(
      (effect) => effect.type === "drop_entry" && effect.local === kept.entry.local,
    ),
  );
});

test("of one thing, one command is under way at once", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  const add = page.last();
  assert.ok(add.type === "add_note");
  page.act({ type: "edit_text", id: add.id, text: "one, better" });
  page.act({ type: "delete_text", id: add.id });
  assert.equal(page.sent.length, 1);
  refuse(page, add, "too_fast");
  page.now += RETRY_MS;
  page.dispatch({ type: "clock", now: page.now });
  assert.deepEqual(command(page.last()), command(add));
  page.ack(page.last());
  assert.equal(page.last().type, "edit_text");
  page.ack(page.last());
  assert.equal(page.last().type, "delete_text");
});

for (const code of ["too_fast", "unavailable"] as const) {
  test(`what is refused for now (${code}) is sent again a moment later, without a notice`, () => {
    const page = writing();
    page.act({ type: "add_note", column: COLUMN, text: "one" });
    refuse(page, page.last(), code);
    assert.deepEqual(page.effects.at(-1), { type: "wake", at: page.now + RETRY_MS });
    assert.equal(page.sent.length, 1);
    page.now += RETRY_MS;
    page.dispatch({ type: "clock", now: page.now });
    assert.equal(page.sent.length, 2);
    assert.deepEqual(page.state.notices, []);
  });
}

test("a note that is refused for good goes back to its editor, with a notice that says so", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  page.act({ type: "draft", key: `note:${COLUMN}`, text: "two, half" });
  page.hear({
    type: "error",
    ref: page.last().ref,
    code: "limit_reached",
    final: true,
    limit: "notes",
    message: "",
  });
  assert.deepEqual(page.room.drafts.get(`note:${COLUMN}`), { text: "two, half\none", given: 1 });
  assert.equal(page.room.own.size, 0);
  assert.equal(page.room.outbox.length, 0);
  assert.deepEqual(
    page.state.notices.map((each) => each.what),
    [
      {
        type: "refused",
        command: "add_note",
        code: "limit_reached",
        limit: "notes",
        back: `note:${COLUMN}`,
      },
    ],
  );
});

test("what leads, groups or times is never sent again by itself: it becomes a notice", () => {
  const page = writing();
  page.act({ type: "set_stage", stage: "group" });
  assert.equal(page.last().type, "set_stage");
  assert.ok(!page.effects.some((effect) => effect.type === "keep_entry"));
  cut(page);
  page.act({ type: "announce_reveal" });
  comeBack(page);
  assert.equal(page.sent.length, 1);
  assert.deepEqual(
    page.state.notices.map((each) => each.what),
    [
      { type: "not_sent", command: "set_stage" },
      { type: "not_sent", command: "announce_reveal" },
    ],
  );
});

test("a name that was not sent goes back to its editor", () => {
  const page = writing();
  page.note(idOf(20), "slow", idOf(30));
  page.act({ type: "name_topic", topic: idOf(30), name: "Builds", expect: null });
  cut(page);
  assert.equal(page.room.drafts.get(`topic:${idOf(30)}`)?.text, "Builds");
});

test("a seat that is of no use here is given up, and another one asked for", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  page.dispatch({ type: "closed", why: "wrong_seat", retry_at: 0 });
  assert.equal(page.room.seat, null);
  assert.equal(page.room.join, true);
  assert.deepEqual(page.effects.at(-1), { type: "connect" });
  assert.equal(page.room.outbox.length, 1);
});

test("an erased room leaves nothing in the state, and nothing in storage (A13)", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  page.dispatch({ type: "closed", why: "erased", retry_at: 0 });
  const { own, outbox, drafts, board, link } = page.room;
  assert.deepEqual([own.size, outbox.length, drafts.size, board.columns.size], [0, 0, 0, 0]);
  assert.deepEqual(link, { state: "over", why: "erased" });
  assert.ok(page.effects.some((effect) => effect.type === "erase_room"));
});

test("what another tab had answered leaves this tab's outbox too", () => {
  const page = writing();
  cut(page);
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  const [entry] = page.room.outbox;
  assert.ok(entry);
  page.dispatch({ type: "other_tab", change: { type: "entry_gone", local: entry.local } });
  assert.deepEqual(page.room.outbox, []);
});

test("a full room says when it is tried again, and stays on the screen meanwhile", () => {
  const page = writing();
  page.act({ type: "add_note", column: COLUMN, text: "one" });
  page.dispatch({ type: "closed", why: "room_full", retry_at: 9_000 });
  assert.deepEqual(page.room.link, { state: "over", why: "room_full", retry_at: 9_000 });
  assert.ok(!page.effects.some((effect) => effect.type === "disconnect"));
  page.dispatch({ type: "connecting" });
  assert.deepEqual(page.room.link, { state: "over", why: "room_full", retry_at: null });
  comeBack(page);
  page.put();
  assert.deepEqual(page.room.link, { state: "live" } as unknown);
  assert.equal(page.sent.length, 2, "what waited is sent");
});
