// A board in plain text, as files have it: no ids, no locks, no keys, no seats. Order says
// everything, and a topic is named by its index. Types alone.

import type { Review, Settings, Stage } from "./wire";

/** What can be taken along, opened again, or begun with. */
export interface Retro {
  readonly title: string;
  /** Null: a new room begins at check-in. */
  readonly stage: Stage | null;
  readonly settings: Settings;
  /** What whoever leads has planned, as the page writes it. */
  readonly plan: string | null;
  readonly columns: readonly PlainColumn[];
  /** By column, and in it as on the board. */
  readonly topics: readonly PlainTopic[];
  readonly actions: readonly PlainAction[];
  /** Closed ones, oldest first. */
  readonly rounds: readonly PlainRound[];
  /** Closed ones, oldest first. */
  readonly polls: readonly PlainPoll[];
}

export interface PlainColumn {
  readonly name: string;
  readonly prompt: string | null;
}

export interface PlainTopic {
  /** Its column's index. */
  readonly column: number;
  readonly name: string | null;
  readonly parked: boolean;
  /** At least one. */
  readonly notes: readonly PlainText[];
  readonly comments: readonly PlainText[];
}

export interface PlainText {
  readonly text: string;
  /** Who says that they wrote it, unverified; never opened again from a file (A3). */
  readonly signed: string | null;
}

export interface PlainAction {
  /** Index of the topic that it came from. */
  readonly topic: number | null;
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly done: boolean;
  readonly experiment: PlainExperiment | null;
  readonly review: Review | null;
}

export interface PlainExperiment {
  readonly hypothesis: string;
  readonly measure: string;
  readonly look: string | null;
}

export interface PlainRound {
  /** Indices, ascending. */
  readonly topics: readonly number[];
  readonly budget: number;
  readonly most_per_topic: number;
  /** Index of the round whose ties it breaks. */
  readonly breaks: number | null;
  /** Votes in the order of `topics`; null: too few ballots came in. */
  readonly result: { readonly voters: number; readonly votes: readonly number[] } | null;
}

/** The scales whose choices have names of their own on the page. */
export const SCALES = ["safety", "roti", "fist", "roman"] as const;

export type PlainScale =
  | { readonly of: (typeof SCALES)[number] }
  | { readonly of: "question"; readonly text: string; readonly options: readonly string[] };

export type PlainResult =
  /** The middle, or what was chosen most: fewer answers than are counted in public. */
  | { readonly answers: number; readonly chosen: readonly number[] }
  | { readonly counts: readonly number[] };

export interface PlainPoll {
  readonly scale: PlainScale;
  readonly topic: number | null;
  /** Null: too few answers came in. */
  readonly result: PlainResult | null;
}

/** A board as somebody reads it, with what follows from it. */
export interface Minutes extends Retro {
  /** Topics by votes of the newest counted round. */
  readonly ranked: readonly RankedTopic[];
}

export interface RankedTopic {
  /** Its index. */
  readonly topic: number;
  readonly votes: number;
  /** From 1; ties share one. */
  readonly rank: number;
}
