// What counts down says the right time from its first frame on, and never less than nothing.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, testRoom } from "../testing";
import { callOff, revealIn } from "./countdown";

const NOTICE = 10_000;
const stage = { type: "stage", closes_at: null, stage: "write", hiding: true, focus: null } as const;

test("an announced reveal is ten seconds ahead, however long nothing had been counting down", () => {
  const offset = 3_600_000;
  const page = new Page(testRoom({ clock_offset: offset }));
  page.begin("write", true);
  assert.equal(revealIn(page.room, page.state.now), null);
  page.now += 600_000;
  page.put({ ...stage, reveal_at: page.now + offset + NOTICE });
  assert.equal(revealIn(page.room, page.state.now), NOTICE);
  assert.deepEqual(callOff(page.room), { type: "cancel_reveal" });
  page.dispatch({ type: "clock", now: page.now + 2 * NOTICE });
  assert.equal(revealIn(page.room, page.state.now), 0);
});

test("a closing time is counted down like an announcement, and only in its last ten seconds", () => {
  const page = new Page();
  page.begin("write", true);
  const closes_at = page.now + NOTICE + 1;
  page.put({ ...stage, reveal_at: null, closes_at });
  assert.deepEqual(callOff(page.room), { type: "set_closing", at: null, expect: closes_at });
  assert.equal(revealIn(page.room, page.now), null);
  assert.equal(revealIn(page.room, page.now + 1), NOTICE);
});
