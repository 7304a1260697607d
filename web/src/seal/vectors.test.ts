// Sealing against the vectors that Rust reads too (`tests/fixtures/seal.json`).
// CANDOR_WRITE=1 npm test   writes them anew.

import assert from "node:assert/strict";
import { scryptSync } from "node:crypto";
import { test } from "node:test";

import { fixture } from "../testing";
import { decode, encode } from "./base64url";
import { doorHash, facilitatorHash, lock, roomKeys } from "./keys";
import { roomPrint } from "./print";
import { open, Opener, openDraft, seal, sealDraft, type Seam } from "./seal";
import { successor } from "./successor";
import { normalise, normaliseLine, roomLeft, textFault, type Size } from "./text";

interface SealedCase {
  name: string;
  kind: string;
  id: string;
  field: string;
  size: Size;
  nonce: string;
  text: string;
  sealed: string;
}

interface Vectors {
  room_key: string;
  keys: { text: string; door: string; check: string };
  door_hash: string;
  facilitator: { key: string; hash: string };
  lock: { id: string; edit_key: string; lock: string };
  print: { room: string; print: string };
  successors: { room: string; next: string; second: string };
  sealed: SealedCase[];
  normalised: { from: string; text: string; line: string }[];
}

const counting = (from: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (from + i) % 256);
const ID = encode(counting(0x40, 16));

const TEXTS: readonly (readonly [
  name: string,
  kind: string,
  field: string,
  size: Size,
  text: string,
])[] = [
  ["empty", "note", "text", "text", ""],
  ["ascii", "note", "text", "text", "Deploys take too long."],
  ["two lines", "note", "text", "text", "One thing:\n- the other"],
  ["umlauts", "comment", "text", "text", "Größere Übergaben ärgern uns."],
  ["emoji", "note", "text", "text", "👩🏽‍💻 shipped it 🚀"],
  ["arabic", "note", "text", "text", "الاجتماعات طويلة جدًا"],
  ["254 bytes, the longest line", "action", "owner", "line", "a".repeat(254)],
  ["255 bytes, the shortest of 1024", "note", "text", "text", "a".repeat(255)],
  ["1022 bytes, the longest of 1024", "note", "text", "text", "ä".repeat(511)],
  ["1023 bytes, the shortest of 4096", "note", "text", "text", `${"ä".repeat(511)}a`],
  ["4094 bytes, the longest text", "action", "text", "text", "e".repeat(4094)],
  ["a title", "board", "title", "line", "Sprint 12"],
  ["a column's prompt", "column", "prompt", "line", "What helped us?"],
  ["a topic's name", "topic", "name", "line", "Builds"],
  ["a due date", "action", "due", "line", "next Friday"],
];

const NORMALISED: readonly string[] = [
  "  plain \n",
  "a\r\nb\rc",
  "Cafe\u0301",
  "\u201cquoted\u201d \u2018single\u2019 \u201elow\u201c don\u2019t",
  "left\u200e right\u200f \u202eover\u202c \u2066in\u2069 \u061c",
  "nul\0 inside",
  "\u200f\u200e",
  "one\u2028two\u2029three",
  "first  \n\n  second",
];

const KEY = encode(counting(0, 32));
const print = await roomPrint(KEY, ID);

function vectors(): Vectors {
  const room_key = KEY;
  const keys = roomKeys(room_key);
  assert.ok(keys);
  const facilitator = encode(counting(0x80, 16));
  const edit_key = encode(counting(0x60, 16));
  const next = successor(room_key, ID) ?? assert.fail();
  const second = successor(room_key, next) ?? assert.fail();
  return {
    room_key,
    keys: { text: encode(keys.text), door: keys.door, check: keys.check },
    door_hash: doorHash(keys.door),
    facilitator: { key: facilitator, hash: facilitatorHash(facilitator) },
    lock: { id: ID, edit_key, lock: lock(ID, edit_key) },
    print: { room: ID, print },
    successors: { room: ID, next, second },
    sealed: TEXTS.map(([name, kind, field, size, text], index) => {
      const nonce = counting(index * 24, 24);
      const sealed = seal(keys.text, `${kind}|${ID}|${field}` as Seam, text, size, () => nonce);
      assert.ok(sealed);
      return { name, kind, id: ID, field, size, nonce: encode(nonce), text, sealed };
    }),
    normalised: NORMALISED.map((from) => ({
      from,
      text: normalise(from),
      line: normaliseLine(from),
    })),
  };
}

const shared = fixture<Vectors>("seal.json", vectors);
const key = decode(shared.keys.text) ?? new Uint8Array();

