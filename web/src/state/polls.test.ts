// Polls: what is asked and answered from here, and what an outcome says (A8, A9).

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { lastAnswer } from "../enter";
import { BALLOT_MS } from "./outbox";
import { answersOf, eases, isLowSafety, standout } from "./poll-results";
import {
  askFault,
  closedPolls,
  openPoll,
  optionDraft,
  optionFields,
  ownAnswer,
  pollInSight,
  QUESTION,
  suggestedAsk,
} from "./polls";
import type { Entity, PollOutcome, Scale } from "./wire";

const POLL = idOf(50);

function meeting(stage: "check_in" | "discuss" = "check_in"): Page {
  const page = new Page();
  page.begin(stage, true);
  return page;
}

function poll(change: { id?: string; order?: number; scale?: Scale; outcome?: PollOutcome } = {}): Entity {
  return {
    type: "poll",
    id: POLL,
    order: 0,
    scale: { of: "safety" },
    topic: null,
    outcome: { state: "open" },
    ...change,
  };
}

function later(page: Page): void {
  page.now += BALLOT_MS;
  page.dispatch({ type: "clock", now: page.now });
}

const counted = (...counts: number[]): PollOutcome => ({ state: "counted", counts });
const gist = (answers: number, ...choices: number[]): PollOutcome => ({ state: "gist", answers, choices });
const safety = (outcome: PollOutcome) => ({ of: "safety" as const, outcome });

test("only the newest answer stays, goes out when the choosing stops, and can be taken back (A9)", () => {
  const page = meeting();
  page.put(poll());
  page.act({ type: "answer_poll", poll: POLL, choice: 1 });
  page.act({ type: "answer_poll", poll: POLL, choice: 3 });
  assert.equal(page.sent.length, 0);
  assert.equal(page.room.outbox.length, 1);
  assert.equal(ownAnswer(page.room, POLL), 3);
  later(page);
  const sent = page.last();
  assert.ok(sent.type === "answer_poll" && sent.choice === 3);
  page.act({ type: "answer_poll", poll: POLL, choice: null });
  page.ack(sent);
  page.hear({ type: "you", leads: false, ready: false, ballot: null, stands: false, agrees: false, answer: { poll: POLL, choice: 3 } });
  assert.equal(ownAnswer(page.room, POLL), null, "what is on its way is ahead of what was kept");
  later(page);
  const back = page.last();
  assert.ok(back.type === "answer_poll" && back.choice === null);
  page.ack(back);
  page.act({ type: "answer_poll", poll: POLL, choice: null });
  assert.equal(page.room.outbox.length, 0, "nothing changes");
});

test("an answer is kept across a reload until the server has it (S3)", () => {
  const page = meeting();
  page.put(poll());
  page.act({ type: "answer_poll", poll: POLL, choice: 2 });
  const kept = page.effects.find((effect) => effect.type === "keep_entry");
  assert.ok(kept?.type === "keep_entry");
  assert.deepEqual(lastAnswer([kept.entry]), { poll: POLL, choice: 2 });
});

test("the seat's answer is restored from what the server says, for this poll alone", () => {
  const page = meeting();
  page.put(poll());
  page.hear({ type: "you", leads: false, ready: false, ballot: null, stands: false, agrees: false, answer: { poll: POLL, choice: 4 } });
  assert.equal(ownAnswer(page.room, POLL), 4);
  assert.equal(ownAnswer(page.room, idOf(51)), null);
});

test("a refused answer is no answer, and a choice that there is not is not sent", () => {
  const page = meeting();
  page.put(poll());
  for (const choice of [5, -1]) page.act({ type: "answer_poll", poll: POLL, choice });
  page.act({ type: "answer_poll", poll: idOf(51), choice: 0 });
  assert.equal(page.room.outbox.length, 0);
  page.act({ type: "answer_poll", poll: POLL, choice: 0 });
  later(page);
  page.hear({ type: "error", ref: page.last().ref, code: "poll_closed", final: true, message: "" });
  assert.equal(ownAnswer(page.room, POLL), null);
});

test("a question is sealed with its options where they belong, and opens there (A11)", () => {
  const page = meeting("discuss");
  page.act({
    type: "open_poll",
    topic: null,
    asked: { of: "question", text: "Where shall we meet?", options: [" Here ", "", "Elsewhere"] },
  });
  const sent = page.last();
  assert.ok(sent.type === "open_poll" && sent.scale.of === "question");
  assert.ok(!JSON.stringify(sent).includes("meet"));
  page.put(poll({ id: sent.id, scale: sent.scale }));
  const view = openPoll(page.room);
  assert.equal(view?.question?.text, "Where shall we meet?");
  assert.deepEqual(view?.options.map((option) => option.text), ["Here", "Elsewhere"]);
  assert.equal(view?.choices, 2);
});

