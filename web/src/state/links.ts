// The links that a room's page shows.

import * as links from "../net/links";
import type { RoomState, State } from "./state";

/** Lets people in. */
export function roomLink(state: State, room: RoomState): string {
  return links.roomLink(state.origin, room.id, room.keys.room);
}

/** The room's screen on the wall. */
export function projectorLink(state: State, room: RoomState): string {
  return links.projectorLink(state.origin, room.id, room.keys.room);
}

/** Lets people in and lead; null where this browser does not lead. */
export function facilitatorLink(state: State, room: RoomState): string | null {
  const key = room.facilitator_key;
  return key === null || !room.you.leads ? null : links.facilitatorLink(state.origin, room.id, room.keys.room, key);
}
