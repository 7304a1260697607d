// Words that nobody else writes: each typed text and each browser has one, by which it is found.

import { randomInt } from "node:crypto";

const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";

const one = (letters: string): string => letters[randomInt(letters.length)]!;

/** Seven random syllables, about 42 bits. One has a letter beyond ASCII, which encodings write differently. */
export function mark(): string {
  const syllables = Array.from({ length: 7 }, () => one(CONSONANTS) + one(VOWELS));
  syllables[3] = `${one(CONSONANTS)}ö`;
  return syllables.join("");
}

/** The same for where only ASCII goes. */
export function asciiMark(): string {
  return mark().replace("ö", "y");
}
