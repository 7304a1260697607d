// Names for outbox entries that sort in the order in which they were given, also across reloads
// and between tabs of one browser.

import { encode } from "../seal/base64url";
import type { Dice } from "../seal/dice";

/** Base 36 digits of a moment: enough until the year 5188. */
const DIGITS = 9;

/** Gives names: the moment (never going back), then a few random letters for a second tab. */
export function localNames(clock: () => number, dice: Dice): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock());
    return `${last.toString(36).padStart(DIGITS, "0")}-${encode(dice(3))}`;
  };
}
