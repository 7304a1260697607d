// Which names stand openly on a board, and what is none.

import assert from "node:assert/strict";
import { test } from "node:test";

import { notNames } from "../data/nudges/not-names";
import { idOf, Page } from "../testing";
import { namedOpenly, namesIn } from "./people";

const names = (text: string): readonly string[] => namesIn(text, notNames);

test("owners are names, one or several, whole and first", () => {
  assert.deepEqual(names("Ana"), ["Ana"]);
  assert.deepEqual(names("Ana Müller"), ["Ana Müller", "Ana"]);
  assert.deepEqual(names("Ana, Jo und Émile"), ["Ana", "Jo", "Émile"]);
  assert.deepEqual(names("Dr. Özdemir & Frau Sahin"), ["Özdemir", "Sahin"]);
  assert.deepEqual(names("Anne-Marie"), ["Anne-Marie"]);
  assert.deepEqual(names("أحمد"), ["أحمد"]);
});

test("roles, sentences and ordinary words are nobody's names", () => {
  for (const text of ["", "the team", "Whoever is on call", "QA", "Backend", "Alle", "everybody", "Will", "Frank", "ana", "Das Team", "Somebody From The Other Team"])
    assert.deepEqual(names(text), [], text);
});

test("the board names owners and who signed, and whoever signs nothing is not named", () => {
  const page = new Page();
  page.begin("write", false);
  page.note(idOf(20), "one", idOf(30));
  assert.deepEqual(namedOpenly(page.room), []);
  const id = idOf(20);
  page.put({ type: "note", id, text: page.seal(`note|${id}|text`, "one"), lock: "lock", signature: page.seal(`note|${id}|signature`, "Ana") });
  page.act({ type: "add_action", topic: null, text: "cache", owner: "Jo, Kim", due: "" });
  assert.deepEqual(namedOpenly(page.room), ["Jo, Kim", "Ana"]);
});
