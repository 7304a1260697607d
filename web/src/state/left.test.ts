// What was typed about something that is gone stays before one's eyes (S5).

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { leftOver, unsaved } from "./left";

const [COLUMN, A, NA, ACTION] = [idOf(10), idOf(30), idOf(20), idOf(40)];

const left = (page: Page): readonly string[] => leftOver(page.room).map(({ key }) => key);

test("a draft about a topic that ended while the page was closed is left over, others are not (S5)", () => {
  const page = new Page();
  for (const key of [`note:${COLUMN}`, `comment:${A}`, `action:new:${A}`, "action:new", `topic:${A}`, `action:${ACTION}`, `seen:topic:${A}`] as const)
    page.act({ type: "draft", key, text: `typed ${key}` });
  assert.deepEqual(left(page), [], "before the board is there, nobody knows");
  page.begin("discuss", false);
  assert.deepEqual(left(page), [`comment:${A}`, `action:new:${A}`, `topic:${A}`, `action:${ACTION}`]);
  page.note(NA, "slow builds", A);
  page.put({ type: "action", id: ACTION, topic: null, order: 0, rev: 0, text: "sealed", owner: null, due: null, done: false, experiment: null, review: null });
  assert.deepEqual(left(page), []);
});

test("an edit of one's own text is left over once that was taken off or forgotten (S5)", () => {
  const page = new Page();
  page.begin("write", false);
  page.act({ type: "add_note", column: COLUMN, text: "mine" });
  const [id = ""] = page.room.own.keys();
  page.act({ type: "draft", key: `edit:${id}`, text: "half a change" });
  page.ack(page.last());
  page.note(id, "mine", A);
  assert.deepEqual(left(page), []);
  page.patch([], [{ type: "topic", id: A }, { type: "note", id }]);
  assert.deepEqual(left(page), [`edit:${id}`]);
});

test("an action that is on its way is there", () => {
  const page = new Page();
  page.begin("discuss", false);
  page.act({ type: "add_action", topic: null, text: "cache", owner: "", due: "" });
  const added = page.last();
  assert.ok(added.type === "add_action");
  page.act({ type: "draft", key: `action:${added.id}`, text: "cache all" });
  assert.deepEqual(left(page), []);
});

test("where no room is left, every text that nobody keeps can be copied: drafts, and what waits (S5)", () => {
  const page = new Page();
  page.begin("discuss", false);
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  page.act({ type: "add_note", column: COLUMN, text: "waits" });
  page.act({ type: "draft", key: `comment:${A}`, text: "half" });
  page.act({ type: "draft", key: `seen:topic:${A}`, text: "-" });
  page.act({ type: "set_ready", ready: true });
  assert.deepEqual(unsaved(page.room), ["half", "waits"]);
});
