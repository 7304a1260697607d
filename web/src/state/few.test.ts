// The warning below four: what it goes by, and where it stands.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Page, testRoom } from "../testing";
import { few, fewWriting } from "./few";
import type { Stage } from "./wire";

function among(here: number, seats: number, stage: Stage = "write"): Page {
  const page = new Page(testRoom());
  page.begin(stage, true);
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

test("the warning stands where people write", () => {
  const stages: Stage[] = ["check_in", "write", "group", "vote", "discuss", "wrap_up"];
  assert.deepEqual(
    stages.filter((stage) => fewWriting(among(3, 3, stage).room) === 3),
    ["write", "discuss"],
  );
});