test("a question stays in its editor until it is kept, and is not asked again by itself (S3, S5)", () => {
  const page = meeting();
  const type = (): void => {
    page.act({ type: "draft", key: QUESTION, text: "Really?" });
    page.act({ type: "draft", key: optionDraft(0), text: "Yes" });
    page.act({ type: "draft", key: optionDraft(1), text: "No" });
  };
  const ask = (): void =>
    page.act({ type: "open_poll", topic: null, asked: { of: "question", text: "Really?", options: ["Yes", "No"] } });
  type();
  ask();
  assert.equal(page.room.drafts.size, 3);
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  assert.equal(page.room.outbox.length, 0);
  assert.equal(page.room.drafts.get(QUESTION)?.text, "Really?");
  page.dispatch({ type: "connecting" });
  const limits = { notes: 1, comments: 1, actions: 1, budget: 1, in_flight: 1 };
  page.hear({ type: "welcome", protocol: 1, epoch: "epoch", seat: null, now: page.now, durable: false, limits });
  ask();
  page.ack(page.last());
  assert.equal(page.room.drafts.size, 0);
});

test("there is one field for options more than is filled, from two to seven", () => {
  const page = meeting();
  assert.equal(optionFields(page.room), 2);
  page.act({ type: "draft", key: optionDraft(1), text: "No" });
  assert.equal(optionFields(page.room), 3);
  page.act({ type: "draft", key: optionDraft(6), text: "Perhaps" });
  assert.equal(optionFields(page.room), 7);
});

test("what cannot be asked is said beforehand", () => {
  assert.equal(askFault(" ", ["a", "b"]), "no_question");
  assert.equal(askFault("x".repeat(5000), ["a", "b"]), "question_too_long");
  assert.equal(askFault("Well?", ["a", " "]), "few_options");
  assert.equal(askFault("Well?", ["a", "x".repeat(300)]), "option_too_long");
  assert.equal(askFault("Well?", ["a", "b", " a"]), "same_options");
  assert.equal(askFault("Well?", ["a", "b"]), null);
});

test("the open poll is in sight, then the newest result until it is put away", () => {
  const page = meeting();
  assert.equal(pollInSight(page.room, null), null);
  page.put(poll({ outcome: { state: "too_few" } }), poll({ id: idOf(51), order: 1, outcome: gist(3, 2) }));
  assert.equal(pollInSight(page.room, null)?.id, idOf(51));
  assert.equal(pollInSight(page.room, idOf(51)), null);
  page.put(poll({ id: idOf(52), order: 2 }));
  assert.equal(pollInSight(page.room, idOf(51))?.id, idOf(52));
  assert.deepEqual(closedPolls(page.room).map((each) => each.id), [idOf(51), POLL]);
});

test("the middle of counts is the low median, as the server's", () => {
  const middle = (...counts: number[]) => standout(safety(counted(...counts)));
  assert.deepEqual(middle(1, 0, 2, 0, 2), [2]);
  assert.deepEqual(middle(3, 0, 0, 0, 3), [0]);
  assert.deepEqual(middle(2, 0, 0, 1, 3), [3]);
  assert.deepEqual(middle(0, 0, 0, 0, 6), [4]);
  assert.deepEqual(middle(0, 0, 0, 0, 0), []);
  assert.deepEqual(standout({ of: "question", outcome: counted(2, 3, 3) }), [1, 2]);
  assert.deepEqual(standout({ of: "question", outcome: gist(4, 1) }), [1]);
  assert.deepEqual(standout({ of: "question", outcome: gist(4) }), []);
  assert.deepEqual([answersOf(counted(1, 2, 3)), answersOf(gist(4, 0)), answersOf({ state: "too_few" })], [6, 4, null]);
});

test("a safety check is low when the middle holds back, or one in four does", () => {
  for (const low of [gist(3, 2), gist(4, 0), counted(2, 0, 0, 0, 6), counted(0, 1, 0, 0, 3), counted(0, 0, 5, 0, 0)])
    assert.equal(isLowSafety(safety(low)), true, JSON.stringify(low));
  for (const fine of [gist(3, 3), counted(1, 0, 0, 1, 6), counted(0, 0, 2, 3, 0), { state: "too_few" } as const])
    assert.equal(isLowSafety(safety(fine)), false, JSON.stringify(fine));
  assert.equal(isLowSafety({ of: "roti", outcome: gist(3, 0) }), false);
});

test("only what would change something is offered to change the plan", () => {
  const page = meeting();
  const rules = { frozen: false, grouping_by_leaders: false, locked: true, seats: 8 };
  const leading = { type: "leading", offered: false, absent: false, candidate: null, agreed: null } as const;
  page.put({ ...leading, rules });
  assert.deepEqual(eases(page.room), ["group_alone", "wrap_up"]);
  page.act({ type: "set_rules", change: { grouping_by_leaders: true } });
  const sent = page.last();
  assert.ok(sent.type === "set_rules" && sent.rules.locked && sent.rules.grouping_by_leaders);
  assert.deepEqual(sent.expect, rules);
  page.put({ ...leading, rules: sent.rules });
  page.note(idOf(20), "one", idOf(30));
  page.put({ type: "stage", closes_at: null, stage: "wrap_up", hiding: false, reveal_at: null, focus: null });
  assert.deepEqual(eases(page.room), ["hide", "write_only"]);
});

test("the stage suggests what to ask", () => {
  assert.equal(suggestedAsk(meeting().room), "safety");
  const page = meeting("discuss");
  assert.equal(suggestedAsk(page.room), "fist");
  page.put({ type: "stage", closes_at: null, stage: "discuss", hiding: false, reveal_at: null, focus: idOf(30) });
  assert.equal(suggestedAsk(page.room), "roman");
});
