// Which topics look alike.

import assert from "node:assert/strict";
import { test } from "node:test";

import { topicSaying } from "../testing";
import { alike, alikeFirst } from "./alike";
import type { TopicView } from "./select";

/** A board of single notes, by their places. */
const board = (...notes: string[]): TopicView[] => notes.map((text, at) => topicSaying(String(at), null, text));
const pairs = (topics: TopicView[]): string[] => alike(topics).map(({ first, second }) => `${first} ${second}`);

const RETRO = [
  "Deploys on Friday went wrong again",
  "Reviews take too long",
  "Our deployments fail too often",
  "I wait days for a review",
  "The new coffee machine is great",
  "Standups are over in ten minutes now",
  "Nobody knows who is on call",
  "On-call alerts at night for nothing",
];

test("forms of one word make notes look alike, and nothing else does", () => {
  assert.deepEqual(new Set(pairs(board(...RETRO))), new Set(["0 2", "1 3", "6 7"]));
});

test("it knows no language", () => {
  const german = ["Zu viele Besprechungen", "Die Besprechung am Montag ist zu lang", "Der Kaffee schmeckt", "Das Büro ist laut", "Lärm im Büro"];
  assert.deepEqual(pairs(board(...german)).sort(), ["0 1", "3 4"]);
  const japanese = ["レビューが遅い", "コードレビューに時間がかかる", "朝会が短くて良い", "オフィスが寒い"];
  assert.deepEqual(pairs(board(...japanese)), ["0 1"]);
});

test("the same text is as alike as can be, whatever its case and accents; empty texts are like nothing", () => {
  const [pair] = alike(board("Café au lait", "CAFE AU LAIT", "Tea"));
  assert.equal(pair?.likeness.toFixed(6), "1.000000");
  assert.deepEqual(alike(board("", "", "…")), []);
  assert.deepEqual(alike([]), []);
});

test("what looks alike comes first, and the others stay in their order", () => {
  const order = alikeFirst(board(...RETRO), "3").map((topic) => topic.id);
  assert.deepEqual(order, ["1", "0", "2", "3", "4", "5", "6", "7"]);
});

test("a thousand notes are compared, and a word that all of them have says nothing", () => {
  const many = Array.from({ length: 1_000 }, (_, at) => `Sprint ${"abcdefghij"[at % 10]!.repeat(5)}${at % 500}x`);
  const found = alike(board(...many));
  assert.ok(found.length >= 500, String(found.length));
  assert.ok(found.slice(0, 500).every(({ first, second }) => Number(second) - Number(first) === 500));
});
