// A board that goes into a new room: when that may be, and that nothing is lost or made up (S3, A3, A9).

import assert from "node:assert/strict";
import { test } from "node:test";

import { countingDice, idOf, Page, testRoom } from "../testing";
import { doorHash, facilitatorHash } from "../seal/keys";
import { open } from "../seal/seal";
import { mayRestore, restored } from "./restore";
import type { RoomState } from "./state";
import type { Entity } from "./wire";

const NEXT = idOf(9);
const KEY = idOf(60);
const [PAIR, SMALL, QUIET] = [idOf(20), idOf(21), idOf(22)];
const [FIRST, SECOND] = [idOf(30), idOf(31)];

/** A page on whose board something of each kind stands. */
function full(): Page {
  const page = new Page();
  page.begin("discuss", true);
  const text = (seam: Parameters<Page["seal"]>[0]): string => page.seal(seam, "text");
  page.note(QUIET, "quiet", SECOND, 5);
  page.note(PAIR, "pair", FIRST, 2, idOf(11));
  const comment = (id: string, topic: string, order: number): Entity =>
    ({ type: "comment", id, topic, order, text: text(`comment|${id}|text`), lock: `lock ${id}`, signature: "signed" });
  const round = (id: string, order: number, open: boolean): Entity => ({
    type: "round", id, order, topics: [FIRST], budget: 3, most_per_topic: 2, breaks: null,
    outcome: open ? { state: "open" } : { state: "counted", voters: 3, tally: [{ topic: FIRST, votes: 4 }] },
  });
  const action = (id: string, order: number): Entity => ({
    type: "action", id, order, rev: 4, topic: FIRST, text: text(`action|${id}|text`), owner: null, due: null,
    done: order === 0, experiment: null, review: "kept",
  });
  page.put(
    { type: "topic", parked: true, id: FIRST, column: idOf(11), order: 2, name: text(`topic|${FIRST}|name`), notes: [SMALL, PAIR] },
    { type: "note", id: SMALL, text: text(`note|${SMALL}|text`), lock: "small", signature: "signed" },
    comment(idOf(41), FIRST, 8), comment(idOf(40), FIRST, 3), comment(idOf(42), SECOND, 1),
    action(idOf(51), 1), action(idOf(50), 0),
    round(idOf(61), 1, true), round(idOf(62), 0, false),
    { type: "poll", id: idOf(70), order: 1, scale: { of: "roti" }, topic: null, outcome: { state: "open" } },
    { type: "poll", id: idOf(71), order: 0, scale: { of: "roti" }, topic: FIRST, outcome: { state: "too_few" } },
  );
  return page;
}

test("a board goes into the new room in its order, byte for byte, with its locks (S3, A3)", () => {
  const { room } = full();
  const body = restored(room, NEXT, KEY, countingDice()) ?? assert.fail();
  assert.equal(body.room, NEXT);
  assert.equal(body.check, room.keys.check);
  assert.equal(body.door_hash, doorHash(room.keys.door));
  assert.equal(body.facilitator_hash, facilitatorHash(KEY));
  assert.deepEqual(body.settings, room.board.board?.settings);
  assert.deepEqual(body.columns.map(({ id }) => id), [idOf(10), idOf(11)]);
  for (const { id, name } of body.columns) assert.equal(name, room.board.columns.get(id)?.name);

  const { stage, hiding, topics, actions } = body.content ?? assert.fail();
  assert.deepEqual([stage, hiding], ["discuss", true]);
  const note = (id: string) => ({ id, text: room.board.notes.get(id)?.text, lock: room.board.notes.get(id)?.lock });
  const comment = (id: string) => ({ id, text: room.board.comments.get(id)?.text, lock: `lock ${id}` });
  assert.deepEqual(topics, [
    { id: SECOND, column: idOf(10), name: null, parked: false, notes: [note(QUIET)], comments: [comment(idOf(42))] },
    {
      id: FIRST, column: idOf(11), name: room.board.topics.get(FIRST)?.name, parked: true,
      notes: [note(SMALL), note(PAIR)], comments: [comment(idOf(40)), comment(idOf(41))],
    },
  ]);
  assert.deepEqual(actions.map(({ id, done, review }) => [id, done, review]), [[idOf(50), true, "kept"], [idOf(51), false, "kept"]]);
});

test("what was counted goes along, and an open round or poll does not (A9)", () => {
  const { rounds, polls } = restored(full().room, NEXT, KEY, countingDice())?.content ?? assert.fail();
  assert.deepEqual(rounds.map(({ id, outcome }) => [id, outcome.state]), [[idOf(62), "counted"]]);
  assert.deepEqual(polls.map(({ id, topic }) => [id, topic]), [[idOf(71), FIRST]]);
});

test("title and plan are sealed anew, for they are bound to the room's id", () => {
  const page = full();
  const board = page.room.board.board ?? assert.fail();
  page.put({ type: "board", ...board, plan: page.seal(`board|${page.room.id}|plan`, "a plan") });
  const body = restored(page.room, NEXT, KEY, countingDice()) ?? assert.fail();
  const { text } = page.room.keys;
  assert.equal(open(text, `board|${NEXT}|title`, body.title), "Sprint 12");
  assert.equal(open(text, `board|${NEXT}|plan`, body.plan ?? ""), "a plan");
});

test("a board is offered where the server has lost it, and nowhere else (A13)", () => {
  const { board } = full().room;
  const gone: RoomState = testRoom({ board, heard: 1_000, link: { state: "over", why: "no_room" } });
  assert.ok(mayRestore(gone, 2_000));
  const entity = board.board ?? assert.fail();
  for (const [why, room] of [
    ["it is there", { ...gone, link: { state: "live" } }],
    ["it was erased", { ...gone, link: { state: "over", why: "erased" } }],
    ["it has expired", { ...gone, link: { state: "over", why: "expired" } }],
    ["the server keeps rooms", { ...gone, durable: true }],
    ["there is no board", testRoom({ link: gone.link, heard: 1_000 })],
    ["its erasure was announced", { ...gone, board: { ...board, board: { ...entity, erase_at: 5 } } }],
    ["its board has another key", { ...gone, board: { ...board, board: { ...entity, check: "another" } } }],
    ["nothing was heard for too long", { ...gone, heard: -8 * 86_400_000 }],
  ] as [string, RoomState][])
    assert.ok(!mayRestore(room, 2_000), why);
});

test("a room that is gone is looked for where it may have been restored", () => {
  const page = full();
  page.dispatch({ type: "closed", why: "no_room", retry_at: 0 });
  assert.deepEqual(page.effects.slice(-2).map(({ type }) => type), ["disconnect", "look"]);
  const kept = new Page(testRoom({ durable: true }));
  kept.dispatch({ type: "closed", why: "no_room", retry_at: 0 });
  assert.deepEqual(kept.effects.map(({ type }) => type), ["disconnect"]);
});
