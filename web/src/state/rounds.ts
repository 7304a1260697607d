// Rounds and one's own ballot in the open one, as views read them.

import { newestFirst } from "./newest";
import type { RoomState } from "./state";
import type { RoundEntity, TopicId } from "./wire";

/** The open round. */
export function openRound(room: RoomState): RoundEntity | null {
  return newestFirst(room.board.rounds).find((round) => round.outcome.state === "open") ?? null;
}

/** The newest round, open or not. */
export function lastRound(room: RoomState): RoundEntity | null {
  return newestFirst(room.board.rounds)[0] ?? null;
}

/** The newest round that was counted; tie-breaks only tell apart what it left tied. */
export function countedRound(room: RoomState): RoundEntity | null {
  const counted = (round: RoundEntity): boolean =>
    round.outcome.state === "counted" && round.breaks === null;
  return newestFirst(room.board.rounds).find(counted) ?? null;
}

/** The rounds that were opened to break a round's ties, oldest first. */
export function tieBreaks(room: RoomState, of: RoundEntity): readonly RoundEntity[] {
  return newestFirst(room.board.rounds)
    .filter((round) => round.breaks === of.id)
    .reverse();
}

/** One's own ballot in the open round. */
export interface BallotView {
  readonly votes: ReadonlyMap<TopicId, number>;
  readonly spent: number;
  readonly left: number;
  readonly budget: number;
  readonly most_per_topic: number;
}

/** One's own ballot in the open round, or null when none is open. */
export function ballotOf(room: RoomState): BallotView | null {
  const round = openRound(room);
  if (round === null) return null;
  const ballot = [room.ballot, room.you.ballot].find((each) => each?.round === round.id);
  const votes = new Map((ballot?.votes ?? []).map((each) => [each.topic, each.votes]));
  const spent = [...votes.values()].reduce((sum, each) => sum + each, 0);
  const { budget, most_per_topic } = round;
  return { votes, spent, left: Math.max(0, budget - spent), budget, most_per_topic };
}

/** A budget for the topics that stand: one vote for three, 3 to 10 (F2). */
export function suggestedBudget(room: RoomState): number {
  return Math.min(10, Math.max(3, Math.ceil(room.board.topics.size / 3)));
}
