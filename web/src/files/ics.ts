// Days to remember as a calendar file (RFC 5545): when actions are due, when experiments are looked
// at, when writing closes. No address of the room is in it, and nothing of a key.

import { sha256 } from "@noble/hashes/sha2.js";

import { encode } from "../seal/base64url";
import type { Minutes, PlainAction } from "../state/retro";
import type { RoomId } from "../state/wire";
import { dayIn } from "./dates";

/** What a calendar needs to know beside the minutes. */
export interface When {
  /** Makes ids of events that stay the same whenever the file is made anew; not readable in them. */
  readonly room: RoomId;
  /** The day of the file, `2026-11-23`. */
  readonly day: string;
  /** When writing closes. */
  readonly closes_at: number | null;
}

interface Occasion {
  readonly name: string;
  readonly start: string;
  readonly summary: string;
  readonly description: string;
}

/** A line has at most this many octets. */
const OCTETS = 75;
/** The longest title of an event, in characters. */
const TITLE = 120;

const utf8 = new TextEncoder();

/** The calendar, or null when there is no day to remember. */
export function calendar(minutes: Minutes, when: When): string | null {
  const occasions = [
    ...closing(minutes, when.closes_at),
    ...minutes.actions.flatMap((action, index) =>
      ofAction(minutes, action, sameBefore(minutes.actions, index)),
    ),
  ];
  if (occasions.length === 0) return null;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Candor//Candor//EN",
    "CALSCALE:GREGORIAN",
    ...occasions.flatMap((each) => event(each, when)),
    "END:VCALENDAR",
  ];
  return lines.map((each) => `${fold(each)}\r\n`).join("");
}

function closing({ title }: Minutes, at: number | null): Occasion[] {
  if (at === null) return [];
  const start = `:${new Date(at).toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const summary = `Writing closes: ${title}`;
  return [{ name: "closing", start, summary, description: "Notes come out then." }];
}

/** How many actions before this one say the same. */
function sameBefore(actions: readonly PlainAction[], index: number): number {
  return actions.slice(0, index).filter((each) => each.text === actions[index]?.text).length;
}

function ofAction({ title }: Minutes, action: PlainAction, twins: number): Occasion[] {
  if (action.done || action.review === "dropped") return [];
  const { text, owner, due, experiment } = action;
  const from = `From the retro: ${title}`;
  const description = owner === null ? from : `Owner: ${owner}\n${from}`;
  const on = (kind: string, said: string | null, summary: string, more: string): Occasion[] => {
    const day = said === null ? null : dayIn(said);
    if (day === null) return [];
    return [{ name: `${kind}|${twins}|${text}`, start: `;VALUE=DATE:${day}`, summary, description: more }];
  };
  const look =
    experiment === null
      ? ""
      : `${description}\nHypothesis: ${experiment.hypothesis}\nHow we will know: ${experiment.measure}`;
  return [
    ...on("due", due, `Due: ${text}`, description),
    ...on("look", experiment?.look ?? null, `Look at the experiment: ${text}`, look),
  ];
}

function event({ name, start, summary, description }: Occasion, { room, day }: When): string[] {
  const uid = encode(sha256(utf8.encode(`candor/1/calendar|${room}|${name}`)).subarray(0, 16));
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@candor.invalid`,
    `DTSTAMP:${day.replace(/-/g, "")}T000000Z`,
    `DTSTART${start}`,
    `SUMMARY:${escape(cut(summary.replace(/\s+/g, " ")))}`,
    `DESCRIPTION:${escape(description)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= TITLE ? text : `${letters.slice(0, TITLE - 1).join("")}…`;
}

/** A value of type TEXT. */
export function escape(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|[\n\u0085\u2028\u2029]/g, "\\n")
    .replace(/[\0-\u001f\u007f]/g, "");
}

/** Breaks a line into pieces of at most 75 octets, between characters. */
export function fold(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const char of line) {
    const size = utf8.encode(char).length;
    if (octets + size > OCTETS) {
      pieces.push(piece);
      [piece, octets] = [" ", 1];
    }
    piece += char;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}
