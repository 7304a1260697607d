// When things came out: what waits and what is counted does so on the room's ticks alone, and what waits
// does so within four of them (A6, A7).

import { patchesOf, type Patch } from "./board.ts";
import type { Conversation, Said } from "./conversation.ts";

export interface Ticks {
  /** How many of each were seen. */
  counts: number;
  releases: number;
  /** How far from a common beat they came, at most, in milliseconds. */
  spread: number;
  /** Between being kept and coming out, in ticks: the shortest and the longest. */
  waits: [number, number];
}

/** `added`: what waited, by its lock, with when it was acknowledged. */
export function ticksOf(steady: Conversation, tick: number, added: ReadonlyMap<string, number>): Ticks {
  const patches = patchesOf(steady).filter(({ first }) => !first);
  const onlyCounts = patches.filter(({ put, del }) => del.length === 0 && put.length > 0 && put.every(({ type }) => type === "counts"));
  const seen = new Set<string>();
  const waits: number[] = [];
  const releases = patches.filter((patch) => {
    const fresh = locksOf(patch).filter((lock) => added.has(lock) && !seen.has(lock));
    for (const lock of fresh) {
      seen.add(lock);
      waits.push((patch.at - added.get(lock)!) / tick);
    }
    return fresh.length > 0;
  });
  const beats = [...onlyCounts, ...releases].map(({ at }) => at % tick);
  return { counts: onlyCounts.length, releases: releases.length, spread: spreadOf(beats, tick), waits: [Math.min(...waits), Math.max(...waits)] };
}

const locksOf = ({ put }: Patch): string[] =>
  put.filter((entity: Said) => entity.type === "note" || entity.type === "comment").map((entity) => entity["lock"] as string);

/** The shortest arc of a circle that has all of them. */
function spreadOf(beats: readonly number[], round: number): number {
  const sorted = [...beats].sort((one, other) => one - other);
  const gaps = sorted.map((beat, index) => (index === 0 ? beat + round - sorted.at(-1)! : beat - sorted[index - 1]!));
  return round - Math.max(...gaps);
}