test("keys, hashes and the lock are those of the shared vectors", () => {
  const { sealed: _, normalised: __, ...now } = vectors();
  const { sealed: ___, normalised: ____, ...kept } = shared;
  assert.deepEqual(now, kept);
});

test("the room print is twelve digits, and another implementation has the same", () => {
  const salt = Buffer.concat([Buffer.from("candor/1/print"), counting(0x40, 16)]);
  const bytes = scryptSync(counting(0, 32), salt, 8, { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 });
  const digits = (bytes.readBigUInt64BE() % 10n ** 12n).toString().padStart(12, "0");
  assert.match(print, /^\d{4} \d{4} \d{4}$/);
  assert.equal(print.replaceAll(" ", ""), digits);
});

test("another key and another room have other prints", async () => {
  const prints = [
    print,
    await roomPrint(encode(counting(1, 32)), ID),
    await roomPrint(KEY, encode(counting(0x41, 16))),
  ];
  assert.equal(new Set(prints).size, 3);
  await assert.rejects(roomPrint("no key", ID), TypeError);
});

test("a room's successor is known by its key and its id together, and by no less", () => {
  const { next, second } = shared.successors;
  assert.equal(new Set([ID, next, second]).size, 3);
  assert.notEqual(successor(encode(counting(1, 32)), ID), next);
  assert.equal(successor("no key", ID), null);
  assert.equal(successor(KEY, "no id"), null);
});

for (const each of shared.sealed) {
  const seam = `${each.kind}|${each.id}|${each.field}` as Seam;
  test(`sealing gives the shared bytes, and they open: ${each.name}`, () => {
    const nonce = decode(each.nonce, 24) ?? new Uint8Array();
    assert.equal(
      seal(key, seam, each.text, each.size, () => nonce),
      each.sealed,
    );
    assert.equal(open(key, seam, each.sealed), each.text);
    assert.ok([395, 1419, 5515].includes(each.sealed.length));
  });
}

test("texts are normalised as the shared vectors say", () => {
  for (const { from, text, line } of shared.normalised) {
    assert.equal(normalise(from), text);
    assert.equal(normaliseLine(from), line);
    assert.equal(normalise(text), text, "twice is once");
  }
});

test("a sealed text opens in its own place and under its own key alone", () => {
  const { sealed, id } = shared.sealed[1] ?? assert.fail();
  assert.equal(open(key, `comment|${id}|text`, sealed), null);
  assert.equal(open(counting(1, 32), `note|${id}|text`, sealed), null);
  assert.equal(open(key, `note|${id}|text`, `${sealed.slice(0, -2)}AA`), null);
  assert.equal(open(key, `note|${id}|text`, "no base64url!"), null);
});

test("an opener remembers the newest text of a place, and never another's", () => {
  const opener = new Opener(key);
  const [, first] = shared.sealed;
  assert.ok(first);
  const other = seal(
    key,
    `note|${ID}|text`,
    "another wording",
    "text",
    (length) => new Uint8Array(length),
  );
  assert.ok(other);
  assert.equal(opener.open(`note|${ID}|text`, first.sealed), first.text);
  assert.equal(opener.open(`note|${ID}|text`, other), "another wording");
  assert.equal(opener.open(`comment|${ID}|text`, other), null);
});

test("texts that are too long are refused before sealing, and the room left is told", () => {
  const dice = (length: number): Uint8Array => new Uint8Array(length);
  assert.equal(seal(key, `note|${ID}|text`, "a".repeat(4095), "text", dice), null);
  assert.equal(seal(key, `board|${ID}|title`, "a".repeat(255), "line", dice), null);
  assert.equal(textFault("a".repeat(4095)), "too_long");
  assert.equal(textFault("a".repeat(255), "line"), "too_long");
  assert.equal(textFault(" \n "), "empty");
  assert.equal(textFault("fine"), null);
  assert.equal(roomLeft("ä", "line"), 252);
});

test("a draft is sealed as typed, of any length", () => {
  const text = `  “unfinished” ${"long ".repeat(2_000)}`;
  const sealed = sealDraft(key, "note:x", text, (length) => new Uint8Array(length));
  assert.equal(openDraft(key, "note:x", sealed), text);
  assert.equal(openDraft(key, "note:y", sealed), null);
  assert.ok(!sealed.includes("unfinished"));
});

test("base64url has one spelling", () => {
  for (let length = 0; length < 40; length += 1) {
    const bytes = counting(length * 7, length);
    assert.equal(encode(bytes), Buffer.from(bytes).toString("base64url"));
    assert.deepEqual(decode(encode(bytes)), bytes);
  }
  for (const wrong of ["A", "AB", "AA=", "A A", "AA+A", "AAAAA"])
    assert.equal(decode(wrong), null, wrong);
  assert.equal(decode("AAAA", 4), null);
});
