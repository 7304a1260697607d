// Files of unknown origin: tables of other tools come in, hostile files give a plain fault, and
// nothing is thrown. Whatever once broke a reader is kept in `tests/fixtures/files.json`.

import assert from "node:assert/strict";
import { test } from "node:test";

import { countingDice, fixture, idOf, testRoom } from "../testing";
import { listed, votingRoom } from "./begin";
import { sealContent } from "./content";
import { csv } from "./csv";
import { guess, notesBoard, readRows } from "./csv-notes";
import { fullPage } from "./example";
import { toJson } from "./json";
import { minutesOf } from "./minutes";
import { FILE_BYTES, openBytes, openFile, type OpenedFile } from "./open";
import { readTable } from "./table";

const utf8 = new TextEncoder();

function table(text: string): Extract<OpenedFile, { of: "table" }> {
  const opened = openBytes(utf8.encode(text));
  assert.equal(opened.of, "table");
  return opened as Extract<OpenedFile, { of: "table" }>;
}

function notesOf(text: string): string[][] {
  const { header, rows } = table(text);
  return readRows(header, rows, guess(header)).map((row) => [
    row.column, row.text, String(row.votes), String(row.fault),
  ]);
}

test("tables of other tools: separators, quotes, a BOM, and names of columns", () => {
  const wanted = [
    ["Mad", "Late; again", "3", "null"],
    ["Glad", 'Said "yes"\ntwice', "null", "null"],
  ];
  for (const separator of [",", ";", "\t"]) {
    const quoted = ["Type", "Description", "Votes"].join(separator);
    const rows = [
      ["Mad", '"Late; again"', "3"].join(separator),
      ["Glad", '"Said ""yes""\ntwice"', "many"].join(separator),
    ];
    for (const end of ["\n", "\r\n", "\r"]) {
      assert.deepEqual(notesOf(`\ufeff${[quoted, ...rows].join(end)}${end}`), wanted);
    }
  }
  assert.deepEqual(notesOf("Notes\nOnly\nthese\n"), [["", "Only", "null", "null"], ["", "these", "null", "null"]]);
  assert.deepEqual(guess(["Votes", "Category", "Comment"]), { text: 2, column: 1, votes: 0 });
  assert.deepEqual(guess(["a", "b"]), { text: null, column: null, votes: null });
});

test("our own CSV gives its notes again, without comments, actions and apostrophes", () => {
  const minutes = minutesOf(fullPage().room);
  assert.ok(minutes);
  assert.deepEqual(
    notesOf(csv(minutes)).map((row) => row.slice(0, 2)),
    [
      ["went well", "Builds are slow\nand flaky"], ["went well", "Tests too"], ["went well", "=1+1"],
      ["to improve", "Too many meetings"],
    ],
  );
});

test("a faulty row is named by its line and left out, the others come", () => {
  const text = `Column,Text\nMad,"two\nlines"\nMad,\nMad,${"x".repeat(5_000)}\n${"y".repeat(300)},short\nSad,last\n`;
  const { header, rows } = table(text);
  const read = readRows(header, rows, guess(header));
  assert.deepEqual(read.map(({ line, fault }) => [line, fault]), [
    [2, null], [4, "empty"], [5, "too_long"], [6, "column_too_long"], [7, null],
  ]);
  const board = notesBoard("Old", read, "Notes");
  assert.deepEqual(board.columns.map((column) => column.name), ["Mad", "Sad"]);
  assert.deepEqual(board.topics.map(({ column, notes }) => [column, notes[0]?.text]), [[0, "two\nlines"], [1, "last"]]);
});

test("more columns and notes than a room holds are left out, and said", () => {
  const columns = Array.from({ length: 14 }, (_, index) => `C${index},text`).join("\n");
  const faults = notesOf(`Column,Text\n${columns}\n`).map((row) => row[3]);
  assert.deepEqual(faults.slice(11), ["null", "too_many_columns", "too_many_columns"]);
  const many = notesOf(`Text\n${"x\n".repeat(1_002)}`).map((row) => row[3]);
  assert.deepEqual(many.slice(999), ["null", "too_many_notes", "too_many_notes"]);
});

test("votes of another tool order the topics and are said, but are no round", () => {
  const { header, rows } = table("Column,Text,Votes\nA,few,1\nA,many,7\nA,none,0\n");
  const board = notesBoard("Old", readRows(header, rows, guess(header)), "Notes");
  assert.deepEqual(
    board.topics.map(({ notes, comments }) => [notes[0]?.text, comments[0]?.text]),
    [["many", "Votes: 7"], ["few", "Votes: 1"], ["none", undefined]],
  );
  assert.deepEqual(board.rounds, []);
});

test("a list has one topic a line, with or without marks", () => {
  assert.deepEqual(listed("- one\n\n 2. two\r\n* three\n• four\n5 apples\n-6 degrees\n"), [
    "one", "two", "three", "four", "5 apples", "-6 degrees",
  ]);
  const room = votingRoom("What first?", "Topics", listed("a\nb"));
  assert.equal(room.stage, "vote");
  assert.equal(room.settings.hiding, false);
  assert.deepEqual(room.topics.map((topic) => topic.notes[0]?.text), ["a", "b"]);
});

/** A file that once was trouble, or could be, and what becomes of it. */
interface Kept {
  readonly name: string;
  readonly text: string;
  /** Repeats the text so often. */
  readonly times?: number;
  readonly gives: string;
}

