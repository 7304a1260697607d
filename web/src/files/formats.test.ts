// The board as Markdown, CSV and a calendar: everything is in it, and nothing of it is run.

import assert from "node:assert/strict";
import { test } from "node:test";

import type { Minutes } from "../state/retro";
import { roomKeys } from "../seal/keys";
import { csv, CSV_HEAD, guard, unguard } from "./csv";
import { dayIn } from "./dates";
import { fullPage } from "./example";
import { calendar, escape, fold } from "./ics";
import { markdown } from "./markdown";
import { minutesOf } from "./minutes";
import { readTable } from "./table";

const DAY = "2026-11-23";

function whole(): Minutes {
  const minutes = minutesOf(fullPage().room);
  assert.ok(minutes);
  return minutes;
}

function rows(text: string): readonly (readonly string[])[] {
  const table = readTable(text, 1_000);
  assert.ok("rows" in table);
  return table.rows.map((row) => row.cells);
}

test("Markdown has polls, experiments, reviewed actions, parked topics and signatures", () => {
  assert.equal(
    markdown(whole(), DAY),
    `# Sprint 12

2026-11-23

## Topics by votes

### 1. =1+1 (5 votes)

### 2. Builds (5 votes)

- Builds are slow  \n  and flaky
- Tests too _signed Ana, unverified_

Comments:

- Every day

## Not voted on

### to improve

- Too many meetings (parked)

## Actions

- [ ] Cache builds (owner: Ana, due: 2026-12-01)
- [ ] Pair on Mondays (carried over, kept)
  - Hypothesis: Fewer surprises
  - How we will know: Reverts per week
  - We look at it: 15 Dec 2026
- [x] Cancel a meeting
- [ ] Write a wiki (carried over, dropped)

## Polls

### Safety check

- In the middle: I say nearly everything (3 answers)

### Roman vote

About: Builds

- Move on: 0
- Either way: 1
- Go on: 5

### Where next?

- No single choice was chosen most (4 answers)

### Return on time

- Too few answers came in; they were destroyed.
`,
  );
});

