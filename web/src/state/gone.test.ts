// What is not there any more says so, instead of a control that does nothing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import type { Intent } from "./intents";

function said(page: Page, intent: Intent): unknown {
  page.act(intent);
  assert.equal(page.sent.length, 0);
  const what = page.state.notices.at(-1)?.what;
  return what?.type === "refused" ? what.code : what;
}

test("editing and signing a text that is no longer one's own says so, and what was typed stays (S5)", () => {
  const page = new Page();
  page.begin("discuss", false);
  page.act({ type: "draft", key: `edit:${idOf(20)}`, text: "half a word" });
  assert.equal(said(page, { type: "edit_text", id: idOf(20), text: "half a word" }), "not_yours");
  page.act({ type: "draft", key: `sign:${idOf(20)}`, text: "Ana" });
  assert.equal(said(page, { type: "step_forward", id: idOf(20), name: "Ana" }), "not_yours");
  assert.deepEqual([...page.room.drafts.values()].map(({ text }) => text), ["half a word", "Ana"]);
});

test("naming a topic and changing an action that are gone says so, and what was typed stays (S5)", () => {
  const page = new Page();
  page.begin("discuss", false);
  const id = idOf(60);
  page.act({ type: "draft", key: `topic:${idOf(30)}`, text: "Builds" });
  assert.equal(said(page, { type: "name_topic", topic: idOf(30), name: "Builds", expect: null }), "not_there");
  page.act({ type: "draft", key: `action:${id}`, text: "cache" });
  assert.equal(said(page, { type: "set_action", id, rev: 0, text: "cache", owner: "", due: "", experiment: null, done: false }), "not_there");
  assert.deepEqual([...page.room.drafts.values()].map(({ text }) => text), ["Builds", "cache"]);
});
