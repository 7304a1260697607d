// What in a text may read as blame, and a question about the system to ask instead. Pure: it is given the
// words of each language and the names that stand openly on the board, and tells nobody what it found.

import { expression, ofNames, plainly, type Lists } from "./phrases";

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

/** Stands in place of what is harmless: no letter, no blank, no end of a sentence. */
const NOTHING = "\u2022";

interface Looker {
  readonly words: NudgeWords;
  readonly harmless: RegExp | null;
  readonly thanks: RegExp | null;
  readonly common: RegExp | null;
  readonly phrases: readonly (readonly [Exclude<NudgeCategory, "name">, RegExp | null])[];
}

/**
 * Makes a nudger of languages, all of them looked for in every text: people mix. `nobody`: what follows an
 * at sign and is no person.
 */
export function nudger(languages: readonly NudgeWords[], nobody: readonly string[]): Nudger {
  const lookers = languages.map(looker);
  const group = new Set(nobody.map((each) => `@${each.toLowerCase()}`));
  return (text, names) => {
    const plain = plainly(text);
    const found = lookers.flatMap((each) => ofLanguage(each, plain));
    const thanked = lookers.some(({ thanks }) => thanks !== null && [...plain.matchAll(thanks)].length > 0);
    const named = thanked ? [] : ofPeople(lookers, plain, names, group);
    const typed = text.normalize("NFC");
    return [...found, ...named]
      .sort((a, b) => a.at - b.at)
      .map((each) => ({ ...each, excerpt: typed.slice(each.at, each.at + each.excerpt.length) }));
  };
}

function looker(words: NudgeWords): Looker {
  const { lists, phrases } = words;
  const of = (category: Exclude<NudgeCategory, "name">) => [category, expression(phrases[category], lists)] as const;
  return {
    words,
    harmless: expression(words.harmless, lists),
    thanks: expression(words.thanks, lists),
    common: expression(words.common, lists),
    phrases: [of("who"), of("fault"), of("person"), of("absolute")],
  };
}

function ofLanguage({ words, harmless, phrases }: Looker, text: string): Finding[] {
  const left = harmless === null ? text : text.replace(harmless, (all) => NOTHING.repeat(all.length));
  return phrases.flatMap(([category, phrase]) =>
    phrase === null ? [] : [...left.matchAll(phrase)].map((match) => finding(words, category, match)),
  );
}

function ofPeople(lookers: readonly Looker[], text: string, names: readonly string[], group: ReadonlySet<string>): Finding[] {
  const mentions = [...text.matchAll(MENTION)].filter(([name]) => !group.has(name.toLowerCase()));
  const known = ofNames(names);
  const all = [...mentions, ...(known === null ? [] : text.matchAll(known))];
  if (all.length === 0) return [];
  const common = ({ common: phrase }: Looker): number => (phrase === null ? 0 : [...text.matchAll(phrase)].length);
  const [first] = [...lookers].sort((a, b) => common(b) - common(a));
  return first === undefined ? [] : all.map((match) => finding(first.words, "name", match));
}

function finding({ language, questions }: NudgeWords, category: NudgeCategory, match: RegExpExecArray): Finding {
  return { category, excerpt: match[0], at: match.index, language, question: questions[category] };
}
