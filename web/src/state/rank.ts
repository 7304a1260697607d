// The ranking of topics after a round, by the rule of protocol/src/rank.rs; shared fixtures
// (`tests/fixtures/rank.json`) hold both to it.

import type { ColumnEntity, TopicEntity, TopicId, TopicVotes } from "./wire";

export interface Ranked {
  readonly topic: TopicId;
  readonly votes: number;
  /** From 1; ties share one. */
  readonly rank: number;
}

type Places = Pick<ColumnEntity, "id" | "order">;
type Topics = Pick<TopicEntity, "id" | "column" | "order">;

const VALUE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Orders ids by their bytes, as the server does. base64url does not sort like its bytes. */
export function compareIds(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const less = VALUE.indexOf(a.charAt(i)) - VALUE.indexOf(b.charAt(i));
    if (less !== 0) return less;
  }
  return a.length - b.length;
}

/** Topics as on the board: by their column's order, their own order, then their id. */
export function boardOrder<T extends Topics>(
  columns: readonly Places[],
  topics: readonly T[],
): T[] {
  const orders = new Map(columns.map((column) => [column.id, column.order]));
  return topics
    .filter((topic) => orders.has(topic.column))
    .sort(
      (a, b) =>
        (orders.get(a.column) ?? 0) - (orders.get(b.column) ?? 0) ||
        a.order - b.order ||
        compareIds(a.id, b.id),
    );
}

/** Ranks the topics that still stand on the board: more votes first, ties share a rank (1, 2, 2, 4). */
export function rank(
  columns: readonly Places[],
  topics: readonly Topics[],
  tally: readonly TopicVotes[],
): Ranked[] {
  const votes = new Map(tally.map((entry) => [entry.topic, entry.votes]));
  const standing = boardOrder(columns, topics)
    .filter((topic) => votes.has(topic.id))
    .map((topic) => ({ topic: topic.id, votes: votes.get(topic.id) ?? 0 }))
    .sort((a, b) => b.votes - a.votes);
  let last: Ranked | undefined;
  return standing.map((entry, index) => {
    last = { ...entry, rank: last?.votes === entry.votes ? last.rank : index + 1 };
    return last;
  });
}
