// The outbox (S3): which commands go out now, which wait, which are sent again after a break.
// Pure; a command is kept until the server has answered it.

import type { Effect, Step } from "./messages";
import { waitsForSeat } from "./seats";
import { writing } from "./select";
import type { Entry, RoomState } from "./state";
import { LIMITS, type Command } from "./wire";

/** Commands under way at once: half of what the server reads ahead. */
export const WINDOW = LIMITS.in_flight / 2;
/** After `too_fast` or `unavailable` a command waits this long, in milliseconds. */
export const RETRY_MS = 1_000;
/** A ballot or an answer waits this long for the next click, in milliseconds. */
export const BALLOT_MS = 250;

/** Commands that lead, group or time: they carry what they expect, and break with the connection. */
const NOT_AGAIN: ReadonlySet<Command["type"]> = new Set([
  "group_note",
  "merge_topics",
  "split_topic",
  "place_topic",
  "name_topic",
  "set_stage",
  "set_hiding",
  "announce_reveal",
  "cancel_reveal",
  "set_focus",
  "set_timer",
  "open_round",
  "close_round",
  "open_poll",
  "close_poll",
  "strike_signature",
  "park_topic",
  "set_rules",
  "set_plan",
  "set_closing",
  "replace_key",
  "offer_lead",
  "withdraw_offer",
  "accept_lead",
  "stand",
  "agree",
  "take_off",
  "announce_erase",
  "cancel_erase",
]);

/** Whether a command is sent again by itself after a break (S3). */
export const goesAgain = (command: Command): boolean => !NOT_AGAIN.has(command.type);

/** What only a seat can do: it waits for one (F5). */
const NEEDS_SEAT: ReadonlySet<Command["type"]> = new Set([
  "add_note",
  "add_comment",
  "edit_text",
  "delete_text",
  "take_back",
  "step_forward",
  "set_ready",
  "cast_ballot",
  "answer_poll",
]);

/** Whether only a seat does it: then it is somebody's own. */
export const ofSeat = (type: Command["type"]): boolean => NEEDS_SEAT.has(type);

/** Whether a command outlives the tab. Readiness is of the moment. */
export const isStored = (entry: Entry): boolean =>
  entry.again && entry.command.type !== "set_ready";

/** What a command is about: of one thing, one command is under way at once. */
export function subject(command: Command): string {
  switch (command.type) {
    case "edit_text":
    case "delete_text":
    case "take_back":
    case "take_off":
    case "step_forward":
    case "strike_signature":
      return "note" in command.of ? command.of.note : command.of.comment;
    case "add_note":
    case "add_comment":
    case "add_action":
    case "set_action":
    case "delete_action":
      return command.id;
    case "cast_ballot":
      return command.round;
    case "answer_poll":
      return command.poll;
    default:
      return command.type;
  }
}

/** Whether a newer command makes an older one needless, sent or not: the latest choice counts. */
function replaces(newer: Command, older: Command): boolean {
  if (newer.type === "set_ready") return older.type === "set_ready";
  if (newer.type === "answer_poll")
    return older.type === "answer_poll" && older.poll === newer.poll;
  return (
    newer.type === "cast_ballot" && older.type === "cast_ballot" && older.round === newer.round
  );
}

/** Puts a command in, and drops those that it replaces. */
export function enter(room: RoomState, entry: Entry): Step<RoomState> {
  const effects: Effect[] = [];
  const outbox = room.outbox.filter((older) => {
    const dropped = replaces(entry.command, older.command);
    if (dropped && isStored(older))
      effects.push({ type: "drop_entry", room: room.id, local: older.local });
    return !dropped;
  });
  if (isStored(entry)) effects.push({ type: "keep_entry", room: room.id, entry });
  return [{ ...room, outbox: [...outbox, entry] }, effects];
}

/** Sends what may go now: in order, a window at once, one of each subject. */
export function pump(room: RoomState, now: number): Step<RoomState> {
  if (room.link.state !== "live" || writing(room) === "wrong_check") return [room, []];
  const waits = waitsForSeat(room) !== null;
  const effects: Effect[] = [];
  const busy = new Set<string>();
  let under_way = room.outbox.filter((entry) => entry.ref !== null).length;
  let ref = Math.max(room.last_ref, ...room.outbox.map((entry) => entry.ref ?? 0));
  let wake = Infinity;
  const outbox = room.outbox.map((entry) => {
    const about = subject(entry.command);
    const free =
      entry.ref === null &&
      !busy.has(about) &&
      under_way < WINDOW &&
      !(waits && ofSeat(entry.command.type));
    busy.add(about);
    if (!free) return entry;
    if (entry.not_before > now) {
      wake = Math.min(wake, entry.not_before);
      return entry;
    }
    ref += 1;
    under_way += 1;
    effects.push({ type: "send", frame: { ...entry.command, ref } });
    return { ...entry, ref };
  });
  if (wake < Infinity) effects.push({ type: "wake", at: wake });
  return [{ ...room, outbox, last_ref: ref }, effects];
}

/** Takes the answered entry out. */
export function leave(room: RoomState, entry: Entry): Step<RoomState> {
  const outbox = room.outbox.filter((each) => each !== entry);
  const effects: Effect[] = isStored(entry)
    ? [{ type: "drop_entry", room: room.id, local: entry.local }]
    : [];
  return [{ ...room, outbox }, effects];
}

/** Lets an entry wait before it is tried again. */
export function delay(room: RoomState, entry: Entry, now: number): RoomState {
  const later = { ...entry, ref: null, not_before: now + RETRY_MS };
  return { ...room, outbox: room.outbox.map((each) => (each === entry ? later : each)) };
}

/** After a break: what goes again waits for the next connection, the rest is given up. */
export function broken(room: RoomState): {
  readonly room: RoomState;
  readonly given_up: readonly Entry[];
} {
  const given_up = room.outbox.filter((entry) => !entry.again);
  const outbox = room.outbox
    .filter((entry) => entry.again)
    .map((entry) => ({ ...entry, ref: null }));
  return { room: { ...room, outbox, last_ref: 0 }, given_up };
}
