// The board as JSON (K4): written without keys, read with distrust, and the same after a new room.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";

import { open } from "../seal/seal";
import type { Retro } from "../state/retro";
import { LIMITS } from "../state/wire";
import { countingDice, idOf, Page, testRoom } from "../testing";
import { nextRetro } from "./begin";
import { sealContent } from "./content";
import { fullPage, reopened } from "./example";
import { isFault, readJson, toJson } from "./json";
import { minutesOf, UNREADABLE } from "./minutes";

const DAY = "2026-11-23";

function exported(page: Page): string {
  const minutes = minutesOf(page.room);
  assert.ok(minutes);
  return toJson(minutes, DAY);
}

function read(text: string): Retro {
  const retro = readJson(text);
  assert.ok(!isFault(retro), JSON.stringify(retro));
  return retro;
}

test("K4: a board that is opened again exports the same bytes", () => {
  const before = exported(fullPage());
  const again = exported(reopened(read(before)));
  assert.equal(again, before);
  assert.equal(exported(reopened(read(again))), before);
});

test("K4: no id, no lock, no key, no seat and no signature is in it", () => {
  const page = fullPage();
  const text = exported(page);
  const { keys } = page.room;
  for (const secret of [keys.room, keys.door, keys.check, page.room.id, "lock", "seat", "Ana\"}"]) {
    assert.ok(!text.includes(secret), secret);
  }
  for (let byte = 1; byte < 80; byte += 1) assert.ok(!text.includes(idOf(byte)));
  assert.ok(!text.includes("signed"));
  assert.ok(text.includes('"owner": "Ana"'));
});

test("K4: a link that somebody wrote into a note leaves without its key", () => {
  const page = new Page();
  page.begin("write", false);
  const link = `http://here/r/${page.room.id}#1${page.room.keys.room}.${idOf(9)}`;
  page.note(idOf(20), `Join here: ${link} now`, idOf(30));
  const text = exported(page);
  assert.ok(!text.includes(page.room.keys.room));
  assert.ok(!text.includes(idOf(9)));
  assert.ok(text.includes("#1… now"));
});

test("what does not open, and what no page would have sealed so, can be opened again", () => {
  const page = new Page();
  page.begin("write", false);
  page.note(idOf(20), "x", idOf(30), 0);
  page.note(idOf(21), "x", idOf(31), 1);
  const other = testRoom().keys.text.map((byte) => byte ^ 1);
  assert.equal(open(other, `note|${idOf(20)}|text`, page.seal(`note|${idOf(20)}|text`, "x")), null);
  page.put({ type: "note", id: idOf(20), signature: null, lock: "l", text: page.seal(`note|${idOf(99)}|text`, "x") });
  const text = exported(page);
  assert.equal(read(text).topics[0]?.notes[0]?.text, UNREADABLE);
  assert.equal(exported(reopened(read(text))), text);
});

test("K4: docs/EXPORT.md shows this board", () => {
  const path = resolve("../docs/EXPORT.md");
  const document = readFileSync(path, "utf8");
  const block = /```json\n[^]*?```\n/;
  const wanted = `\`\`\`json\n${exported(fullPage())}\`\`\`\n`;
  if (process.env["CANDOR_WRITE"] !== undefined)
    writeFileSync(path, document.replace(block, () => wanted));
  assert.equal(block.exec(readFileSync(path, "utf8"))?.[0], wanted);
});

test("A3: everything is sealed under fresh ids, with locks of its own", () => {
  const retro = read(exported(fullPage()));
  const key = testRoom().keys.text;
  const columns = [idOf(1), idOf(2)];
  const content = sealContent(retro, key, columns, countingDice(5));
  assert.ok(content);
  const texts = content.topics.flatMap((topic) => [...topic.notes, ...topic.comments]);
  assert.equal(new Set(texts.map((each) => each.lock)).size, texts.length);
  assert.equal(new Set(texts.map((each) => each.id)).size, texts.length);
  const [note] = content.topics[0]?.notes ?? [];
  assert.ok(note);
  assert.equal(open(key, `note|${note.id}|text`, note.text), "Builds are slow\nand flaky");
});

