// What whoever leads is likely to do next, for one thumb: a step back, a step on, and what the moment
// asks for. Pure.

import { openRound } from "./rounds";
import { neighbour } from "./select";
import type { RoomState } from "./state";
import type { RoundId, Stage, TopicId } from "./wire";

/** The stages in their order. */
export const STAGES: readonly Stage[] = ["check_in", "write", "group", "vote", "discuss", "wrap_up"];

/** Where a step leads: to a topic during the discussion, else to a stage. */
export type NextStep =
  | { readonly to: "topic"; readonly topic: TopicId }
  | { readonly to: "stage"; readonly stage: Stage };

/** A step back (-1) or on (1); null at the ends. */
export function nextStep(room: RoomState, step: 1 | -1): NextStep | null {
  const now = room.board.stage?.stage ?? "check_in";
  const topic = now === "discuss" ? neighbour(room, step) : null;
  if (topic !== null) return { to: "topic", topic };
  const stage = STAGES[STAGES.indexOf(now) + step];
  return stage === undefined ? null : { to: "stage", stage };
}

/** What the moment asks for. */
export type NextAct =
  | { readonly do: "cancel_reveal" | "open_round" | "reveal" }
  | { readonly do: "close_round"; readonly round: RoundId };

export function nextAct(room: RoomState): NextAct | null {
  const { stage, counts } = room.board;
  if (stage === null) return null;
  if (stage.reveal_at !== null) return { do: "cancel_reveal" };
  const round = openRound(room);
  if (round !== null) return { do: "close_round", round: round.id };
  if (stage.stage === "vote") return { do: "open_round" };
  return counts !== null && counts.hidden !== 0 ? { do: "reveal" } : null;
}
