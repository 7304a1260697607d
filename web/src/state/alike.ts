// Which topics look alike, by pieces of the words that they share, worked out in this browser alone (A11). Pure;
// it knows no language.

import { says } from "./find";
import { memo } from "./memo";
import type { TopicView } from "./select";
import type { TopicId } from "./wire";

/** Two topics, the one that stands first on the board first. */
export interface Pair {
  readonly first: TopicId;
  readonly second: TopicId;
  /** How alike: 0, nothing in common, to 1, the same pieces. */
  readonly likeness: number;
}

/** From here on two topics look alike enough to be shown. */
const LEAST = 0.1;
/** Letters of a piece. A word is its own pieces, its ends included: forms of one word share most of them, in any script. */
const LETTERS = 3;
/** What a piece of a short word counts: such words mostly hold sentences together. */
const SHORT_WORD = { letters: 3, counts: 0.4 };
/** A piece that more topics have than this, and than this share of them, tells nothing. */
const COMMON = { topics: 12, share: 0.25 };

/** The pieces of a text, each with what it counts. */
function pieces(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of text.split(/[^\p{L}\p{N}]+/u)) {
    if (word === "") continue;
    const counts = word.length <= SHORT_WORD.letters ? SHORT_WORD.counts : 1;
    const padded = ` ${word} `;
    for (let at = 0; at + LETTERS <= padded.length; at++) {
      const piece = padded.slice(at, at + LETTERS);
      found.set(piece, Math.max(counts, found.get(piece) ?? 0));
    }
  }
  return found;
}

/**
 * All pairs that look alike, the most alike first: the cosine of what pieces count, each the more the fewer
 * topics have it. Only topics that share a piece are compared.
 */
export const alike = memo((topics: readonly TopicView[]): readonly Pair[] => {
  const all = topics.map((topic) => pieces(says(topic)));
  const having = new Map<string, number[]>();
  all.forEach((of, index) => {
    for (const piece of of.keys()) {
      const list = having.get(piece);
      if (list === undefined) having.set(piece, [index]);
      else list.push(index);
    }
  });
  const common = Math.max(COMMON.topics, COMMON.share * topics.length);
  const squares = all.map(() => 0);
  const shared = all.map(() => new Map<number, number>());
  for (const [piece, list] of having) {
    const rare = Math.log(1 + topics.length / list.length);
    for (const index of list) squares[index] = (squares[index] ?? 0) + ((all[index]?.get(piece) ?? 0) * rare) ** 2;
    if (list.length > common) continue;
    list.forEach((first, at) => {
      const sums = shared[first];
      const counts = (all[first]?.get(piece) ?? 0) * rare * rare;
      for (const second of list.slice(at + 1)) {
        sums?.set(second, (sums.get(second) ?? 0) + counts * (all[second]?.get(piece) ?? 0));
      }
    });
  }
  const pairs: Pair[] = [];
  shared.forEach((sums, first) => sums.forEach((sum, second) => {
    const likeness = sum / Math.sqrt((squares[first] ?? 0) * (squares[second] ?? 0));
    const [a, b] = [topics[first], topics[second]];
    if (likeness >= LEAST && a !== undefined && b !== undefined) pairs.push({ first: a.id, second: b.id, likeness });
  }));
  return pairs.sort((a, b) => b.likeness - a.likeness);
});

/** Topics in their order, those that look like one of them before all others. */
export function alikeFirst(all: readonly TopicView[], one: TopicId): readonly TopicView[] {
  const likeness = new Map<TopicId, number>();
  for (const pair of alike(all)) {
    if (pair.first === one) likeness.set(pair.second, pair.likeness);
    if (pair.second === one) likeness.set(pair.first, pair.likeness);
  }
  return [...all].sort((a, b) => (likeness.get(b.id) ?? 0) - (likeness.get(a.id) ?? 0));
}
