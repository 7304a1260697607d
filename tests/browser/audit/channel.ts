// The public channel, compared between viewers (A2, S1, S2): the same bytes for all, no gaps, and no whole
// board that has anything newer than the patches that everybody got.

import { Board, patchesOf, type Patch } from "./board.ts";
import type { Conversation } from "./conversation.ts";

/** What was compared, and what was wrong. */
export interface Compared {
  /** Patches that at least two viewers got, and how often each was compared. */
  patches: number;
  comparisons: number;
  /** Bytes that the two viewers named first had in common, one after another. */
  bytes: number;
  /** Whole boards, and boards since a number, that were compared with what everybody had. */
  boards: number;
  faults: string[];
}

/** Compares all connections with one that was there all the time. */
export function compareChannels(talks: readonly Conversation[], steady: readonly string[]): Compared {
  const all = talks.map((talk) => ({ client: talk.client, patches: patchesOf(talk) })).filter(({ patches }) => patches.length > 0);
  const longest = steady.map((client) =>
    all.filter((each) => each.client === client).sort((one, other) => other.patches.length - one.patches.length)[0]!);
  const faults = all.flatMap(({ client, patches }) => gaps(client, patches));
  const known = new Map<string, string>();
  let comparisons = 0;
  for (const { client, patches } of all) {
    for (const patch of patches.filter(({ first }) => !first)) {
      const name = `${patch.epoch} ${patch.seq}`;
      const there = known.get(name);
      comparisons += there === undefined ? 0 : 1;
      if (there !== undefined && there !== patch.bytes) faults.push(`${client} got another patch ${patch.seq} than others`);
      known.set(name, there ?? patch.bytes);
    }
  }
  const states = statesOf(longest.map(({ patches }) => patches));
  const boards = all.flatMap(({ client, patches }) => boardFaults(client, patches, states));
  faults.push(...boards.filter((fault) => fault !== null));
  return { patches: known.size, comparisons, bytes: common(longest, faults), boards: boards.length, faults };
}

/** Within a connection, each patch has the number after the one before. */
function gaps(client: string, patches: readonly Patch[]): string[] {
  return patches.slice(1).flatMap((patch, index) =>
    patch.seq === patches[index]!.seq + 1 ? [] : [`${client} got ${patch.seq} after ${patches[index]!.seq}`]);
}

/** The board at each number, by those who were there all the time. */
function statesOf(viewers: readonly Patch[][]): Map<number, string> {
  const states = new Map<number, string>();
  for (const patches of viewers) {
    const board = new Board();
    for (const patch of patches) {
      board.apply(patch);
      if (!states.has(patch.seq)) states.set(patch.seq, board.text);
    }
  }
  return states;
}

/** What each connection had at each of its numbers, beginning from an empty board, against what all had. */
function boardFaults(client: string, patches: readonly Patch[], states: ReadonlyMap<number, string>): (string | null)[] {
  if (patches[0]?.reset !== true) return [];
  const board = new Board();
  return patches.map((patch) => {
    board.apply(patch);
    const there = states.get(patch.seq);
    if (there === undefined) return `${client} got a board ${patch.seq} that no viewer had`;
    return there === board.text ? null : `${client} got another board ${patch.seq} than others`;
  });
}

/** The bytes that all of them got from the moment at which all were there, which have to be the same. */
function common(viewers: readonly { client: string; patches: Patch[] }[], faults: string[]): number {
  const from = Math.max(...viewers.map(({ patches }) => patches.find(({ first }) => !first)!.seq));
  const to = Math.min(...viewers.map(({ patches }) => patches.at(-1)!.seq));
  const [one, ...others] = viewers.map(({ patches }) =>
    patches.filter(({ first, seq }) => !first && seq >= from && seq <= to).map(({ bytes }) => bytes).join("\n"));
  if (others.some((other) => other !== one)) faults.push(`${viewers.map(({ client }) => client).join(", ")} did not get the same bytes`);
  return one!.length;
}
