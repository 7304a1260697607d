// Enter: when it is meant.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isEnter } from "./is-enter";

const pressed = (key: string, isComposing: boolean, keyCode: number): KeyboardEvent =>
  ({ key, isComposing, keyCode }) as KeyboardEvent;

test("Enter that chooses a word while composing saves nothing, in any browser (S5)", () => {
  assert.equal(isEnter(pressed("Enter", false, 13)), true);
  assert.equal(isEnter(pressed("Enter", true, 229)), false);
  assert.equal(isEnter(pressed("Enter", true, 13)), false);
  assert.equal(isEnter(pressed("Enter", false, 229)), false, "Safari has ended composing by then");
  assert.equal(isEnter(pressed("a", false, 65)), false);
});
