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

/**
 * Ranks the topics that still stand on the board: more votes first; what is equal is told apart by
 * the tie-breaks, the first one first; what is equal still shares a rank (1, 2, 2, 4).
 */
export function rank(
  columns: readonly Places[],
  topics: readonly Topics[],
  tally: readonly TopicVotes[],
  breaks: readonly (readonly TopicVotes[])[],
): Ranked[] {
  const [votes, ...broken] = [tally, ...breaks].map(votesByTopic);
  const standing = boardOrder(columns, topics).flatMap(({ id }) => {
    const own = votes?.get(id);
    if (own === undefined) return [];
    return [{ topic: id, votes: own, weight: [own, ...broken.map((each) => each.get(id) ?? 0)] }];
  });
  standing.sort((a, b) => heavier(a.weight, b.weight));
  let last: { readonly weight: readonly number[]; readonly rank: number } | undefined;
  return standing.map(({ topic, votes: own, weight }, index) => {
    const tied = last !== undefined && heavier(last.weight, weight) === 0;
    last = { weight, rank: tied && last !== undefined ? last.rank : index + 1 };
    return { topic, votes: own, rank: last.rank };
  });
}

/** The topics of the best rank that several with votes share; none without such a tie. */
export function firstTie(ranked: readonly Ranked[]): TopicId[] {
  const best = ranked.find((each) => each.votes > 0 && ranked.filter((other) => other.rank === each.rank).length > 1);
  return best === undefined
    ? []
    : ranked.filter((each) => each.rank === best.rank).map((each) => each.topic);
}

const votesByTopic = (tally: readonly TopicVotes[]): ReadonlyMap<TopicId, number> =>
  new Map(tally.map((entry) => [entry.topic, entry.votes]));

/** Below 0 when `a` comes first: more of the first count that differs. */
function heavier(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}
