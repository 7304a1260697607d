// What the wall shows, and how long screens are cut into pages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page, testRoom } from "../testing";
import { pageStarts } from "./pages";
import { noPoll, onWall, pollOnWall, seePoll } from "./projector";
import type { PollOutcome, Stage, TopicId } from "./wire";

const TOPIC = idOf(30);
const POLL = idOf(40);

function at(stage: Stage, focus: TopicId | null = null): Page {
  const page = new Page(testRoom({ join: false, seat: null }));
  page.begin("check_in", false);
  move(page, stage, focus);
  return page;
}

function move(page: Page, stage: Stage, focus: TopicId | null): void {
  page.put({ type: "stage", stage, focus, hiding: false, reveal_at: null, closes_at: null });
}

function ask(page: Page, outcome: PollOutcome, topic: TopicId | null = null): void {
  page.put({ type: "poll", id: POLL, order: 0, scale: { of: "roti" }, topic, outcome });
}

test("each stage has what fills the wall", () => {
  assert.deepEqual(onWall(at("check_in").room), { show: "joining" });
  assert.deepEqual(onWall(at("write").room), { show: "prompts" });
  assert.deepEqual(onWall(at("group").room), { show: "board" });
  assert.deepEqual(onWall(at("vote").room), { show: "board" });
  assert.deepEqual(onWall(at("discuss", TOPIC).room), { show: "board" });
  assert.deepEqual(onWall(at("wrap_up").room), { show: "actions" });
  const page = at("write");
  page.note(idOf(20), "One", TOPIC);
  assert.deepEqual(onWall(page.room), { show: "board" });
  move(page, "discuss", TOPIC);
  assert.deepEqual(onWall(page.room), { show: "topic", topic: TOPIC });
});

test("a link with another key than the room's invites nobody", () => {
  const page = at("check_in");
  const board = page.room.board.board;
  assert.ok(board);
  page.put({ type: "board", ...board, check: "another" });
  assert.deepEqual(onWall(page.room), { show: "trap" });
});

test("a poll is shown while it is open, and its result until the team moves on", () => {
  const page = at("discuss", TOPIC);
  page.note(idOf(20), "One", TOPIC);
  ask(page, { state: "open" });
  const open = seePoll(page.room, noPoll);
  assert.equal(pollOnWall(page.room, open)?.id, POLL);
  ask(page, { state: "too_few" });
  const closed = seePoll(page.room, open);
  assert.equal(pollOnWall(page.room, closed)?.id, POLL);
  assert.equal(pollOnWall(page.room, seePoll(page.room, closed))?.id, POLL);
  move(page, "wrap_up", null);
  const after = seePoll(page.room, closed);
  assert.equal(pollOnWall(page.room, after), null);
  assert.equal(pollOnWall(page.room, seePoll(page.room, after)), null);
});

test("a result that was there before is shown with its topic alone", () => {
  const page = at("discuss", TOPIC);
  page.note(idOf(20), "One", TOPIC);
  ask(page, { state: "counted", counts: [0, 0, 1, 2, 0] }, TOPIC);
  assert.equal(pollOnWall(page.room, seePoll(page.room, noPoll))?.id, POLL);
  move(page, "wrap_up", TOPIC);
  assert.equal(pollOnWall(page.room, seePoll(page.room, noPoll)), null);
});

test("pages begin at what was cut, and go through what is taller than a page", () => {
  const pieces = [0, 40, 80, 120, 160].map((top) => ({ top, bottom: top + 40 }));
  assert.deepEqual(pageStarts(pieces, 200, 200), [0]);
  assert.deepEqual(pageStarts(pieces, 100, 200), [0, 80, 100]);
  assert.deepEqual(pageStarts([{ top: 0, bottom: 250 }], 100, 250), [0, 80, 150]);
  assert.deepEqual(pageStarts([], 100, 250), [0, 100, 150]);
  assert.deepEqual(pageStarts([], 0, 250), [0]);
});

test("everything is whole on some page, however it stands (never cut off)", () => {
  const columns = [37, 90, 61].flatMap((height) =>
    Array.from({ length: 9 }, (_, index) => ({ top: index * height, bottom: (index + 1) * height })),
  );
  const total = Math.max(...columns.map((piece) => piece.bottom));
  const starts = pageStarts(columns, 200, total);
  for (const { top, bottom } of columns) {
    assert.ok(starts.some((start) => top >= start && bottom <= start + 200), `${top} to ${bottom}`);
  }
});
