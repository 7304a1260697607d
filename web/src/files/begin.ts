// Boards that begin with something: a list to vote on, the open actions of the last retro, notes of
// another tool. Pure; it knows no file.

import { planText, readPlan } from "../state/plan";
import type { PlainAction, Retro } from "../state/retro";
import { LIMITS, type Settings } from "../state/wire";

/** What a new room is fixed to unless somebody chose otherwise. */
export const usual: Settings = {
  tick_seconds: LIMITS.tick_seconds_default,
  floor: LIMITS.floor_default,
  hiding: true,
};

const empty = { plan: null, topics: [], actions: [], rounds: [], polls: [] } as const;

/** A line may come with what lists are marked by. */
const MARK = /^\s*(?:[-*•–·]|\d{1,3}[.)])\s+/;

/** The topics of a list, one a line. */
export function listed(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(MARK, "").trim())
    .filter((line) => line !== "");
}

/** A room for nothing but voting on these. */
export function votingRoom(title: string, column: string, topics: readonly string[]): Retro {
  return {
    ...empty,
    title,
    stage: "vote",
    settings: { ...usual, hiding: false },
    columns: [{ name: column, prompt: null }],
    topics: topics.map((text) => ({
      column: 0,
      name: null,
      parked: false,
      notes: [{ text, signed: null }],
      comments: [],
    })),
  };
}

/** What the team still has to do: neither done nor let go. */
export function openActions({ actions }: Pick<Retro, "actions">): readonly PlainAction[] {
  return actions.filter((action) => !action.done && action.review !== "dropped");
}

/** The same plan without the old retro's end. */
function endless(plan: string | null): string | null {
  const read = plan === null ? null : readPlan(plan);
  return read === null ? null : planText({ ...read, ends_at: null });
}

/** The next retro: the old one's columns and settings, and what was left open, to be looked at. */
export function nextRetro(old: Retro): Retro {
  const { title, settings, columns } = old;
  const actions = openActions(old).map(
    (action): PlainAction => ({ ...action, topic: null, review: "open" }),
  );
  return { ...empty, title, stage: null, settings, columns, plan: endless(old.plan), actions };
}
