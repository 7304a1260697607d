// A change says what its author saw when the editing began (S3): a colleague's change made meanwhile
// refuses it, with its sentence, and what was typed stays.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { actions } from "./select";
import { noPlan } from "./plan";
import type { ServerFrame } from "./wire";

const TOPIC = idOf(30);

function board(): Page {
  const page = new Page();
  page.begin("group", false);
  page.note(idOf(20), "slow", TOPIC);
  return page;
}

const stale = (page: Page): ServerFrame => ({
  type: "error",
  ref: page.last().ref,
  code: "stale",
  final: true,
  message: "",
});

const refusals = (page: Page): readonly (readonly string[])[] =>
  page.state.notices.map(({ what }) => (what.type === "refused" ? [what.command, what.code] : [what.type]));

test("an action is changed from what was seen of it, and what was typed comes back when that is old", () => {
  const page = board();
  const id = idOf(60);
  const action = { type: "action", id, topic: null, order: 0, rev: 3, owner: null, due: null, done: false, experiment: null, review: null } as const;
  page.put({ ...action, text: page.seal(`action|${id}|text`, "cache") });
  const rev = actions(page.room)[0]?.rev ?? 0;
  page.act({ type: "draft", key: `seen:${id}`, text: String(rev) });
  page.act({ type: "draft", key: `action:${id}`, text: "cache it all" });
  page.put({ ...action, rev: 4, text: page.seal(`action|${id}|text`, "cache the builds") });
  page.act({ type: "set_action", id, rev, text: "cache it all", owner: "", due: "", experiment: null, done: false });
  const sent = page.last();
  assert.ok(sent.type === "set_action" && sent.rev === 3);
  page.hear(stale(page));
  assert.deepEqual(refusals(page), [["set_action", "stale"]]);
  assert.deepEqual([...page.room.drafts].map(([key, { text }]) => [key, text]), [[`action:${id}`, "cache it all"]]);
  assert.equal(actions(page.room)[0]?.rev, 4, "the next editing begins with what is there");
});

test("two changes of one's own on their way follow each other", () => {
  const page = board();
  page.act({ type: "add_action", topic: null, text: "cache", owner: "", due: "" });
  const [{ id } = { id: "" }] = actions(page.room);
  for (const text of ["cache it", "cache it all"]) {
    const rev = actions(page.room)[0]?.rev ?? -1;
    page.act({ type: "set_action", id, rev, text, owner: "", due: "", experiment: null, done: false });
  }
  const revs = page.room.outbox.map(({ command }) => (command.type === "set_action" ? command.rev : null));
  assert.deepEqual(revs, [null, 0, 1]);
});

test("a topic is named instead of the name that was seen, and the typed one stays", () => {
  const page = board();
  const named = page.seal(`topic|${TOPIC}|name`, "Builds");
  page.act({ type: "draft", key: `topic:${TOPIC}`, text: "Slowness" });
  const topic = page.room.board.topics.get(TOPIC);
  assert.ok(topic !== undefined);
  page.put({ ...topic, type: "topic", name: named });
  page.act({ type: "name_topic", topic: TOPIC, name: "Slowness", expect: null });
  const sent = page.last();
  assert.ok(sent.type === "name_topic" && sent.expect === null);
  page.hear(stale(page));
  assert.deepEqual(refusals(page), [["name_topic", "stale"]]);
  assert.deepEqual([...page.room.drafts].map(([key, { text }]) => [key, text]), [[`topic:${TOPIC}`, "Slowness"]]);
});

test("plan and closing time say what was seen; their drafts stay until they are kept", () => {
  const page = board();
  page.act({ type: "draft", key: "plan:say-write", text: "One thought" });
  page.act({ type: "draft", key: "closing", text: "2026-01-01T12:00" });
  page.act({ type: "set_plan", plan: noPlan, expect: null });
  const plan = page.last();
  assert.ok(plan.type === "set_plan" && plan.expect === null);
  page.hear(stale(page));
  assert.equal(page.room.drafts.get("plan:say-write")?.text, "One thought");
  page.act({ type: "set_plan", plan: noPlan, expect: plan.plan });
  page.ack(page.last());
  page.act({ type: "set_closing", at: 9_000, expect: 8_000 });
  const closing = page.last();
  assert.ok(closing.type === "set_closing" && closing.expect === 8_000);
  assert.deepEqual([...page.room.drafts.keys()], ["closing"]);
  page.ack(closing);
  assert.equal(page.room.drafts.size, 0);
});
