// Phrases as data, found in people's texts: a small language of word patterns, made into expressions. It
// knows no phrase of its own and no language.
//
// A phrase is slots between blanks. `a|b` is either; `a*` begins so and `*'s` ends so; `*` is any word;
// `<list>` is any phrase of that list; `a?` may be missing; `…` is up to three words. A phrase never
// reaches beyond its clause: a stop, a comma that is not its own, or a new line ends it.

/** Lists that phrases refer to by name. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** Letters, marks and digits of any script: what a word is made of. */
const LETTER = "[\\p{L}\\p{M}\\p{N}]";
/** An apostrophe or hyphen inside of a word is a part of it: "always-on" is not "always". */
const BEGIN = `(?<![\\p{L}\\p{M}\\p{N}_@]|${LETTER}['-])`;
const END = `(?![\\p{L}\\p{M}\\p{N}_]|['-]${LETTER})`;
const REST = "[\\p{L}\\p{M}\\p{N}'-]*";
const WORD = `${LETTER}${REST}`;
const BLANK = "[^\\S\\n]+";
/** How many words an ellipsis stands for at most. */
const GAP = 3;

/** A text as phrases are looked for in it: composed, with one kind of apostrophe, as long as before. */
export function plainly(text: string): string {
  return text.normalize("NFC").replace(/[’‘ʼ`´]/g, "'").replace(/[\u2010\u2011]/g, "-");
}

/** One expression for all phrases, or null where there are none. It ignores case. */
export function expression(phrases: readonly string[], lists: Lists): RegExp | null {
  if (phrases.length === 0) return null;
  const all = phrases.map((phrase) => sequence(phrase, lists)).join("|");
  return new RegExp(`${BEGIN}(?:${all})${END}`, "giu");
}

/** A name exactly as it is written, with an ending of possession. */
export function ofNames(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null;
  const all = [...names].sort((a, b) => b.length - a.length).map((name) => literal(plainly(name)));
  return new RegExp(`${BEGIN}(?:${all.join("|")})(?:'?s)?(?![\\p{L}\\p{M}\\p{N}_]|-${LETTER})`, "gu");
}

function sequence(phrase: string, lists: Lists): string {
  let made = "";
  let between = "";
  for (const slot of phrase.split(" ")) {
    if (slot === "…") {
      between = `(?:${BLANK}${WORD}){0,${GAP}}?${BLANK}`;
    } else if (slot.endsWith("?")) {
      made += `${between}(?:${oneOf(slot.slice(0, -1), lists)}${END}${BLANK})?`;
      between = "";
    } else {
      made += `${between}${oneOf(slot, lists)}`;
      between = `${END}${BLANK}`;
    }
  }
  return made;
}

function oneOf(slot: string, lists: Lists): string {
  const either = slot.split("|").map((each) => {
    const list = /^<(.+)>$/.exec(each)?.[1];
    if (list === undefined) return word(each);
    const phrases = lists[list];
    if (phrases === undefined) throw new Error(`no list of this name: ${list}`);
    return phrases.map((phrase) => sequence(phrase, lists)).join("|");
  });
  return `(?:${either.join("|")})`;
}

function word(slot: string): string {
  if (slot === "*") return WORD;
  if (slot.startsWith("*")) return `${LETTER}+${literal(slot.slice(1))}`;
  return slot.endsWith("*") ? `${literal(slot.slice(0, -1))}${REST}` : literal(slot);
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
