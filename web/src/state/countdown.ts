// What counts down, by the server's clock: the timer, an announced reveal, an announced erasure.

import type { Intent } from "./intents";
import type { RoomState } from "./state";
import { LIMITS } from "./wire";

/** Milliseconds until a moment of the server's clock, never negative. */
function until(room: RoomState, now: number, moment: number): number {
  return Math.max(0, moment - (now + room.clock_offset));
}

export interface TimerView {
  readonly state: "off" | "running" | "paused" | "over";
  /** Milliseconds. */
  readonly left: number;
}

/** The timer, by the server's clock. Give it `state.now`. */
export function timer(room: RoomState, now: number): TimerView {
  const timer = room.board.timer?.timer ?? { state: "off" };
  if (timer.state === "paused") return { state: "paused", left: timer.left };
  if (timer.state === "off") return { state: "off", left: 0 };
  const left = until(room, now, timer.ends_at);
  return { state: left > 0 ? "running" : "over", left };
}

/** Milliseconds until the announced reveal, or the closing time that brings one; null when there is none soon. */
export function revealIn(room: RoomState, now: number): number | null {
  const { reveal_at: at = null, closes_at: closes = null } = room.board.stage ?? {};
  if (at !== null) return until(room, now, at);
  const left = closes === null ? Infinity : until(room, now, closes);
  return left <= LIMITS.reveal_notice_ms ? left : null;
}

/** What calls off the reveal that is counted down: an announced one, or else the closing time's. */
export function callOff(room: RoomState): Intent {
  const { reveal_at = null, closes_at = null } = room.board.stage ?? {};
  return reveal_at === null ? { type: "set_closing", at: null, expect: closes_at } : { type: "cancel_reveal" };
}

/** Milliseconds until the room is erased; null when that is not announced. */
export function eraseIn(room: RoomState, now: number): number | null {
  const at = room.board.board?.erase_at ?? null;
  return at === null ? null : until(room, now, at);
}
