// Whether this page has a seat, waits for one, or does not want one (F5). Pure.

import type { Step } from "./messages";
import type { Board, RoomState } from "./state";

/** Why a page that wants a seat has none. */
export type NoSeat = "locked" | "full";

/** Whether somebody who comes now gets a seat, as far as the board tells. */
export function hasSeats({ leading, counts }: Board): boolean {
  const rules = leading?.rules;
  if (rules === undefined) return true;
  return !rules.locked && (rules.seats === null || (counts?.here ?? 0) < rules.seats);
}

/**
 * Why this page waits for a seat; null when it has one, or wants none. A break in between changes
 * nothing: no editor comes and goes under somebody's hands (S5).
 */
export function waitsForSeat(room: RoomState): NoSeat | null {
  if (!room.join || room.seat !== null || !room.no_seat) return null;
  return room.board.leading?.rules.locked === true ? "locked" : "full";
}

/** A place has become free: says hello anew, and asks for it. */
export function askForSeat(room: RoomState, before: Board): Step<RoomState> {
  const free = hasSeats(room.board) && !hasSeats(before);
  const asks = free && room.join && room.seat === null;
  return [room, asks ? [{ type: "connect" }] : []];
}
