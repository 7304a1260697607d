// Finding topics by what they say.

import assert from "node:assert/strict";
import { test } from "node:test";

import { topicSaying } from "../testing";
import { finds, nextFound } from "./find";
import type { TopicView } from "./select";

const topic = (name: string | null, ...notes: string[]): TopicView => topicSaying("t", name, ...notes);

test("every word counts, wherever in name and notes it stands", () => {
  const group = topic("Deploys", "Too slow on Fridays", "Nobody knows the way back");
  for (const text of ["deploys", "SLOW deploy", "  back   friday ", ""]) assert.equal(finds(text, group), true, text);
  for (const text of ["deploys monday", "slower"]) assert.equal(finds(text, group), false, text);
});

test("case, accents and width make no difference", () => {
  for (const [text, note] of [["uber", "Über die Straße"], ["STRASSE", "Über die Straße"], ["cafe", "Cafe\u0301"], ["abc", "ＡＢＣ"]]) {
    assert.equal(finds(text!, topic(null, note!)), true, text);
  }
});

test("what does not open says nothing, and is found where nothing is looked for", () => {
  const sealed: TopicView = { ...topic(null), notes: [{ ...topic(null, "").notes[0]!, text: { opens: false, text: "" } }] };
  assert.equal(finds("a", sealed), false);
  assert.equal(finds("", sealed), true);
});

test("one goes round what was found, from nowhere to an end, and from what is no more found as well", () => {
  const all = ["a", "b", "c"];
  assert.deepEqual([null, "a", "c", "x"].map((at) => nextFound(all, at, 1)), ["a", "b", "a", "a"]);
  assert.deepEqual([null, "a", "c", "x"].map((at) => nextFound(all, at, -1)), ["c", "c", "b", "c"]);
  assert.equal(nextFound([], null, 1), null);
  assert.equal(nextFound([], "a", -1), null);
});
