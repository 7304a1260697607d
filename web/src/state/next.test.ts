// What one thumb is offered.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { nextAct, nextStep } from "./next";
import type { HiddenCount, Stage, TopicId } from "./wire";

function at(stage: Stage, focus: TopicId | null = null, hidden: HiddenCount = 0, reveal_at: number | null = null): Page {
  const page = new Page();
  page.begin(stage, true);
  page.note(idOf(20), "One", idOf(30), 0);
  page.note(idOf(21), "Two", idOf(31), 1);
  page.put(
    { type: "stage", stage, focus, hiding: true, reveal_at, closes_at: null },
    { type: "counts", here: 3, seats: 3, ready: 0, voted: 0, answered: 0, hidden },
  );
  return page;
}

test("a step leads to the stage beside, and ends at the ends", () => {
  assert.equal(nextStep(at("check_in").room, -1), null);
  assert.deepEqual(nextStep(at("check_in").room, 1), { to: "stage", stage: "write" });
  assert.deepEqual(nextStep(at("vote").room, -1), { to: "stage", stage: "group" });
  assert.equal(nextStep(at("wrap_up").room, 1), null);
});

test("during the discussion a step leads to the topic beside, then out of it", () => {
  assert.deepEqual(nextStep(at("discuss").room, 1), { to: "topic", topic: idOf(30) });
  assert.deepEqual(nextStep(at("discuss").room, -1), { to: "stage", stage: "vote" });
  assert.deepEqual(nextStep(at("discuss", idOf(30)).room, 1), { to: "topic", topic: idOf(31) });
  assert.deepEqual(nextStep(at("discuss", idOf(31)).room, -1), { to: "topic", topic: idOf(30) });
  assert.deepEqual(nextStep(at("discuss", idOf(31)).room, 1), { to: "stage", stage: "wrap_up" });
});

test("the moment asks for the reveal, or to call it off, or for a round", () => {
  assert.equal(nextAct(at("write").room), null);
  assert.deepEqual(nextAct(at("write", null, "few").room), { do: "reveal" });
  assert.deepEqual(nextAct(at("write", null, 5, 9_000).room), { do: "cancel_reveal" });
  assert.deepEqual(nextAct(at("vote").room), { do: "open_round" });
  const page = at("vote", null, 5);
  page.put({
    type: "round", id: idOf(40), order: 0, topics: [idOf(30)], budget: 3, most_per_topic: 3, breaks: null,
    outcome: { state: "open" },
  });
  assert.deepEqual(nextAct(page.room), { do: "close_round", round: idOf(40) });
});
