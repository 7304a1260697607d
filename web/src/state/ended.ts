// How a connection ended, and where that leaves the room: tried again, or over. Pure.

import { emptyBoard } from "./board";
import type { Effect, Step } from "./messages";
import { noSteps } from "./steps";
import type { Link, Over, RoomState } from "./state";
import type { CloseReason } from "./wire";

const OVER: ReadonlySet<CloseReason> = new Set<Over>([
  "wrong_door",
  "no_room",
  "erased",
  "expired",
  "room_full",
  "other_protocol",
]);
const isOver = (why: CloseReason): why is Over => OVER.has(why);

/** A full room stays on the screen while it is tried again. */
export function trying(link: Link): Link {
  return link.state === "over" && link.why === "room_full"
    ? { ...link, retry_at: null }
    : { state: "connecting" };
}

/** Where a close code leaves the room. */
export function ended(room: RoomState, why: CloseReason | null, retry_at: number): Step<RoomState> {
  const next: RoomState = { ...room, partial: null, steady_since: null };
  if (why === "erased") {
    const erased: RoomState = {
      ...next,
      board: emptyBoard,
      own: new Map(),
      drafts: new Map(),
      outbox: [],
      steps: noSteps,
      ballot: null,
      answer: null,
      resume: null,
      seat: null,
      join: false,
      facilitator_key: null,
      spare_key: null,
      link: { state: "over", why },
    };
    return [erased, [{ type: "disconnect" }, { type: "erase_room", room: room.id }]];
  }
  if (why === "wrong_seat") {
    // The seat is of no use here; joining again gives another one.
    const effects: Effect[] = [
      { type: "keep_room", room: room.id, change: { seat: null } },
      { type: "connect" },
    ];
    return [{ ...next, seat: null, link: { state: "connecting" } }, effects];
  }
  if (why === "room_full") {
    // Somebody may leave: the connection tries again by itself, at a moderate pace.
    return [{ ...next, link: { state: "over", why, retry_at } }, []];
  }
  if (why !== null && isOver(why)) {
    const effects: Effect[] = [{ type: "disconnect" }];
    if (why === "other_protocol") effects.push({ type: "reload" });
    // Somebody may restore it, or has done so.
    if (why === "no_room" && !room.durable) effects.push({ type: "look" });
    return [{ ...next, link: { state: "over", why } }, effects];
  }
  return [{ ...next, link: { state: "waiting", retry_at, why } }, []];
}
