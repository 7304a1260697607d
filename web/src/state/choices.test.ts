// Ballots and actions on their way: shown as they will be, sent once and whole.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { BALLOT_MS } from "./outbox";
import { actions, ballotOf } from "./select";

const ROUND = idOf(50);

function writing(): Page {
  const page = new Page();
  page.begin("write", true);
  return page;
}

test("only the newest ballot of a round stays, and goes out when the clicking stops", () => {
  const page = writing();
  page.note(idOf(20), "slow", idOf(30));
  page.note(idOf(21), "loud", idOf(31));
  page.put({
    type: "round", breaks: null,
    id: ROUND,
    order: 0,
    topics: [idOf(30), idOf(31)],
    budget: 4,
    most_per_topic: 3,
    outcome: { state: "open" },
  });
  page.act({ type: "vote", topic: idOf(30), votes: 9 });
  page.act({ type: "vote", topic: idOf(31), votes: 9 });
  assert.equal(page.sent.length, 0);
  assert.deepEqual(page.room.outbox.length, 1);
  const ballot = ballotOf(page.room);
  assert.deepEqual(
    [...(ballot?.votes ?? [])],
    [
      [idOf(30), 3],
      [idOf(31), 1],
    ],
    "cut down to most per topic and budget",
  );
  assert.equal(ballot?.left, 0);
  page.now += BALLOT_MS;
  page.dispatch({ type: "clock", now: page.now });
  const old = page.last();
  assert.ok(old.type === "cast_ballot" && old.votes.length === 2);
  page.act({ type: "vote", topic: idOf(31), votes: 0 });
  page.ack(old);
  assert.equal(
    page.room.outbox.length,
    1,
    "the answer to a replaced ballot is not the newer one's",
  );
  page.hear({
    type: "you", answer: null, stands: false, agrees: false,
    leads: false,
    ready: false,
    ballot: { round: ROUND, votes: [{ topic: idOf(31), votes: 1 }] },
  });
  assert.deepEqual(
    [...(ballotOf(page.room)?.votes ?? [])],
    [[idOf(30), 3]],
    "what is on its way is ahead of what was kept",
  );
});

test("the seat's ballot is restored from what the server says (A9)", () => {
  const page = writing();
  page.note(idOf(20), "slow", idOf(30));
  page.put({
    type: "round", breaks: null,
    id: ROUND,
    order: 0,
    topics: [idOf(30)],
    budget: 4,
    most_per_topic: 3,
    outcome: { state: "open" },
  });
  page.hear({
    type: "you", answer: null, stands: false, agrees: false,
    leads: false,
    ready: true,
    ballot: { round: ROUND, votes: [{ topic: idOf(30), votes: 2 }] },
  });
  assert.equal(ballotOf(page.room)?.left, 2);
});

test("an action shows as it will be, and each change says which one it saw", () => {
  const page = writing();
  page.act({ type: "add_action", topic: null, text: "cache the builds", owner: "Ana", due: " " });
  const add = page.last();
  assert.ok(add.type === "add_action" && add.due === null && add.owner?.length === 395);
  page.act({ type: "set_done", id: add.id, done: true });
  page.act({
    type: "set_action",
    id: add.id,
    rev: actions(page.room)[0]?.rev ?? 0,
    text: "cache all builds",
    owner: "",
    due: "Friday",
    experiment: null,
    done: true,
  });
  const [shown] = actions(page.room);
  assert.deepEqual(
    [shown?.text.text, shown?.owner, shown?.due?.text, shown?.done, shown?.sending],
    ["cache all builds", null, "Friday", true, true],
  );
  page.ack(add);
  const first = page.last();
  assert.ok(first.type === "set_action" && first.rev === 0);
  page.ack(first);
  const second = page.last();
  assert.ok(second.type === "set_action" && second.rev === 1);
});

test("a repeated change that is stale because it was kept the first time has succeeded", () => {
  const page = writing();
  const id = idOf(60);
  const text = page.seal(`action|${id}|text`, "cache");
  const action = {
    type: "action", experiment: null, review: null,
    id,
    topic: null,
    order: 0,
    rev: 3,
    text,
    owner: null,
    due: null,
    done: false,
  } as const;
  page.put(action);
  page.act({ type: "set_done", id, done: true });
  page.put({ ...action, rev: 4, done: true });
  page.hear({ type: "error", ref: page.last().ref, code: "stale", final: true, message: "" });
  assert.deepEqual(page.state.notices, []);
  assert.equal(page.room.outbox.length, 0);
});
