// The warning below four: what it goes by.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, testRoom } from "../testing";
import { few } from "./few";

function among(here: number, seats: number): Page {
  const page = new Page(testRoom());
  page.begin("write", true);
  page.put({ type: "counts", here, seats, ready: 0, voted: 0, answered: 0, hidden: 0 });
  return page;
}

test("fewer than four here are few, however many seats were taken (A7)", () => {
  const told = [0, 1, 2, 3, 4, 15].map((here) => few(among(here, 15).room));
  assert.deepEqual(told, [0, 1, 2, 3, 0, 0]);
});

test("nobody counted yet is no number to warn of", () => {
  assert.equal(few(testRoom()), 0);
});