const outcome = (opened: OpenedFile): string => (opened.of === "fault" ? opened.fault.type : opened.of);

test("hostile files that were kept give what they gave", () => {
  for (const { name, text, times, gives } of fixture<Kept[]>("files.json")) {
    assert.equal(outcome(openBytes(utf8.encode(text.repeat(times ?? 1)))), gives, name);
  }
  assert.equal(outcome(openBytes(Uint8Array.of(0xff, 0xfe, 0x41, 0))), "no_text");
  assert.equal(outcome(openBytes(Uint8Array.of(0x41, 0, 0x41))), "no_text");
  assert.equal(outcome(openBytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))), "no_text");
  assert.equal(outcome(openBytes(new Uint8Array(FILE_BYTES + 1).fill(0x41))), "too_big");
});

test("a file of 50 MB is refused before a byte of it is read", async () => {
  const arrayBuffer = (): Promise<ArrayBuffer> => assert.fail("it was read");
  assert.equal(outcome(await openFile({ size: 50_000_000, arrayBuffer })), "too_big");
  const gone = (): Promise<ArrayBuffer> => Promise.reject(new Error("gone"));
  assert.equal(outcome(await openFile({ size: 5, arrayBuffer: gone })), "unread");
});

/** Whatever a reader takes can be sealed into a room. */
function canBegin(opened: OpenedFile): void {
  if (opened.of === "fault") return;
  const retro =
    opened.of === "board"
      ? opened.retro
      : notesBoard("x", readRows(opened.header, opened.rows, { ...guess(opened.header), text: 0 }), "Notes");
  const columns = retro.columns.map((_, index) => idOf(index + 1));
  assert.ok(sealContent(retro, testRoom().keys.text, columns, countingDice()));
}

const SEEDS = [1, 2, 3, 4];
const CHANGES = 400;

/** Draws whole numbers below a bound. */
function drawer(seed: number): (below: number) => number {
  const dice = countingDice(seed);
  return (below) => {
    const [a = 0, b = 0, c = 0] = dice(3);
    return ((a << 16) | (b << 8) | c) % below;
  };
}

test("boards with values drawn by lot are refused, or can begin a room", () => {
  const minutes = minutesOf(fullPage().room);
  assert.ok(minutes);
  const whole = toJson(minutes, "2026-11-23");
  const values = [
    null, true, false, 0, 1, 2, -1, 0.5, 1e300, 2 ** 53, "", "x", "roti", "question", "=1", "\ud800", "y".repeat(4_095),
    [], [0], [1, 0], ["x", "x"], {}, { of: "fist" }, { counts: [1, 2, 3] }, { answers: 1, chosen: [0] }, { voters: 9, votes: [1] },
  ];
  const given = new Map<string, number>();
  for (const seed of SEEDS) {
    const draw = drawer(seed);
    for (let each = 0; each < CHANGES; each += 1) {
      const file: unknown = JSON.parse(whole);
      let at = file as Record<string, unknown>;
      for (;;) {
        const names = Object.keys(at);
        const name = names[draw(names.length)] ?? "";
        const below = at[name];
        if (typeof below === "object" && below !== null && Object.keys(below).length > 0 && draw(5) > 0) {
          at = below as Record<string, unknown>;
          continue;
        }
        at[name] = values[draw(values.length)];
        break;
      }
      const opened = openBytes(utf8.encode(JSON.stringify(file)));
      given.set(outcome(opened), (given.get(outcome(opened)) ?? 0) + 1);
      canBegin(opened);
    }
  }
  assert.ok((given.get("board") ?? 0) > 100 && (given.get("wrong") ?? 0) > 100, JSON.stringify([...given]));
});

test("files with changes drawn by lot throw nothing, and what is taken can begin a room", () => {
  const minutes = minutesOf(fullPage().room);
  assert.ok(minutes);
  const originals = [toJson(minutes, "2026-11-23"), csv(minutes)];
  const pieces = [
    '"', "'", "{", "}", "[", "]", ",", ";", ":", "\n", "\r", "\t", "\\", "\\u0000", "-1", "1e999", "null", "true",
    '"__proto__":', '"constructor":', "99999999999999999999", "\ud800", "\u202e", "=", "[[[[", "0.5", "{}", "[]",
  ];
  for (const seed of SEEDS) {
    const draw = drawer(seed);
    for (let each = 0; each < CHANGES; each += 1) {
      let text = originals[each % originals.length] ?? "";
      for (let change = draw(4); change >= 0; change -= 1) {
        const at = draw(text.length);
        text = text.slice(0, at) + (pieces[draw(pieces.length)] ?? "") + text.slice(at + draw(40));
      }
      canBegin(openBytes(utf8.encode(text)));
    }
  }
});

test("a table is read to its end, however it is made", () => {
  assert.deepEqual(readTable('a,b\n"x"y,z\n', 10), {
    rows: [{ line: 1, cells: ["a", "b"] }, { line: 2, cells: ["xy", "z"] }],
  });
  assert.deepEqual(readTable('a\n\n"b\n', 10), { unclosed: 3 });
  assert.deepEqual(readTable("a\n\n\nb", 10), { rows: [{ line: 1, cells: ["a"] }, { line: 4, cells: ["b"] }] });
  assert.deepEqual(readTable("", 10), { rows: [] });
});
