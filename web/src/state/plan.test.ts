// The plan of a retro: what another page wrote is read with care, and minutes follow from what is left.

import assert from "node:assert/strict";
import { test } from "node:test";

import { templates } from "../data/templates";
import { localTime } from "../views/text";
import { countingDice, idOf, Page } from "../testing";
import { minutesForTopic, planFrom, planOf, readPlan, sealPlan, topicsLeft, type Plan } from "./plan";

const plan: Plan = {
  ends_at: 1_800_000,
  stages: { write: { minutes: 8, say: "One thought to a note." }, vote: { budget: 5 } },
};

function planned(ends_at: number | null, minutes?: number): Page {
  const page = new Page();
  page.begin("discuss", false);
  for (let n = 0; n < 4; n += 1) page.note(idOf(20 + n), `Note ${n}`, idOf(30 + n), n);
  const stages = minutes === undefined ? {} : { discuss: { minutes } };
  const sealed = sealPlan(page.room.keys, page.room.id, { ends_at, stages }, countingDice());
  const board = page.room.board.board;
  assert.ok(board !== null && sealed !== null);
  page.put({ ...board, type: "board", plan: sealed });
  return page;
}

test("a plan comes back from the board as it was sealed", () => {
  const page = planned(7_000, 30);
  assert.deepEqual(planOf(page.room), { ends_at: 7_000, stages: { discuss: { minutes: 30 } } });
});

test("what people say comes back letter by letter, quotes and accents too", () => {
  const page = planned(null);
  const say = "“Be more careful” is no change. Über e\u0301, ‘so’, 😀";
  const said: Plan = { ends_at: null, stages: { wrap_up: { say } } };
  const sealed = sealPlan(page.room.keys, page.room.id, said, countingDice());
  const board = page.room.board.board;
  assert.ok(board !== null && sealed !== null);
  page.put({ ...board, type: "board", plan: sealed });
  assert.deepEqual(planOf(page.room), said);
});

test("every template's plan fits on the board", () => {
  for (const { id, stages } of templates) {
    const { keys, id: room } = new Page().room;
    assert.notEqual(sealPlan(keys, room, { ends_at: null, stages }, countingDice()), null, id);
    assert.deepEqual(planFrom({ ends_at: null, stages }), { ends_at: null, stages }, id);
  }
});

test("an end is a whole number of milliseconds that every zone has a date for", () => {
  const end = (ends_at: unknown): number | null | undefined => planFrom({ ends_at })?.ends_at;
  for (const wrong of [1e300, 8.64e15, Infinity, NaN, 0, -5, 1.5, "7", null]) assert.equal(end(wrong), null);
  const last = 8.64e15 - 86_400_000;
  for (const right of [1, 1_800_000_000_000, last]) assert.equal(end(right), right);
  assert.notEqual(localTime(last), "");
  for (const no_date of [1e300, Infinity, NaN, -1e300]) assert.equal(localTime(no_date), "");
});

test("what is no plan is none, and what does not belong into one is left out", () => {
  for (const text of ["", "7", "null", "[", '"x"']) assert.equal(readPlan(text), null, text);
  assert.deepEqual(planFrom({ ends_at: "soon", stages: { write: { minutes: -1, say: 7, more: 1 } } }), {
    ends_at: null,
    stages: { write: {} },
  });
  assert.deepEqual(planFrom(JSON.parse('{"stages":{"__proto__":{"minutes":3},"vote":null}}')), {
    ends_at: null,
    stages: { vote: {} },
  });
  assert.deepEqual(planFrom(plan), plan);
});

test("F2: minutes for a topic follow from what is left until the end", () => {
  const page = planned(3_600_000);
  const minutes = (at: number): number | null => minutesForTopic(page.room, at * 60_000);
  assert.equal(minutes(0), 13);
  assert.equal(minutes(30), 6);
  assert.equal(minutes(90), 2, "never less than two");
  page.put({ type: "stage", stage: "discuss", hiding: false, reveal_at: null, closes_at: null, focus: idOf(32) });
  assert.equal(topicsLeft(page.room), 2);
  assert.equal(minutes(30), 12);
});

test("F2: without an end, the stage's own minutes are shared out; without either there is no advice", () => {
  assert.equal(minutesForTopic(planned(null, 20).room, 0), 5);
  assert.equal(minutesForTopic(planned(null).room, 0), null);
});

test("what is parked is not on the way", () => {
  const page = planned(null, 20);
  const topic = page.room.board.topics.get(idOf(31));
  assert.ok(topic !== undefined);
  page.put({ ...topic, type: "topic", parked: true });
  assert.equal(topicsLeft(page.room), 3);
});
