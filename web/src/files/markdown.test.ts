// The board as Markdown (K4): whole, stable, and safe with nasty texts.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf, Page } from "../testing";
import { inline, item } from "./escape";
import { markdown } from "./markdown";
import { dayOf, fileName, minutesOf } from "./minutes";

function written(page: Page, day = "2026-11-23"): string {
  const minutes = minutesOf(page.room);
  assert.ok(minutes);
  return markdown(minutes, day);
}

function discussed(): Page {
  const page = new Page();
  page.begin("wrap_up", false);
  page.note(idOf(20), "Builds are slow\nand flaky", idOf(30), 0);
  page.note(idOf(21), "Pairing helped", idOf(31), 1);
  page.note(idOf(22), "Too many meetings", idOf(32), 0, idOf(11));
  const comment = idOf(40);
  page.put({
    type: "comment", signature: null,
    id: comment,
    topic: idOf(30),
    order: 0,
    text: page.seal(`comment|${comment}|text`, "Every day"),
    lock: "l",
  });
  return page;
}

function withActions(page: Page): Page {
  const [one, two] = [idOf(60), idOf(61)];
  page.put(
    {
      type: "action", experiment: null, review: null,
      id: one,
      topic: null,
      order: 0,
      rev: 0,
      text: page.seal(`action|${one}|text`, "Cache builds"),
      owner: page.seal(`action|${one}|owner`, "Ana"),
      due: page.seal(`action|${one}|due`, "next Friday"),
      done: false,
    },
    {
      type: "action", experiment: null, review: null,
      id: two,
      topic: null,
      order: 1,
      rev: 0,
      text: page.seal(`action|${two}|text`, "Cancel a meeting"),
      owner: null,
      due: null,
      done: true,
    },
  );
  return page;
}

test("a board with votes: ranked topics with notes and comments, the rest by column, actions", () => {
  const page = withActions(discussed());
  page.put({
    type: "round", breaks: null,
    id: idOf(50),
    order: 0,
    topics: [idOf(30), idOf(31)],
    budget: 3,
    most_per_topic: 3,
    outcome: {
      state: "counted",
      voters: 4,
      tally: [
        { topic: idOf(30), votes: 5 },
        { topic: idOf(31), votes: 1 },
      ],
    },
  });
  assert.equal(
    written(page),
    `# Sprint 12

2026-11-23

## Topics by votes

### 1. Builds are slow (5 votes)

- Builds are slow  \n  and flaky

Comments:

- Every day

### 2. Pairing helped (1 vote)

## Not voted on

### to improve

- Too many meetings

## Actions

- [ ] Cache builds (owner: Ana, due: next Friday)
- [x] Cancel a meeting
`,
  );
});

test("a board without a vote: everything by column", () => {
  const page = discussed();
  page.put({
    type: "topic", parked: false,
    id: idOf(30),
    column: idOf(10),
    order: 0,
    name: page.seal(`topic|${idOf(30)}|name`, "Builds"),
    notes: [idOf(20), idOf(21)],
  });
  page.del({ type: "topic", id: idOf(31) });
  assert.equal(
    written(page),
    `# Sprint 12

2026-11-23

## went well

- Builds
  - Builds are slow  \n    and flaky
  - Pairing helped
  - Comment: Every day

## to improve

- Too many meetings
`,
  );
});

test("one's own texts and marks do not show: the same bytes from every browser", () => {
  const page = discussed();
  const before = written(page);
  page.act({ type: "add_note", column: idOf(10), text: "waiting" });
  page.act({ type: "add_action", topic: null, text: "waiting", owner: "", due: "" });
  assert.equal(written(page), before);
});

test("nasty texts stay text", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["# heading", "- \\# heading"],
    ["- list", "- \\- list"],
    ["+ list", "- \\+ list"],
    ["> quote", "- &gt; quote"],
    ["1. numbered", "- 1\\. numbered"],
    ["2) numbered", "- 2\\) numbered"],
    ["=== ", "- \\==="],
    ["--- ", "- \\---"],
    ["a | b", "- a \\| b"],
    ["`code`", "- \\`code\\`"],
    ["```\nfence\n```", "- \\`\\`\\`  \n  fence  \n  \\`\\`\\`"],
    ["~~~", "- \\~\\~\\~"],
    ["*bold* _it_", "- \\*bold\\* \\_it\\_"],
    ["<script>alert(1)</script>", "- &lt;script&gt;alert(1)&lt;/script&gt;"],
    ["&lt;b&gt;", "- &amp;lt;b&amp;gt;"],
    ["[x](javascript:alert(1))", "- \\[x\\](javascript:alert(1))"],
    ["![x](http://evil/p.png)", "- !\\[x\\](http:\\//evil/p.png)"],
    ["http://evil", "- http:\\//evil"],
    ["www.evil.example", "- www\\.evil.example"],
    ["[ ] task", "- \\[ \\] task"],
    ["{{template}} {macro}", "- \\{\\{template\\}\\} \\{macro\\}"],
    ["$x$", "- \\$x\\$"],
    ["back\\slash", "- back\\\\slash"],
    ["    indented\n\n\tcode", "- indented  \n  code"],
    ["first\n# second\n- third", "- first  \n  \\# second  \n  \\- third"],
    ["-not after a break\u2028# x", "- \\-not after a break \\# x"],
  ];
  for (const [from, to] of cases) assert.equal(item(from, 0), to);
  assert.equal(inline("a\n# b"), "a \\# b");
});

test("a file's name comes from the title and the server's day, in letters that every disk takes", () => {
  const page = new Page();
  page.begin("wrap_up", false);
  const { board } = page.room.board;
  assert.ok(board);
  const named = (title: string): string => {
    page.put({ type: "board", ...board, title: page.seal(`board|${page.room.id}|title`, title) });
    return fileName(minutesOf(page.room)?.title ?? "", "2026-11-23", "md");
  };
  assert.equal(named("../Q4: Größe & <Retro>?"), "retro-q4-größe-retro-2026-11-23.md");
  assert.equal(named("🚀"), "retro-2026-11-23.md");
  assert.equal(named("رجعية"), "retro-رجعية-2026-11-23.md");
  assert.equal(
    dayOf({ ...page.room, clock_offset: 86_400_000 }, Date.UTC(2026, 10, 23, 23, 59)),
    "2026-11-24",
  );
});
