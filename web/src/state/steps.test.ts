// Undoing one's own grouping steps (F4): each by an ordinary command with what it expects (S3).

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { opened } from "./opened";
import { topicsInOrder } from "./select";
import { nextStep } from "./steps";
import type { CommandFrame, ErrorCode, TopicEntity } from "./wire";

const [LEFT, RIGHT] = [idOf(10), idOf(11)];
const [A, B, C] = [idOf(30), idOf(31), idOf(32)];
const [NA, NB, NC] = [idOf(20), idOf(21), idOf(22)];

/** Three topics of one note each in the left column: A, B, C. */
function board(): Page {
  const page = new Page();
  page.begin("group", false);
  [A, B, C].forEach((topic, order) => {
    page.note([NA, NB, NC][order] ?? "", `note ${order}`, topic, (order + 1) * 100, LEFT);
  });
  return page;
}

function topicAt(page: Page, id: string): TopicEntity {
  return page.room.board.topics.get(id) ?? assert.fail("the topic stands");
}

/** Somebody else changes a topic. */
function becomes(page: Page, topic: TopicEntity): void {
  page.put({ type: "topic", ...topic });
}

/** Takes the newest command: says what becomes of topics, and acknowledges it. */
function answer(page: Page, ...puts: readonly Partial<TopicEntity>[]): void {
  for (const { id = "", ...change } of puts) {
    const before = page.room.board.topics.get(id);
    const none = { column: LEFT, order: 0, name: null, notes: [], parked: false };
    const topic = { type: "topic" as const, id, ...none, ...before, ...change };
    if (topic.notes.length === 0) page.del({ type: "topic", id });
    else page.put(topic);
  }
  page.ack(page.last());
}

function refuse(page: Page, code: ErrorCode): void {
  page.hear({ type: "error", ref: page.last().ref, code, final: true, message: "" });
}

const command = ({ ref: _, ...rest }: CommandFrame): unknown => rest;
const told = (page: Page): unknown => page.state.notices.at(-1)?.what;

/** What a page that merged A into B has seen. */
function merged(page: Page): void {
  page.act({ type: "merge_topics", topic: A, into: B });
  const sent = page.last();
  assert.ok(sent.type === "merge_topics");
  answer(page, { id: A, notes: [] }, { id: B, notes: [NB, NA], name: sent.name });
}

test("a merge is undone under the ended topic's id, in its place, with its sealed name", () => {
  const page = board();
  const name = page.seal(`topic|${A}|name`, "Builds");
  becomes(page, { ...topicAt(page, A), name });
  page.put({ type: "comment", signature: null, id: idOf(40), topic: A, order: 0, text: "x", lock: "lock" });
  page.put({ type: "comment", signature: null, id: idOf(41), topic: B, order: 1, text: "x", lock: "lock" });
  merged(page);
  const carried = topicAt(page, B).name ?? assert.fail("the name went along");
  assert.deepEqual(opened(page.room, `topic|${B}|name`, carried), { opens: true, text: "Builds" });
  assert.deepEqual(opened(page.room, `topic|${B}|name`, name), { opens: false, text: "" });
  page.put({ type: "comment", signature: null, id: idOf(40), topic: B, order: 0, text: "x", lock: "lock" });
  assert.deepEqual(told(page), { type: "step", did: "merge_topics", way: "do", next: "undo" });

  page.act({ type: "undo" });
  assert.deepEqual(command(page.last()), {
    type: "split_topic",
    topic: B,
    notes: [NA],
    new: A,
    to: LEFT,
    before: B,
    comments: [idOf(40)],
    actions: [],
    name,
    unname: carried,
  });
  answer(page, { id: B, notes: [NB], name: null }, { id: A, notes: [NA], name });
  assert.deepEqual(told(page), { type: "step", did: "merge_topics", way: "undo", next: "redo" });

  page.act({ type: "redo" });
  const again = page.last();
  assert.ok(again.type === "group_note" && again.from === A && again.to === B);
  assert.ok(again.name !== null && again.name !== carried, "sealed anew");
});

test("a topic that stays keeps its own name, and a merge of nameless topics carries none", () => {
  const page = board();
  becomes(page, { ...topicAt(page, A), name: page.seal(`topic|${A}|name`, "Builds") });
  becomes(page, { ...topicAt(page, B), name: page.seal(`topic|${B}|name`, "Tests") });
  page.act({ type: "merge_topics", topic: A, into: B });
  assert.ok("name" in page.last() && (page.last() as { name: unknown }).name === null);
  page.act({ type: "merge_topics", topic: C, into: B });
  assert.ok("name" in page.last() && (page.last() as { name: unknown }).name === null);
});

test("a merge that added counted votes up is not undone, nor anything before it", () => {
  const page = board();
  page.act({ type: "place_topic", topic: C, to: RIGHT, before: null });
  answer(page, { id: C, column: RIGHT });
  const tally = [{ topic: A, votes: 3 }];
  page.put({
    type: "round", breaks: null,
    id: idOf(50),
    order: 0,
    topics: [A, B],
    budget: 1,
    most_per_topic: 1,
    outcome: { state: "counted", voters: 3, tally },
  });
  merged(page);
  assert.deepEqual(told(page), { type: "step", did: "merge_topics", way: "do", next: null });
  const sent = page.sent.length;
  page.act({ type: "undo" });
  assert.equal(page.sent.length, sent);
});