/** The whole file with one value replaced. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const file: unknown = JSON.parse(exported(fullPage()));
  const last = path.at(-1) ?? "";
  const at = path.slice(0, -1).reduce((of, name) => (of as Record<string, unknown>)[name], file);
  (at as Record<string, unknown>)[last] = value;
  return JSON.stringify(file);
}

test("a board that was changed by hand is refused with the name of the place", () => {
  const long = "x".repeat(5000);
  const cases: readonly (readonly [readonly (string | number)[], unknown, object])[] = [
    [["candor"], 2, { type: "newer" }],
    [["candor"], "1", { type: "not_candor" }],
    [["candor"], 0, { type: "not_candor" }],
    [["title"], 7, { type: "wrong", where: "title" }],
    [["title"], long, { type: "too_long", where: "title" }],
    [["stage"], "nowhere", { type: "wrong", where: "stage" }],
    [["settings", "floor"], 0, { type: "wrong", where: "settings.floor" }],
    [["settings", "tick_seconds"], 1e300, { type: "wrong", where: "settings.tick_seconds" }],
    [["columns"], [], { type: "wrong", where: "columns" }],
    [["columns"], Array(13).fill({ name: "x", prompt: null }), { type: "too_many", where: "columns" }],
    [["topics", 0, "column"], 2, { type: "wrong", where: "topics[0].column" }],
    [["topics", 0, "column"], -1, { type: "wrong", where: "topics[0].column" }],
    [["topics", 1, "notes"], [], { type: "wrong", where: "topics[1].notes" }],
    [["topics", 1, "notes", 0], null, { type: "wrong", where: "topics[1].notes[0]" }],
    [["topics", 1, "notes", 0], long, { type: "too_long", where: "topics[1].notes[0]" }],
    [["topics", 1, "notes"], Array(LIMITS.notes + 1).fill("x"), { type: "too_many", where: "topics[1].notes" }],
    [["topics", 1, "notes"], Array(LIMITS.notes - 1).fill("x"), { type: "too_many", where: "notes" }],
    [["actions", 0, "topic"], 3, { type: "wrong", where: "actions[0].topic" }],
    [["actions", 0, "done"], 1, { type: "wrong", where: "actions[0].done" }],
    [["actions", 0, "review"], "constructor", { type: "wrong", where: "actions[0].review" }],
    [["actions", 1, "experiment"], [], { type: "wrong", where: "actions[1].experiment" }],
    [["rounds", 0, "topics"], [1, 0], { type: "wrong", where: "rounds[0].topics" }],
    [["rounds", 0, "result", "votes"], [13, 0], { type: "wrong", where: "rounds[0].result.votes" }],
    [["rounds", 0, "result", "votes"], [1], { type: "wrong", where: "rounds[0].result.votes" }],
    [["rounds", 0, "breaks"], 0, { type: "wrong", where: "rounds[0].breaks" }],
    [["polls", 0, "scale"], { of: "__proto__" }, { type: "wrong", where: "polls[0].scale.of" }],
    [["polls", 0, "result", "chosen"], [5], { type: "wrong", where: "polls[0].result.chosen[0]" }],
    [["polls", 1, "result", "counts"], [1], { type: "wrong", where: "polls[1].result.counts" }],
    [["polls", 2, "scale", "options"], ["x"], { type: "wrong", where: "polls[2].scale.options" }],
  ];
  for (const [path, value, fault] of cases) {
    assert.deepEqual(readJson(changed(path, value)), fault, path.join("."));
  }
});

test("the next retro begins with what was left open, and with nothing else", () => {
  const old = read(exported(fullPage()));
  const next = nextRetro(old);
  const planned = nextRetro({ ...old, plan: '{"ends_at":1790000000000,"stages":{}}' });
  assert.equal(planned.plan, '{"ends_at":null,"stages":{}}');
  assert.deepEqual(
    next.actions.map(({ text, review, topic }) => [text, review, topic]),
    [
      ["Cache builds", "open", null],
      ["Pair on Mondays", "open", null],
    ],
  );
  assert.equal(next.actions[1]?.experiment?.hypothesis, "Fewer surprises");
  assert.deepEqual([next.topics, next.rounds, next.polls, next.stage], [[], [], [], null]);
  const again = minutesOf(reopened(next).room);
  assert.ok(again);
  assert.equal(again.stage, "check_in");
  assert.equal(again.actions.length, 2);
});