test("CSV has a row for each note, comment and action, and reads back as it was", () => {
  const text = csv(whole());
  assert.ok(text.startsWith('\ufeff"Kind","Column"'));
  assert.ok(!/[^\r]\n"/.test(text), "rows end with CR and LF");
  const [head, ...all] = rows(text);
  assert.deepEqual(head, [...CSV_HEAD]);
  assert.deepEqual(
    all.map((row) => [row[0], row[1], row[2], unguard(row[3] ?? ""), row[4], row[5], row[6], row[7]]),
    [
      ["note", "went well", "Builds", "Builds are slow\nand flaky", "", "5", "2", "no"],
      ["note", "went well", "Builds", "Tests too", "Ana", "5", "2", "no"],
      ["comment", "went well", "Builds", "Every day", "", "5", "2", "no"],
      ["note", "went well", "'=1+1", "=1+1", "", "5", "1", "no"],
      ["note", "to improve", "Too many meetings", "Too many meetings", "", "", "", "yes"],
      ["action", "went well", "Builds", "Cache builds", "", "", "", ""],
      ["action", "", "", "Pair on Mondays", "", "", "", ""],
      ["action", "", "", "Cancel a meeting", "", "", "", ""],
      ["action", "", "", "Write a wiki", "", "", "", ""],
    ],
  );
  assert.deepEqual(all[5]?.slice(8), ["Ana", "2026-12-01", "no", "", "", "", ""]);
  assert.deepEqual(all[6]?.slice(8), ["", "", "no", "kept", "Fewer surprises", "Reverts per week", "15 Dec 2026"]);
});

test("no cell begins a formula, for any reader and in any script", () => {
  for (const text of [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "  =1", '"=1"', "'=1", "＝1", "＋1", "－1", "＠1", "−1", "“=1”",
    "﹦1", "a\n=1", "a\n-b", "a;=1", "a\t@b", "a\r\n+1", "a;\"=1\"", "a;'=1",
  ]) {
    const guarded = guard(text);
    assert.notEqual(guarded, text, text);
    for (const cell of guarded.split(/[;\t\n\r]/)) {
      assert.ok(!/^[\s"“”‘’]*[=+\-@＝＋－＠﹦−]/.test(cell), `${text} in ${cell}`);
    }
    assert.equal(unguard(guarded), text, text);
  }
  for (const text of ["plain", "a-b", "a = b", "x;y", "1,5", "it's", ""]) assert.equal(guard(text), text);
});

test("a reader that expects semicolons or tabs finds no formula either", () => {
  const minutes = whole();
  const nasty = '=cmd|\' /C calc\'!A1;=1\n=2\t@x,"=3"';
  const [topic] = minutes.topics;
  assert.ok(topic);
  const text = csv({ ...minutes, topics: [{ ...topic, notes: [{ text: nasty, signed: null }] }] });
  for (const cell of text.split(/[;\t\r\n]+|(?<="),(?=")/)) {
    assert.ok(!/^[\s"]*[=+\-@]/.test(cell.replace(/^\ufeff/, "")), cell);
  }
});

test("only what is exactly one day is a day", () => {
  for (const text of ["2026-12-01", "2026/12/1", "1.12.2026", "1. 12. 2026", "1 Dec 2026", "1st December 2026", "Dec 1, 2026", " december 1 2026 "]) {
    assert.equal(dayIn(text), "20261201", text);
  }
  for (const text of ["", "next Friday", "12/1/2026", "2026-13-01", "2026-02-30", "2026-00-10", "32.1.2026", "1 Foo 2026", "2026-12-01T10:00", "0001-01-01", "９-1-2026"]) {
    assert.equal(dayIn(text), null, text);
  }
});

test("a calendar has due days, days to look and the closing of writing, and nothing of the room", () => {
  const page = fullPage();
  const minutes = whole();
  const closes_at = Date.UTC(2026, 10, 30, 16);
  const text = calendar(minutes, { room: page.room.id, day: DAY, closes_at });
  assert.ok(text);
  const lines = text.split("\r\n");
  assert.deepEqual(lines.filter((line) => /^(DTSTART|SUMMARY|DTSTAMP)/.test(line)), [
    "DTSTAMP:20261123T000000Z", "DTSTART:20261130T160000Z", "SUMMARY:Writing closes: Sprint 12",
    "DTSTAMP:20261123T000000Z", "DTSTART;VALUE=DATE:20261201", "SUMMARY:Due: Cache builds",
    "DTSTAMP:20261123T000000Z", "DTSTART;VALUE=DATE:20261215", "SUMMARY:Look at the experiment: Pair on Mondays",
  ]);
  const uids = lines.filter((line) => line.startsWith("UID:"));
  assert.equal(new Set(uids).size, 3);
  for (const secret of [page.room.id, page.room.keys.room, page.room.keys.door, "#", "http", "/r/"]) {
    assert.ok(!text.includes(secret), secret);
  }
  assert.equal(calendar(minutes, { room: page.room.id, day: DAY, closes_at }), text, "the same each time");
  const without = { ...minutes, actions: minutes.actions.map((each) => ({ ...each, due: "soon", experiment: null })) };
  assert.equal(calendar(without, { room: page.room.id, day: DAY, closes_at: null }), null);
  assert.notEqual(roomKeys(page.room.keys.room), null);
});

test("a calendar's texts begin no line and no property of their own", () => {
  assert.equal(escape("a;b,c\\d\r\nEND:VEVENT\u2028x\0y"), "a\\;b\\,c\\\\d\\nEND:VEVENT\\nxy");
  const long = fold(`SUMMARY:${"é😀".repeat(60)}`);
  for (const line of long.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75);
  assert.equal(long.replace(/\r\n /g, ""), `SUMMARY:${"é😀".repeat(60)}`);
  assert.equal(fold("x".repeat(75)), "x".repeat(75));
});