test("a note goes back to its group and its place in it", () => {
  const page = board();
  becomes(page, { ...topicAt(page, A), notes: [NA, NB] });
  page.del({ type: "topic", id: B });
  page.act({ type: "group_note", note: NA, to: C });
  answer(page, { id: A, notes: [NB] }, { id: C, notes: [NC, NA] });
  page.act({ type: "undo" });
  assert.deepEqual(command(page.last()), {
    type: "group_note",
    note: NA,
    from: C,
    to: A,
    before: NB,
    name: null,
  });
});

test("a note taken out stands behind its group unless it was dropped elsewhere, and goes back", () => {
  const page = board();
  becomes(page, { ...topicAt(page, A), notes: [NA, NB] });
  page.del({ type: "topic", id: B });
  page.act({ type: "split_topic", topic: A, notes: [NA], place: null });
  const beside = page.last();
  assert.ok(beside.type === "split_topic" && beside.to === LEFT && beside.before === C);
  refuse(page, "stale");
  const place = { to: RIGHT, before: null };
  page.act({ type: "split_topic", topic: A, notes: [NA], place });
  const split = page.last();
  assert.ok(split.type === "split_topic" && split.to === RIGHT && split.before === null);
  answer(page, { id: A, notes: [NB] }, { id: split.new, column: RIGHT, notes: [NA] });
  page.act({ type: "undo" });
  const back = page.last();
  assert.ok(back.type === "group_note" && back.from === split.new && back.before === NB);
});

test("a topic goes back before the first of those behind it that still stands there", () => {
  const page = board();
  page.act({ type: "place_topic", topic: A, to: RIGHT, before: null });
  answer(page, { id: A, column: RIGHT });
  page.del({ type: "topic", id: B });
  page.act({ type: "undo" });
  const back = { type: "place_topic", topic: A, from: RIGHT, to: LEFT, before: C };
  assert.deepEqual(command(page.last()), back);
});

test("a name is undone and done again, and typed drafts of it stay", () => {
  const page = board();
  page.act({ type: "name_topic", topic: A, name: "Builds", expect: null });
  const named = page.last();
  assert.ok(named.type === "name_topic");
  answer(page, { id: A, name: named.name });
  page.act({ type: "draft", key: `topic:${A}`, text: "half a na" });
  page.act({ type: "undo" });
  assert.deepEqual(command(page.last()), {
    type: "name_topic",
    topic: A,
    name: null,
    expect: named.name,
  });
  answer(page, { id: A, name: null });
  assert.equal(page.room.drafts.get(`topic:${A}`)?.text, "half a na");
  page.act({ type: "redo" });
  assert.deepEqual(command(page.last()), { ...(command(named) as object), expect: null });
});

test("an undo that the board has left behind is not sent, and says so in a plain sentence", () => {
  const page = board();
  merged(page);
  becomes(page, { ...topicAt(page, B), notes: [NB] });
  becomes(page, { ...topicAt(page, C), notes: [NC, NA] });
  const sent = page.sent.length;
  page.act({ type: "undo" });
  assert.equal(page.sent.length, sent);
  assert.equal((told(page) as { type: string }).type, "step_gone");
  assert.equal(nextStep(page.room.steps, "undo"), null, "it is not offered again");
});

test("an undo that is refused as stale says so, and is not sent again by itself (S3)", () => {
  const page = board();
  merged(page);
  page.act({ type: "undo" });
  refuse(page, "stale");
  assert.deepEqual(told(page), { type: "step_gone", way: "undo" });
  assert.equal(nextStep(page.room.steps, "undo"), null);
});

test("an undo is offered again after a break, and when only an open round is in the way (A8)", () => {
  const page = board();
  merged(page);
  page.act({ type: "undo" });
  refuse(page, "topic_in_round");
  assert.equal(nextStep(page.room.steps, "undo")?.did, "merge_topics");
  page.act({ type: "undo" });
  const sent = page.sent.length;
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  page.dispatch({ type: "connecting" });
  const limits = { notes: 1, comments: 1, actions: 1, budget: 1, in_flight: 1 };
  page.hear({ type: "welcome", protocol: 1, epoch: "epoch", seat: null, now: page.now, durable: false, limits });
  assert.equal(page.sent.length, sent);
  assert.equal(nextStep(page.room.steps, "undo")?.did, "merge_topics");
});

test("while an undo is under way, no other one goes out", () => {
  const page = board();
  page.act({ type: "place_topic", topic: C, to: RIGHT, before: null });
  answer(page, { id: C, column: RIGHT });
  merged(page);
  const sent = page.sent.length;
  page.act({ type: "undo" });
  page.act({ type: "undo" });
  assert.equal(page.sent.length, sent + 1);
  answer(page, { id: B, notes: [NB] }, { id: A, notes: [NA] });
  page.act({ type: "undo" });
  assert.equal(page.last().type, "place_topic");
});

test("a new step ends what could be done again", () => {
  const page = board();
  merged(page);
  page.act({ type: "undo" });
  answer(page, { id: B, notes: [NB] }, { id: A, notes: [NA] });
  assert.notEqual(nextStep(page.room.steps, "redo"), null);
  page.act({ type: "place_topic", topic: C, to: RIGHT, before: null });
  answer(page, { id: C, column: RIGHT });
  assert.equal(nextStep(page.room.steps, "redo"), null);
  assert.deepEqual(
    topicsInOrder(page.room.board).map((topic) => topic.id),
    [A, B, C],
  );
});
