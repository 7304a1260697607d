// Making a room: what is sent is sealed, and errors are typed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { countingDice } from "../testing";
import { facilitatorHash, roomKeys } from "../seal/keys";
import { open } from "../seal/seal";
import { makeRoom, postRoom, type Made } from "./create";

const settings = { tick_seconds: 3, floor: 3, hiding: true };
const WISH = {
  title: "Sprint 12",
  columns: [
    { name: "Start", prompt: "What to begin?" },
    { name: "Stop", prompt: " " },
  ],
  settings,
  plan: '{"ends_at":null,"stages":{"write":{"minutes":8}}}',
};

function made(): Made {
  const room = makeRoom(WISH, countingDice(), 7);
  assert.ok(typeof room !== "string");
  return room;
}

test("a new room is sealed under its own key, which is not sent (A11)", () => {
  const { body, kept } = made();
  const keys = roomKeys(kept.key);
  assert.ok(keys);
  const sent = JSON.stringify(body);
  for (const secret of [kept.key, keys.door, kept.facilitator_key ?? "", "Sprint", "Start"])
    assert.ok(!sent.includes(secret));
  assert.equal(open(keys.text, `board|${body.room}|title`, body.title), "Sprint 12");
  const [first, second] = body.columns;
  assert.equal(first && open(keys.text, `column|${first.id}|name`, first.name), "Start");
  assert.equal(second?.prompt, null);
  assert.equal(body.check, keys.check);
  assert.equal(body.facilitator_hash, facilitatorHash(kept.facilitator_key ?? ""));
});

test("names that are too long are refused before anything is sent", () => {
  assert.equal(makeRoom({ ...WISH, title: "a".repeat(255) }, countingDice(), 7), "text_too_long");
  assert.equal(
    makeRoom({ ...WISH, columns: [{ name: "a", prompt: "a".repeat(255) }] }, countingDice(), 7),
    "text_too_long",
  );
});

test("each refusal has its name", async () => {
  const { body } = made();
  const answer =
    (status: number, text: string): typeof fetch =>
    async () =>
      new Response(text, { status });
  const cases = [
    [422, "invalid", "invalid"],
    [400, "malformed", "invalid"],
    [409, "id_taken", "taken"],
    [413, "too_big", "too_big"],
    [503, "limit_reached", "full"],
    [429, "too_many_rooms", "too_many_rooms"],
    [503, "unavailable", "server"],
    [500, "failed", "server"],
  ] as const;
  for (const [status, code, why] of cases)
    assert.equal(await postRoom(body, answer(status, JSON.stringify({ code }))), why);
  for (const status of [200, 201]) assert.equal(await postRoom(body, answer(status, "")), null);
  assert.equal(await postRoom(body, answer(429, "<html>")), "too_fast");
  assert.equal(await postRoom(body, answer(502, "null")), "server");
  assert.equal(
    await postRoom(body, async () => {
      throw new TypeError("no network");
    }),
    "unreachable",
  );
});
