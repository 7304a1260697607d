// Leading from hand to hand (F3): no break between a new key and its answer costs the leading.

import assert from "node:assert/strict";
import { test } from "node:test";

import { facilitatorHash } from "../seal/keys";
import { Page, testRoom } from "../testing";
import type { You } from "./wire";

const OLD = "b2xkIGtleSBvbGQga2V5Pw";

function you(leads: boolean): { type: "you" } & You {
  const rest = { ready: false, ballot: null, answer: null, stands: false, agrees: false };
  return { type: "you", leads, ...rest };
}

const connects = (page: Page): number =>
  page.effects.filter((effect) => effect.type === "connect").length;

function leader(): Page {
  const page = new Page(testRoom({ facilitator_key: OLD }));
  page.begin("write", true);
  return page;
}

test("a new key is held before its hash is sent, with the old one beside it", () => {
  const page = leader();
  page.act({ type: "replace_key" });
  const frame = page.last();
  assert.ok(frame.type === "replace_key");
  assert.notEqual(page.room.facilitator_key, OLD);
  assert.equal(frame.hash, facilitatorHash(page.room.facilitator_key ?? ""));
  assert.equal(page.room.spare_key, OLD);
  page.ack(frame);
  assert.equal(page.room.spare_key, null);
});

test("a refused key gives the old one back", () => {
  const page = leader();
  page.act({ type: "replace_key" });
  const { ref } = page.last();
  page.hear({ type: "error", ref, code: "id_taken", final: true, message: "" });
  assert.equal(page.room.facilitator_key, OLD);
  assert.equal(page.room.spare_key, null);
});

test("after a break the new key is shown first, and the old one where that does not lead", () => {
  for (const kept of [true, false]) {
    const page = leader();
    page.act({ type: "replace_key" });
    const fresh = page.room.facilitator_key;
    page.dispatch({ type: "closed", why: null, retry_at: 0 });
    page.hear(you(kept));
    assert.equal(page.room.facilitator_key, kept ? fresh : OLD);
    assert.equal(page.room.spare_key, null);
    assert.equal(connects(page), kept ? 0 : 1);
  }
});

test("what the server said before it had the new key changes nothing", () => {
  const page = leader();
  page.act({ type: "replace_key" });
  const fresh = page.room.facilitator_key;
  page.hear(you(true));
  assert.equal(page.room.facilitator_key, fresh);
  assert.equal(page.room.spare_key, OLD);
});

test("agreeing says to whom, and whoever stands can step back before the others know", () => {
  const page = new Page();
  page.begin("discuss", false);
  page.act({ type: "agree", agree: true });
  assert.equal(page.sent.length, 0, "nobody stands");
  page.act({ type: "stand" });
  page.ack(page.last());
  page.hear({ ...you(false), stands: true });
  page.act({ type: "agree", agree: false });
  const own = facilitatorHash(page.room.facilitator_key ?? "");
  const back = page.last();
  assert.ok(back.type === "agree" && back.candidate === own && !back.agree);
});
