// Waiting for a seat (F5): what is written waits with it, and a free place is asked for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page, testRoom } from "../testing";
import { writing } from "./select";
import { waitsForSeat } from "./seats";
import type { Entity, Rules } from "./wire";

const LIMITS_HERE = { notes: 9, comments: 9, actions: 9, budget: 9, in_flight: 9 };

function ruled(change: Partial<Rules>): Entity {
  const rules = { frozen: false, grouping_by_leaders: false, locked: false, seats: null, ...change };
  return { type: "leading", rules, offered: false, absent: false, candidate: null, agreed: null };
}

const counts = (here: number): Entity => ({
  type: "counts",
  here,
  seats: here,
  ready: 0,
  voted: 0,
  answered: 0,
  hidden: 0,
});

const connects = (page: Page): number =>
  page.effects.filter((effect) => effect.type === "connect").length;

function outside(rules: Partial<Rules>): Page {
  const page = new Page(testRoom({ seat: null }));
  page.hear({ type: "welcome", protocol: 1, epoch: "epoch", seat: null, now: 1, durable: false, limits: LIMITS_HERE });
  page.begin("write", true);
  page.put(ruled(rules), counts(2));
  return page;
}

test("a locked door lets nobody write, and opening it asks for a seat", () => {
  const page = outside({ locked: true });
  assert.equal(waitsForSeat(page.room), "locked");
  assert.equal(writing(page.room), "waits");
  page.put(ruled({}));
  assert.equal(connects(page), 1);
});

test("a full room is asked again once a place is free", () => {
  const page = outside({ seats: 2 });
  assert.equal(waitsForSeat(page.room), "full");
  page.put(counts(1));
  assert.equal(connects(page), 1);
});

test("where neither the door nor the number of seats is in the way, many are joining just now (L1)", () => {
  const page = outside({});
  assert.equal(waitsForSeat(page.room), "crowd");
  assert.equal(writing(page.room), "waits");
  page.put(ruled({ locked: true }));
  assert.equal(waitsForSeat(page.room), "locked");
});

test("who waits for a seat waits through a break as well, and no editor comes and goes (S5)", () => {
  const page = outside({ locked: true });
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  assert.equal(writing(page.room), "waits");
  page.dispatch({ type: "connecting" });
  assert.equal(waitsForSeat(page.room), "locked");
  page.hear({ type: "welcome", protocol: 1, epoch: "epoch", seat: "seat", now: 1, durable: false, limits: LIMITS_HERE });
  assert.equal(writing(page.room), "yes");
  page.dispatch({ type: "connecting" });
  assert.equal(writing(page.room), "yes");
});

test("Join leads to an editor at once, but not where the board says that there is no seat", () => {
  const joined = (rules: Partial<Rules>): Page => {
    const page = new Page(testRoom({ seat: null, join: false }));
    page.begin("write", true);
    page.put(ruled(rules), counts(2));
    page.dispatch({ type: "join" });
    page.dispatch({ type: "connecting" });
    return page;
  };
  assert.equal(writing(joined({}).room), "yes");
  assert.equal(writing(joined({ locked: true }).room), "waits");
  assert.equal(writing(joined({ seats: 2 }).room), "waits");
});

test("a note that was written before the seat came waits for it (S3)", () => {
  const page = outside({ locked: true });
  page.state = { ...page.state, place: { at: "room", room: { ...page.room, no_seat: false } } };
  const away = { state: "waiting", retry_at: 0, why: null } as const;
  page.state = { ...page.state, place: { at: "room", room: { ...page.room, link: away } } };
  page.act({ type: "add_note", column: idOf(10), text: "Later" });
  const welcome = (seat: string | null): void =>
    page.hear({ type: "welcome", protocol: 1, epoch: "epoch", seat, now: 1, durable: false, limits: LIMITS_HERE });
  welcome(null);
  page.put(counts(3));
  assert.deepEqual(page.sent, []);
  welcome("seat");
  page.put(counts(2));
  assert.equal(page.last().type, "add_note");
});
