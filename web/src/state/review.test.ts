// Experiments, and the review of what an earlier retro left open.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { actions } from "./select";
import { carried, chosen, isDropped, lookedAt, type ReviewChoice } from "./review";
import type { ActionEntity, ActionId, Review } from "./wire";

const EXPERIMENT = { hypothesis: "pairs review faster", measure: "the days that reviews take", look: "2026-12-03" };

/** A page with actions of last time. */
function carrying(...reviews: readonly Review[]): Page {
  const page = new Page();
  page.begin("check_in", true);
  page.put(...reviews.map((review, order) => entity(page, idOf(60 + order), order, review)));
  return page;
}

function entity(page: Page, id: ActionId, order: number, review: Review | null): { type: "action" } & ActionEntity {
  const seal = (field: "text" | "hypothesis" | "measure"): string => page.seal(`action|${id}|${field}`, `${field} ${order}`);
  const experiment = { hypothesis: seal("hypothesis"), measure: seal("measure"), look: null };
  return { type: "action", id, topic: null, order, rev: 0, text: seal("text"), owner: null, due: null, done: false, experiment, review };
}

const progress = (page: Page): readonly ReviewChoice[] => carried(page.room).map(chosen);

test("done, kept, dropped: each is one change that leaves everything else as it stands", () => {
  const page = carrying("open", "open", "open");
  assert.equal(lookedAt(carried(page.room)), 0);
  for (const [order, choice] of (["done", "keep", "drop"] as const).entries())
    page.act({ type: "review_action", id: idOf(60 + order), choice });
  assert.deepEqual(progress(page), ["done", "keep", "drop"]);
  assert.equal(lookedAt(carried(page.room)), 3);
  const sent = page.sent.map((frame) => (frame.type === "set_action" ? [frame.done, frame.review, frame.rev] : null));
  assert.deepEqual(sent, [[true, "kept", 0], [false, "kept", 0], [false, "dropped", 0]]);
  const first = page.sent[0];
  const before = page.room.board.actions.get(idOf(60));
  assert.ok(first?.type === "set_action" && before);
  assert.deepEqual([first.text, first.experiment], [before.text, before.experiment], "the same sealed bytes");
});

test("another choice takes its place, and none takes it back", () => {
  const page = carrying("open");
  for (const choice of ["drop", "done", "keep", "open"] as const) {
    page.act({ type: "review_action", id: idOf(60), choice });
    assert.deepEqual(progress(page), [choice]);
    page.ack(page.last());
  }
  assert.deepEqual(page.sent.map((frame) => frame.type === "set_action" && frame.rev), [0, 0, 0, 0]);
});

test("only what was carried over is reviewed", () => {
  const page = carrying("open");
  page.put(entity(page, idOf(70), 5, null));
  page.act({ type: "review_action", id: idOf(70), choice: "keep" });
  assert.equal(page.sent.length, 0);
  assert.equal(carried(page.room).length, 1);
});

test("who pressed second is told so, and nothing lands in an editor", () => {
  const page = carrying("open");
  page.act({ type: "review_action", id: idOf(60), choice: "keep" });
  const before = page.room.board.actions.get(idOf(60));
  assert.ok(before);
  page.put({ type: "action", ...before, rev: 1, review: "dropped" });
  page.hear({ type: "error", ref: page.last().ref, code: "stale", final: true, message: "" });
  assert.deepEqual(progress(page), ["drop"]);
  assert.ok(isDropped(carried(page.room)[0]!));
  assert.equal(page.room.drafts.size, 0);
  const [notice] = page.state.notices;
  assert.ok(notice?.what.type === "refused" && notice.what.back === null);
});

test("the same press by two people is no quarrel", () => {
  const page = carrying("open");
  page.act({ type: "review_action", id: idOf(60), choice: "keep" });
  const before = page.room.board.actions.get(idOf(60));
  assert.ok(before);
  page.put({ type: "action", ...before, rev: 1, review: "kept" });
  page.hear({ type: "error", ref: page.last().ref, code: "stale", final: true, message: "" });
  assert.deepEqual(page.state.notices, []);
});

test("an experiment says what is believed, how one will know, and when one looks", () => {
  const page = new Page();
  page.begin("discuss", true);
  for (const [key, text] of Object.entries(EXPERIMENT))
    page.act({ type: "draft", key: `${key as keyof typeof EXPERIMENT}:new`, text });
  page.act({ type: "add_action", topic: null, text: "pair on reviews", owner: "", due: "", experiment: EXPERIMENT });
  const add = page.last();
  assert.ok(add.type === "add_action" && add.experiment?.look?.length === 395);
  assert.equal(page.room.drafts.size, 0, "an accepted action empties its drafts");
  const [shown] = actions(page.room);
  assert.deepEqual(
    [shown?.experiment?.hypothesis.text, shown?.experiment?.measure.text, shown?.experiment?.look?.text],
    Object.values(EXPERIMENT),
  );
  page.act({ type: "set_done", id: add.id, done: true });
  assert.equal(actions(page.room)[0]?.experiment?.measure.text, EXPERIMENT.measure);
  page.act({ type: "set_action", id: add.id, rev: 1, text: "pair", owner: "", due: "", done: true, experiment: null });
  assert.equal(actions(page.room)[0]?.experiment, null);
});

test("half an experiment is not sent, and a refused one comes back whole", () => {
  const page = new Page();
  page.begin("discuss", true);
  const wish = { type: "add_action", topic: null, text: "pair", owner: "Jo", due: "" } as const;
  page.act({ ...wish, experiment: { ...EXPERIMENT, measure: " " } });
  assert.equal(page.sent.length, 0);
  assert.deepEqual(page.state.notices[0]?.what, { type: "text", fault: "half" });
  page.act({ ...wish, experiment: EXPERIMENT });
  page.hear({ type: "error", ref: page.last().ref, code: "limit_reached", limit: "actions", final: true, message: "" });
  const back = [...page.room.drafts].map(([key, draft]) => [key, draft.text]);
  assert.deepEqual(back, [
    ["action:new", "pair"],
    ["owner:new", "Jo"],
    ["hypothesis:new", EXPERIMENT.hypothesis],
    ["measure:new", EXPERIMENT.measure],
    ["look:new", EXPERIMENT.look],
  ]);
});
