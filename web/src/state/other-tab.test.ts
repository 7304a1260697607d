// Two tabs of one browser in one room: one seat, one key for leading, and each its own typed text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page, testRoom } from "../testing";
import type { RecentRoom } from "./state";

const [OLD, NEW] = [idOf(8), idOf(9)];
const { keys } = testRoom();
const KEPT: RecentRoom = {
  id: idOf(1), key: keys.room, title: null, join: true, seat: "seat", facilitator_key: OLD, spare_key: null, covered: null, visited: 5,
};

/** What a tab does when another one changed what is kept of the room. */
function heard(page: Page, change: Partial<RecentRoom>): readonly string[] {
  page.effects.length = 0;
  page.dispatch({ type: "other_tab", change: { type: "room", kept: { ...KEPT, ...change } } });
  return page.effects.map((effect) => effect.type);
}

test("a seat that was taken in one tab is that of the other one too", () => {
  const page = new Page(testRoom({ seat: null, join: false, facilitator_key: OLD }));
  assert.deepEqual(heard(page, { seat: null }), [], "Join was pressed: the seat is still to come");
  assert.deepEqual(heard(page, {}), ["connect"]);
  assert.deepEqual([page.room.seat, page.room.join], ["seat", true]);
  assert.deepEqual(heard(page, {}), []);
  assert.deepEqual(heard(page, { seat: "another" }), [], "whoever has one keeps it");
});

test("a new key for leading is that of the other tab too, once the server has it (F3)", () => {
  const page = new Page(testRoom({ facilitator_key: OLD }));
  assert.deepEqual(heard(page, { facilitator_key: NEW, spare_key: OLD }), [], "not settled");
  assert.deepEqual(heard(page, { facilitator_key: NEW }), ["connect"]);
  assert.equal(page.room.facilitator_key, NEW);
  assert.deepEqual(heard(page, { facilitator_key: null }), []);
});

test("a tab that waits for the answer to a key of its own, or has another room key, adopts none", () => {
  const page = new Page(testRoom({ facilitator_key: OLD }));
  page.begin("write", true);
  page.act({ type: "replace_key" });
  assert.deepEqual(heard(page, { facilitator_key: NEW }), []);
  const other = new Page(testRoom({ facilitator_key: OLD }));
  assert.deepEqual(heard(other, { key: "another", facilitator_key: NEW }), []);
});

test("drafts of a text that another tab has forgotten are not stored again (A3)", () => {
  const page = new Page();
  page.begin("write", true);
  page.act({ type: "add_note", column: idOf(10), text: "one" });
  const [id = ""] = page.room.own.keys();
  const key = `edit:${id}` as const;
  page.act({ type: "draft", key, text: "changed" });
  page.effects.length = 0;
  const gone = { type: "draft", key, text: "other", gone: true } as const;
  page.dispatch({ type: "other_tab", change: gone });
  assert.deepEqual(page.effects.map((effect) => effect.type), ["keep_draft"]);
  page.dispatch({ type: "other_tab", change: { type: "own_gone", id } });
  page.effects.length = 0;
  page.dispatch({ type: "other_tab", change: gone });
  assert.deepEqual(page.effects, []);
});
