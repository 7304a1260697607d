// The plan of a retro: minutes and a sentence to say for each stage, and when it shall end. Sealed
// on the board, so that everybody who leads has it, and everybody may read it (F1, F2). Pure.

import { seal } from "../seal/seal";
import type { Dice } from "../seal/dice";
import { memo } from "./memo";
import { STAGES } from "./next";
import { opened } from "./opened";
import { agenda } from "./select";
import type { RoomKeys, RoomState } from "./state";
import type { RoomId, Sealed, Stage } from "./wire";

/** What a stage begins with; all of it can be changed at any moment (F2). */
export interface StagePlan {
  /** The timer that is offered. */
  readonly minutes?: number;
  /** What whoever leads can say, for all to read. */
  readonly say?: string;
  /** Votes for each person in a round that is opened here. */
  readonly budget?: number;
}

export interface Plan {
  /** When the retro shall end: milliseconds since 1970. */
  readonly ends_at: number | null;
  readonly stages: Partial<Record<Stage, StagePlan>>;
}

export const noPlan: Plan = { ends_at: null, stages: {} };

const MINUTE_MS = 60_000;
/** Kept back at the end for wrapping up, in milliseconds. */
const WRAP_UP_MS = 5 * MINUTE_MS;
/** Fewest and most minutes that are suggested for a topic. */
const TOPIC_MINUTES = [2, 15] as const;
const LONGEST_SAY = 300;
/** The last moment that a date can be, less a day for every zone, in milliseconds since 1970. */
const LATEST = 8.64e15 - 24 * 60 * MINUTE_MS;

/** The plan that stands on the board. */
export const planOf = memo((room: RoomState): Plan => {
  const sealed = room.board.board?.plan ?? null;
  if (sealed === null) return noPlan;
  const text = opened(room, `board|${room.id}|plan`, sealed);
  return (text.opens ? readPlan(text.text) : null) ?? noPlan;
});

/** Reads a plan that another page wrote; null for what is none. */
export function readPlan(text: string): Plan | null {
  try {
    return planFrom(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Takes of a value what belongs to a plan; null when it is no object. */
export function planFrom(value: unknown): Plan | null {
  if (typeof value !== "object" || value === null) return null;
  const { ends_at, stages } = value as Record<string, unknown>;
  const given = typeof stages === "object" && stages !== null ? stages : {};
  const kept: Partial<Record<Stage, StagePlan>> = {};
  for (const stage of STAGES) {
    if (Object.hasOwn(given, stage)) kept[stage] = stageFrom((given as Record<string, unknown>)[stage]);
  }
  return { ends_at: isCount(ends_at, LATEST) ? ends_at : null, stages: kept };
}

function stageFrom(value: unknown): StagePlan {
  if (typeof value !== "object" || value === null) return {};
  const { minutes, say, budget } = value as Record<string, unknown>;
  return {
    ...(isCount(minutes, 720) && { minutes }),
    ...(isCount(budget, 100) && { budget }),
    ...(typeof say === "string" && say !== "" && { say: say.slice(0, LONGEST_SAY) }),
  };
}

const isCount = (value: unknown, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;

/** A plan for the board; null when it is too long. */
export function sealPlan(keys: RoomKeys, room: RoomId, plan: Plan, dice: Dice): Sealed | null {
  return seal(keys.text, `board|${room}|plan`, planText(plan), "text", dice);
}

/** A plan as the board has it. */
export const planText = (plan: Plan): string => ascii(JSON.stringify(plan));

/** JSON in ASCII: sealing straightens quotes and joins accents, which must not change the form. */
const ascii = (json: string): string =>
  json.replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Minutes for each topic that is left, so that the retro ends when it shall; null without an end. */
export function minutesForTopic(room: RoomState, now: number): number | null {
  const { ends_at, stages } = planOf(room);
  const left = topicsLeft(room);
  if (left === 0) return null;
  const whole = stages.discuss?.minutes;
  const ms =
    ends_at !== null
      ? ends_at - WRAP_UP_MS - (now + room.clock_offset)
      : whole !== undefined
        ? whole * MINUTE_MS
        : null;
  if (ms === null) return null;
  const [fewest, most] = TOPIC_MINUTES;
  return Math.min(most, Math.max(fewest, Math.floor(ms / MINUTE_MS / left)));
}

/** Topics on the agenda from the focus on, what is parked left out. */
export function topicsLeft(room: RoomState): number {
  const list = agenda(room).filter((id) => room.board.topics.get(id)?.parked === false);
  const focus = room.board.stage?.focus ?? null;
  const at = focus === null ? 0 : Math.max(0, list.indexOf(focus));
  return list.length - at;
}
