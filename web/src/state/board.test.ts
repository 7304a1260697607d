// The board as patches make it (S1, S2).

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page, testRoom } from "../testing";
import { apply, emptyBoard, takePatch } from "./board";
import { columns, comments, neighbour, ranking, topicOf } from "./select";
import type { Entity, Patch } from "./wire";

const counts = (here: number): Entity => ({ type: "counts", answered: 0, here, seats: here, ready: 0, voted: 0, hidden: 0 });
const note = (byte: number): Entity => ({
  type: "note", signature: null,
  id: idOf(byte),
  text: "sealed",
  lock: "lock",
});
const patch = (change: Partial<Patch>): Patch => ({
  seq: 1,
  more: false,
  reset: false,
  put: [],
  del: [],
  ...change,
});

test("a put replaces an entity whole, a deletion takes it away (S1)", () => {
  const board = apply(emptyBoard, [counts(3), note(1), note(2)], []);
  assert.deepEqual([...board.notes.keys()], [idOf(1), idOf(2)]);
  const next = apply(board, [counts(4)], [{ type: "note", id: idOf(1) }, { type: "counts" }]);
  assert.deepEqual([...next.notes.keys()], [idOf(2)]);
  assert.equal(next.counts, null);
  assert.equal(board.notes.size, 2, "what was is left as it was");
});

test("an unknown kind and an unknown deletion change nothing", () => {
  const stranger = { type: "constructor", id: "x" } as unknown as Entity;
  assert.deepEqual(apply(emptyBoard, [stranger], [{ type: "note", id: "x" }]), emptyBoard);
});

test("the frames of one patch are shown with the last of them", () => {
  const first = takePatch(
    { board: emptyBoard, partial: null },
    patch({ more: true, put: [note(1)] }),
  );
  assert.equal(first.board.notes.size, 0);
  const last = takePatch(first, patch({ put: [note(2)] }));
  assert.equal(last.board.notes.size, 2);
  assert.equal(last.partial, null);
});

test("a reset begins from an empty board, over all of its frames", () => {
  const board = apply(emptyBoard, [note(9), counts(2)], []);
  const first = takePatch(
    { board, partial: null },
    patch({ more: true, reset: true, put: [note(1)] }),
  );
  assert.equal(first.board, board);
  const last = takePatch(first, patch({ put: [note(2)] }));
  assert.deepEqual([...last.board.notes.keys()], [idOf(1), idOf(2)]);
  assert.equal(last.board.counts, null);
});

test("a patch that broke off is forgotten, and the place to resume from stays", () => {
  const page = new Page(testRoom());
  page.begin("group", false);
  const { resume } = page.room;
  page.patch([note(1)], [], true);
  assert.notEqual(page.room.partial, null);
  page.dispatch({ type: "closed", why: null, retry_at: 2_000 });
  assert.equal(page.room.partial, null);
  assert.equal(page.room.resume, resume);
  assert.deepEqual(page.room.link, { state: "waiting", retry_at: 2_000, why: null });
});

const linkOf = (page: Page): string => page.room.link.state;

test("the page is live once the whole board is here", () => {
  const page = new Page(testRoom({ link: { state: "connecting" }, epoch: null }));
  const limits = { notes: 1, comments: 1, actions: 1, budget: 1, in_flight: 1 };
  const welcome = {
    type: "welcome",
    protocol: 1,
    epoch: "e1",
    seat: "new seat",
    now: 61_000,
    durable: false,
    limits,
  } as const;
  page.hear(welcome);
  assert.equal(linkOf(page), "connecting");
  assert.equal(page.room.seat, "new seat");
  assert.equal(page.room.clock_offset, 60_000);
  page.begin("write", true);
  assert.equal(linkOf(page), "live");
  page.dispatch({ type: "closed", why: "restarting", retry_at: 0 });
  page.hear(welcome);
  assert.equal(linkOf(page), "live", "nothing was missed: an empty patch is not sent (S2)");
  page.dispatch({ type: "closed", why: "restarting", retry_at: 0 });
  page.hear({ ...welcome, epoch: "e2" });
  assert.equal(linkOf(page), "connecting", "another life of the room sends its whole board");
});

test("columns, topics, notes and comments stand in order", () => {
  const page = new Page();
  page.begin("discuss", false);
  page.note(idOf(20), "second", idOf(30), 2);
  page.note(idOf(21), "first", idOf(31), 1);
  page.note(idOf(22), "elsewhere", idOf(32), 0, idOf(11));
  for (const [byte, order] of [
    [41, 1],
    [40, 0],
  ] as const) {
    const id = idOf(byte);
    page.put({
      type: "comment", signature: null,
      id,
      topic: idOf(30),
      order,
      text: page.seal(`comment|${id}|text`, `reply ${order}`),
      lock: "l",
    });
  }
  const texts = columns(page.room).map((column) => [
    column.name.text,
    column.topics.map((topic) => topic.notes[0]?.text.text),
  ]);
  assert.deepEqual(texts, [
    ["went well", ["first", "second"]],
    ["to improve", ["elsewhere"]],
  ]);
  assert.deepEqual(
    comments(page.room, idOf(30)).map((each) => each.text.text),
    ["reply 0", "reply 1"],
  );
  assert.equal(topicOf(page.room, idOf(22))?.id, idOf(32));
  assert.equal(columns(page.room)[0]?.topics[1]?.comments, 2);
});

test("a text that does not open is shown as such", () => {
  const page = new Page();
  page.begin("group", false);
  page.note(idOf(20), "mine", idOf(30));
  page.put({
    type: "note", signature: null,
    id: idOf(20),
    text: page.seal(`note|${idOf(21)}|text`, "from elsewhere"),
    lock: "lock",
  });
  assert.deepEqual(columns(page.room)[0]?.topics[0]?.notes[0]?.text, { opens: false, text: "" });
});

test("next and previous follow the rank, then the board; without a vote, the board", () => {
  const page = new Page();
  page.begin("discuss", false);
  [30, 31, 32].forEach((byte, order) =>
    page.note(idOf(byte - 10), `note ${byte}`, idOf(byte), order),
  );
  assert.equal(neighbour(page.room, 1), idOf(30));
  assert.equal(neighbour(page.room, -1), null);
  const topics = [30, 31].map(idOf);
  const round = {
    type: "round", breaks: null,
    id: idOf(50),
    order: 0,
    topics,
    budget: 3,
    most_per_topic: 3,
  } as const;
  const tally = [
    { topic: idOf(30), votes: 1 },
    { topic: idOf(31), votes: 2 },
  ];
  page.put(
    { ...round, outcome: { state: "counted", voters: 3, tally } },
    { ...round, id: idOf(51), order: 1, outcome: { state: "too_few" } },
  );
  assert.deepEqual(
    ranking(page.room).map((each) => each.topic),
    [idOf(31), idOf(30)],
  );
  page.put({ type: "stage", closes_at: null, stage: "discuss", hiding: false, reveal_at: null, focus: idOf(30) });
  assert.equal(neighbour(page.room, 1), idOf(32));
  assert.equal(neighbour(page.room, -1), idOf(31));
});
