// The audit's own test: its checks can fail. Small conversations, each with one thing wrong.

import { expect, test } from "@playwright/test";

import { dice } from "../../../web/src/seal/dice.ts";
import { roomKeys } from "../../../web/src/seal/keys.ts";
import { seal } from "../../../web/src/seal/seal.ts";
import { compareChannels } from "./channel.ts";
import type { Conversation, Frame, Said } from "./conversation.ts";
import { fatesOf } from "./fates.ts";
import { shapesOf } from "./shape.ts";
import { ticksOf } from "./ticks.ts";

const KEY = roomKeys("A".repeat(43))!.text;
const WELCOME = { type: "welcome", epoch: "e", seat: null };
const YOU = { type: "you", leads: false };

/** What was said, as `[moment, what]`; what has a `ref` and is no answer goes up. */
function talk(client: string, ...all: [number, Said][]): Conversation {
  const frames = all.map(([at, said]): Frame => {
    const text = JSON.stringify(said);
    const up = "ref" in said && said.type !== "ack" && said.type !== "error";
    return { at, opcode: 1, direction: up ? "up" : "down", text, payload: Buffer.from(text), said };
  });
  return { client, opened: 0, requests: [], answers: [], frames, rest: { up: Buffer.alloc(0), down: Buffer.alloc(0) } };
}

const patch = (seq: number, put: Said[], reset = false): Said => ({ type: "patch", seq, more: false, reset, put, del: [] });
const counts = (ready: number): Said => ({ type: "counts", ready });

/** A viewer who was there from the first patch on. */
const viewer = (client: string, ...later: [number, Said][]): Conversation =>
  talk(client, [0, WELCOME], [0, patch(1, [counts(0)], true)], [0, YOU], ...later);

test("a patch that one viewer got otherwise is seen, and so is a gap", () => {
  const same = [viewer("ana", [1, patch(2, [counts(1)])]), viewer("wall", [1, patch(2, [counts(1)])])];
  expect(compareChannels(same, ["ana", "wall"]).faults).toEqual([]);
  const other = [same[0]!, viewer("wall", [1, patch(2, [counts(2)])])];
  expect(compareChannels(other, ["ana", "wall"]).faults.length).toBeGreaterThan(0);
  const gap = [same[0]!, viewer("wall", [1, patch(2, [counts(1)])], [2, patch(4, [counts(1)])])];
  expect(compareChannels(gap, ["ana", "wall"]).faults.join()).toContain("4 after 2");
});

test("a whole board that is newer than the last tick is seen", () => {
  const steady = [viewer("ana", [1, patch(2, [counts(1)])]), viewer("wall", [1, patch(2, [counts(1)])])];
  const visit = (ready: number): Conversation => talk("returner", [2, WELCOME], [2, patch(2, [counts(ready)], true)], [2, YOU]);
  expect(compareChannels([...steady, visit(1)], ["ana", "wall"]).faults).toEqual([]);
  expect(compareChannels([...steady, visit(2)], ["ana", "wall"]).faults).toEqual(["returner got another board 2 than others"]);
});

test("a hidden note that reaches anybody early is seen, and one that never was to", () => {
  const sealed = (id: string, text: string): string => seal(KEY, `note|${id}|text`, text, "text", dice)!;
  const add = (id: string, text: string, ref: number): Said =>
    ({ type: "add_note", ref, id, lock: `lock of ${id}`, text: sealed(id, text) });
  const hidden = add("one", "hidden", 1);
  const gone = add("two", "unsaid", 2);
  const late = add("six", "too late", 4);
  const author = talk("ana", [1, hidden], [2, { type: "ack", ref: 1 }], [3, gone], [4, { type: "ack", ref: 2 }],
    [5, { type: "delete_text", ref: 3, of: { note: "two" } }], [6, { type: "ack", ref: 3 }],
    [40, late], [41, { type: "ack", ref: 4 }], [42, { type: "take_back", ref: 5, of: { note: "six" } }], [43, { type: "ack", ref: 5 }]);
  const note = (of: Said): Said => ({ type: "note", id: of["id"]!, lock: of["lock"]!, text: of["text"]! });
  const board = (...later: [number, Said][]): Conversation[] =>
    [author, viewer("viewer", [10, patch(2, [{ type: "stage", reveal_at: 30 }])], ...later)];
  const faults = (talks: Conversation[]): string => fatesOf(talks, KEY, ["unsaid", "too late"]).faults.join("\n");
  expect(faults(board([31, patch(3, [note(hidden)])]))).toBe("");
  expect(faults(board([29, patch(3, [note(hidden)])]))).toContain("the lock of ana's add_note reached viewer too early");
  expect(faults(board([31, patch(3, [note(hidden), note(gone)])]))).toContain("too early");
  expect(faults(board([31, patch(3, [note(hidden)])], [60, patch(4, [note(late)])]))).toContain("too early");
  const told = talk("ben", [5, { type: "error", code: `no ${hidden["id"]}` }]);
  expect(faults([...board([31, patch(3, [note(hidden)])]), told])).toContain("reached ben");
  const second = add("three", "hidden too", 6);
  const two = [
    ...board([31, patch(3, [note(hidden)])], [32, patch(4, [note(second)])]), talk("ben", [7, second], [8, { type: "ack", ref: 6 }]),
  ];
  expect(faults(two)).toContain("came out in 2 patches");
  expect(faults(board([5, patch(1.5, [{ type: "topic" }])], [31, patch(3, [note(hidden)])]))).toContain("changed the board");
});

test("a field that nobody knows, an ack that says more, a text that is not sealed, an open tally: each is seen", () => {
  const wrong: Said[] = [
    { ...YOU, seat: "x" }, patch(2, [{ type: "note", id: "x", author: "x" }]), { type: "ack", ref: 1, at: 5 },
    patch(2, [{ type: "note", text: "A".repeat(396) }]), { type: "typing" },
    patch(2, [{ type: "round", id: "x", outcome: { state: "open", tally: [] } }]),
  ];
  for (const said of wrong) expect(shapesOf([talk("ana", [1, said])]).faults, JSON.stringify(said)).not.toEqual([]);
  const two = ["no such note", "not your note"].map((message, index): [number, Said] =>
    [index, { type: "error", ref: 1, code: "not_yours", final: true, message }]);
  expect(shapesOf([talk("ana", ...two)]).faults).toHaveLength(1);
  const right = talk("ana", [1, { type: "ack", ref: 1 }], [2, patch(2, [{ type: "note", text: "A".repeat(395) }])]);
  expect(shapesOf([right]).faults).toEqual([]);
});

test("what comes out besides the ticks spreads", () => {
  const beats = [2_000, 4_010, 8_005].map((at, index): [number, Said] => [at, patch(index + 2, [counts(index)])]);
  expect(ticksOf(viewer("viewer", ...beats), 2_000, new Map()).spread).toBe(10);
  expect(ticksOf(viewer("viewer", ...beats, [9_000, patch(5, [counts(9)])]), 2_000, new Map()).spread).toBeGreaterThan(900);
});
