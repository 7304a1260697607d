// Ranking, by the fixtures that Rust reads too (`tests/fixtures/rank.json`).

import assert from "node:assert/strict";
import { test } from "node:test";

import { fixture } from "../testing";
import { compareIds, rank, type Ranked } from "./rank";
import type { ColumnEntity, TopicEntity, TopicVotes } from "./wire";

interface Case {
  name: string;
  columns: ColumnEntity[];
  topics: TopicEntity[];
  tally: TopicVotes[];
  breaks: TopicVotes[][];
  ranked: Ranked[];
}

for (const { name, columns, topics, tally, breaks, ranked } of fixture<Case[]>("rank.json")) {
  test(`ranking: ${name}`, () => assert.deepEqual(rank(columns, topics, tally, breaks), ranked));
}

test("ids are ordered by their bytes and not by their letters", () => {
  const bytes = [0, 1, 25, 26, 51, 52, 61, 62, 63, 200, 255];
  const ids = bytes.map((byte) => Buffer.alloc(16, byte).toString("base64url"));
  assert.deepEqual([...ids].reverse().sort(compareIds), ids);
});
