// A topic that is grouped away under somebody's hands takes nothing along that they typed about it (S5).

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { comments } from "./select";

const [A, B, NA, NB] = [idOf(30), idOf(31), idOf(20), idOf(21)];

function board(): Page {
  const page = new Page();
  page.begin("discuss", false);
  page.note(NA, "slow builds", A);
  page.note(NB, "long reviews", B, 1);
  return page;
}

/** Somebody groups A with B. */
function merge(page: Page): void {
  const topic = page.room.board.topics.get(B);
  assert.ok(topic !== undefined);
  page.patch([{ ...topic, type: "topic", notes: [NB, NA] }], [{ type: "topic", id: A }]);
}

const drafts = (page: Page): readonly (readonly string[])[] =>
  [...page.room.drafts].map(([key, { text }]) => [key, text]);

test("drafts about a topic that ends go to the one that has its notes", () => {
  const page = board();
  page.act({ type: "draft", key: `comment:${A}`, text: "half a thought" });
  page.act({ type: "draft", key: `action:new:${A}`, text: "cache" });
  page.act({ type: "draft", key: `note:${idOf(10)}`, text: "elsewhere" });
  page.effects.length = 0;
  merge(page);
  assert.deepEqual(drafts(page), [
    [`note:${idOf(10)}`, "elsewhere"],
    [`comment:${B}`, "half a thought"],
    [`action:new:${B}`, "cache"],
  ]);
  assert.equal(page.room.drafts.get(`comment:${B}`)?.given, 0, "the editor that it is typed in stays as it is");
  const kept = page.effects.map((effect) => (effect.type === "keep_draft" ? effect.key : effect.type));
  assert.deepEqual(kept, [`comment:${B}`, `comment:${A}`, `action:new:${B}`, `action:new:${A}`]);
});

test("where the other topic has a draft, both stand in it", () => {
  const page = board();
  page.act({ type: "draft", key: `comment:${B}`, text: "first" });
  page.act({ type: "draft", key: `comment:${A}`, text: "second" });
  merge(page);
  assert.deepEqual(drafts(page), [[`comment:${B}`, "first\nsecond"]]);
});

test("a comment on its way goes there too, refused or not, and is not lost to sight", () => {
  const page = board();
  page.act({ type: "add_comment", topic: A, text: "in pairs" });
  const sent = page.last();
  merge(page);
  assert.deepEqual(comments(page.room, B).map(({ text }) => text.text), ["in pairs"]);
  page.hear({ type: "error", ref: sent.ref, code: "not_there", final: true, message: "" });
  assert.deepEqual(drafts(page), [[`comment:${B}`, "in pairs"]]);
});

test("what was not sent goes to the other topic, under the same id", () => {
  const page = board();
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  page.act({ type: "add_comment", topic: A, text: "in pairs" });
  const ids = page.room.outbox.map(({ command }) => ("id" in command ? command.id : null));
  merge(page);
  assert.deepEqual(page.sent.map((frame) => ("topic" in frame && "id" in frame ? [frame.topic, frame.id] : [])), ids.map((id) => [B, id]));
});

test("whoever looked at it looks at the other one, and at none when its notes are gone", () => {
  const page = board();
  page.dispatch({ type: "ui", change: { looking: A } });
  merge(page);
  assert.equal(page.state.ui.looking, B);
  page.patch([], [{ type: "topic", id: B }, { type: "note", id: NA }, { type: "note", id: NB }]);
  assert.equal(page.state.ui.looking, null);
});
