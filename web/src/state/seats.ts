// Whether this page has a seat, waits for one, or does not want one (F5). Pure.

import type { Step } from "./messages";
import type { Board, RoomState } from "./state";
import { LIMITS } from "./wire";

/** Why a page that wants a seat has none; `crowd`: seats are given one after another just now. */
export type NoSeat = "locked" | "full" | "crowd";

/** In a crowd a seat is asked for again after this, in milliseconds: the room gives one a second. */
export const CROWD_MS = 10_000;

/** Whether somebody who comes now gets a seat, as far as the board tells. */
export function hasSeats({ leading, counts }: Board): boolean {
  const rules = leading?.rules;
  if (rules === undefined) return true;
  return !rules.locked && (counts?.here ?? 0) < (rules.seats ?? LIMITS.seats);
}

/**
 * Why this page waits for a seat; null when it has one, or wants none. A break in between changes
 * nothing: no editor comes and goes under somebody's hands (S5).
 */
export function waitsForSeat(room: RoomState): NoSeat | null {
  if (!room.join || room.seat !== null || !room.no_seat) return null;
  if (room.board.leading?.rules.locked === true) return "locked";
  return hasSeats(room.board) ? "crowd" : "full";
}

/** A place has become free: says hello anew, and asks for it. */
export function askForSeat(room: RoomState, before: Board): Step<RoomState> {
  const free = hasSeats(room.board) && !hasSeats(before);
  const asks = free && room.join && room.seat === null;
  return [room, asks ? [{ type: "connect" }] : []];
}
