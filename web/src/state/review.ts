// The review of what an earlier retro left open: which actions, what was chosen, how far it is.
// Pure.

import { actions, type ActionView } from "./action-view";
import type { RoomState } from "./state";

/** What a team says of an action of last time; `open`: nothing yet. */
export type ReviewChoice = "open" | "done" | "keep" | "drop";

/** The actions of last time, in order. */
export function carried(room: RoomState): readonly ActionView[] {
  return actions(room).filter((action) => action.review !== null);
}

/** What was chosen for one of them. */
export function chosen({ done, review }: Pick<ActionView, "done" | "review">): ReviewChoice {
  if (done) return "done";
  if (review === "kept") return "keep";
  return review === "dropped" ? "drop" : "open";
}

/** How many of them somebody has looked at. */
export function lookedAt(list: readonly ActionView[]): number {
  return list.filter((action) => chosen(action) !== "open").length;
}

/** Whether the team let it go: it is no action of this time. */
export function isDropped(action: ActionView): boolean {
  return chosen(action) === "drop";
}
