// Phrases as data, found among the words of people's texts. It knows no phrase of its own and no language.
//
// A phrase is slots between blanks. `a|b` is either; `a*` begins so and `*'s` ends so; `*` is any word;
// `<list>` is any phrase of that list; `a?` may be missing; `a,` has a comma behind it; `…` is up to three
// words. A phrase never reaches beyond its clause: a stop, any other comma, or a new line ends it.
//
// Not made into one expression: with every letter there is, in both cases, that takes a browser seconds.

/** Lists that phrases refer to by name. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** A word of a text. */
export interface Word {
  /** As typed, but composed and with plain apostrophes. */
  readonly typed: string;
  /** In small letters; empty for one that is set aside. */
  readonly plain: string;
  readonly at: number;
  readonly end: number;
  /** What is between it and the next word; "end" also stands for anything else. */
  readonly then: "blank" | "comma" | "end";
}

/** Words from one up to, and without, another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Finds phrases among words, from left to right, none over another. */
export type Finder = (words: readonly Word[]) => readonly Span[];

/** Letters of any script; an apostrophe or a hyphen inside is a part of the word: "always-on" is not "always". */
const WORD = /@?[\p{L}\p{M}\p{N}_]+(?:['-][\p{L}\p{M}\p{N}_]+)*/gu;
/** How many words an ellipsis stands for at most. */
const GAP = 3;

/** A text in which words are looked for: composed, with one kind of apostrophe and hyphen, no longer for that. */
export function plainly(text: string): string {
  return text.normalize("NFC").replace(/[’‘ʼ`´]/g, "'").replace(/[\u2010\u2011]/g, "-");
}

/** The words of a plain text. */
export function wordsOf(text: string): readonly Word[] {
  const found = [...text.matchAll(WORD)].map(({ 0: typed, index }) => ({ typed, at: index, end: index + typed.length }));
  return found.map((word, index) => {
    const between = text.slice(word.end, found[index + 1]?.at ?? word.end);
    const then = /^[^\S\n]+$/.test(between) ? "blank" : /^,[^\S\n]*$/.test(between) ? "comma" : "end";
    return { ...word, plain: word.typed.toLowerCase(), then };
  });
}

/** One place of a phrase. */
interface Slot {
  readonly exact: ReadonlySet<string>;
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  readonly any: boolean;
  /** What has several words. */
  readonly phrases: readonly Phrase[];
  readonly optional: boolean;
  readonly gap: boolean;
  readonly then: Word["then"];
}

type Phrase = readonly Slot[];

/** Finds any of these phrases. */
export function finder(phrases: readonly string[], lists: Lists): Finder {
  const [by, others] = byFirstWord(phrases.map((phrase) => slots(phrase, lists)));
  return (words) => {
    const found: Span[] = [];
    for (let from = 0; from < words.length; from += 1) {
      let to = -1;
      for (const phrase of [...(by.get(words[from]?.plain ?? "") ?? []), ...others]) to = Math.max(to, endOf(phrase, 0, words, from));
      if (to <= from) continue;
      found.push({ from, to });
      from = to - 1;
    }
    return found;
  };
}

/** Phrases by the words that they can begin with, and those that may begin with any. */
function byFirstWord(all: readonly Phrase[]): readonly [ReadonlyMap<string, readonly Phrase[]>, readonly Phrase[]] {
  const by = new Map<string, Phrase[]>();
  const others: Phrase[] = [];
  for (const phrase of all) {
    const first = firstWords(phrase);
    if (first === null) others.push(phrase);
    else for (const word of first) by.set(word, [...(by.get(word) ?? []), phrase]);
  }
  return [by, others];
}

/** The words with which a phrase can begin; null where they cannot be told. */
function firstWords([slot, ...rest]: Phrase): ReadonlySet<string> | null {
  if (slot === undefined || slot.gap || slot.any || slot.begins.length > 0 || slot.ends.length > 0) return null;
  const sets = [slot.exact, ...slot.phrases.map(firstWords), ...(slot.optional ? [firstWords(rest)] : [])];
  return sets.some((each) => each === null) ? null : new Set(sets.flatMap((each) => [...(each ?? [])]));
}

/** Finds names exactly as they are written, with an ending of possession. */
export function nameFinder(names: readonly string[]): Finder {
  const all = names.map((name) => wordsOf(plainly(name)).map(({ typed }) => typed));
  const isName = (words: readonly Word[], from: number) => (name: readonly string[]): boolean =>
    name.length > 0 && name.every((part, index) => {
      const word = words[from + index];
      if (index < name.length - 1) return word?.typed === part && word.then === "blank";
      return word?.typed === part || word?.typed === `${part}s` || word?.typed === `${part}'s`;
    });
  return (words) =>
    words.flatMap((_, from) => {
      const length = Math.max(0, ...all.filter(isName(words, from)).map((name) => name.length));
      return length === 0 ? [] : [{ from, to: from + length }];
    });
}

/** Where a phrase ends that begins here, from one of its slots on; -1 where it does not stand here. */
function endOf(phrase: Phrase, at: number, words: readonly Word[], from: number): number {
  const slot = phrase[at];
  if (slot === undefined) return from;
  const last = at === phrase.length - 1;
  const on = (to: number): number => {
    if (last) return to;
    return words[to - 1]?.then === slot.then ? endOf(phrase, at + 1, words, to) : -1;
  };
  if (slot.gap) return overGap(phrase, at, words, from);
  if (slot.optional) {
    const without = endOf(phrase, at + 1, words, from);
    if (without >= 0) return without;
  }
  const word = words[from];
  if (word === undefined || word.plain === "") return -1;
  const fits = slot.any || slot.exact.has(word.plain)
    || slot.begins.some((begin) => word.plain.startsWith(begin)) || slot.ends.some((end) => word.plain.endsWith(end));
  const one = fits ? on(from + 1) : -1;
  return Math.max(one, ...slot.phrases.map((each) => {
    const to = endOf(each, 0, words, from);
    return to < 0 ? -1 : on(to);
  }));
}

function overGap(phrase: Phrase, at: number, words: readonly Word[], from: number): number {
  for (let to = from; to <= from + GAP; to += 1) {
    const end = endOf(phrase, at + 1, words, to);
    if (end >= 0) return end;
    const skipped = words[to];
    if (skipped === undefined || skipped.plain === "" || skipped.then !== "blank") return -1;
  }
  return -1;
}

function slots(phrase: string, lists: Lists): Phrase {
  return phrase.split(" ").map((written) => {
    const optional = written.endsWith("?");
    const comma = written.endsWith(",");
    const either = (optional || comma ? written.slice(0, -1) : written).split("|").flatMap((each) => {
      const list = /^<(.+)>$/.exec(each)?.[1];
      if (list === undefined) return [each];
      const of = lists[list];
      if (of === undefined) throw new Error(`no list of this name: ${list}`);
      // A list's own alternatives of one word each are alternatives here.
      return of.flatMap((one) => (one.includes(" ") ? [one] : one.split("|")));
    });
    const single = either.filter((each) => !each.includes(" "));
    return {
      exact: new Set(single.filter((each) => !each.includes("*"))),
      begins: single.filter((each) => /.\*$/.test(each)).map((each) => each.slice(0, -1)),
      ends: single.filter((each) => /^\*./.test(each)).map((each) => each.slice(1)),
      any: single.includes("*"),
      phrases: either.filter((each) => each.includes(" ")).map((each) => slots(each, lists)),
      optional,
      gap: written === "…",
      then: comma ? "comma" : "blank",
    };
  });
}
