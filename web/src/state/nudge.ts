// What in a text may read as blame, and a question about the system to ask instead. Pure: it is given the
// words of each language and the names that stand openly on the board, and tells nobody what it found.

import { finder, nameFinder, plainly, wordsOf, type Finder, type Lists, type Span, type Word } from "./phrases";

/**
 * `name`: somebody's name. `person`: what somebody did or did not do. `who`: a search for whoever it was.
 * `fault`: guilt. `absolute`: always and never, of people.
 */
export type NudgeCategory = "name" | "person" | "who" | "fault" | "absolute";

/** A language's words for it: phrases as in `phrases.ts`. */
export interface NudgeWords {
  readonly language: string;
  readonly lists: Lists;
  /** Looked for first: nothing is found in these. */
  readonly harmless: readonly string[];
  readonly phrases: Readonly<Record<Exclude<NudgeCategory, "name">, readonly string[]>>;
  /** Whoever thanks may name. */
  readonly thanks: readonly string[];
  /** Words that tell the language of a text in which only a name was found. */
  readonly common: readonly string[];
  /** One question about the system for each category. */
  readonly questions: Readonly<Record<NudgeCategory, string>>;
}

/** Something that was found. */
export interface Finding {
  readonly category: NudgeCategory;
  /** As it was typed. */
  readonly excerpt: string;
  /** Where it begins. */
  readonly at: number;
  /** The language of `question`: that of the words that were found. */
  readonly language: string;
  readonly question: string;
}

/** Looks into a text. `names`: people whom the board names openly. */
export type Nudger = (text: string, names: readonly string[]) => readonly Finding[];

/** Somebody is called by an at sign; an address or a package has something before or behind it. */
const MENTION = /(?<![\p{L}\p{M}\p{N}_.@/-])@\p{L}[\p{L}\p{M}\p{N}_-]*(?![\p{L}\p{M}\p{N}_/(]|\.\p{L})/gu;

type Phrased = Exclude<NudgeCategory, "name">;

interface Looker {
  readonly words: NudgeWords;
  readonly harmless: Finder;
  readonly thanks: Finder;
  readonly common: Finder;
  readonly phrases: readonly (readonly [Phrased, Finder])[];
}

/**
 * Makes a nudger of languages, all of them looked for in every text: people mix. `nobody`: what follows an
 * at sign and is no person.
 */
export function nudger(languages: readonly NudgeWords[], nobody: readonly string[]): Nudger {
  const lookers = languages.map(looker);
  const group = new Set(nobody.map((each) => `@${each.toLowerCase()}`));
  return (text, names) => {
    const typed = text.normalize("NFC");
    const plain = plainly(text);
    const words = wordsOf(plain);
    const found = lookers.flatMap((each) => ofLanguage(each, words));
    const thanked = lookers.some(({ thanks }) => thanks(words).length > 0);
    const language = [...lookers].sort((a, b) => b.common(words).length - a.common(words).length)[0]?.words;
    const people = thanked || language === undefined ? []
      : [...mentions(plain, group), ...placed(nameFinder(names)(words), words)].map((place) => ({ ...place, category: "name" as const, of: language }));
    return [...found, ...people]
      .sort((a, b) => a.at - b.at)
      .map(({ category, of, at, end }) => ({ category, excerpt: typed.slice(at, end), at, language: of.language, question: of.questions[category] }));
  };
}

function looker(words: NudgeWords): Looker {
  const of = (phrases: readonly string[]): Finder => finder(phrases, words.lists);
  const phrases = (["who", "fault", "person", "absolute"] as const).map((each) => [each, of(words.phrases[each])] as const);
  return { words, harmless: of(words.harmless), thanks: of(words.thanks), common: of(words.common), phrases };
}

/** Where something stands in the text. */
interface Stretch {
  readonly at: number;
  readonly end: number;
}

const placed = (spans: readonly Span[], words: readonly Word[]): readonly Stretch[] =>
  spans.map(({ from, to }) => ({ at: words[from]?.at ?? 0, end: words[to - 1]?.end ?? 0 }));

function ofLanguage({ words: of, harmless, phrases }: Looker, words: readonly Word[]) {
  const aside = new Set(harmless(words).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)));
  const left = words.map((word, index) => (aside.has(index) ? { ...word, plain: "" } : word));
  return phrases.flatMap(([category, find]) => placed(find(left), left).map((place) => ({ ...place, category, of })));
}

function mentions(text: string, group: ReadonlySet<string>): readonly Stretch[] {
  return [...text.matchAll(MENTION)]
    .filter(([name]) => !group.has(name.toLowerCase()))
    .map(({ 0: name, index }) => ({ at: index, end: index + name.length }));
}
