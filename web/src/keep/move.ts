// What this browser keeps of a room goes on into the room that it was restored into, under the same names.
// The room key stays, so that drafts open there and edit keys fit.

import type { RecentRoom } from "../state/state";
import type { FacilitatorKey, RoomId } from "../state/wire";
import { isKept, loadRoom, saveRoom } from "./rooms";
import type { Store } from "./store";

/**
 * Moves everything; false where there is nothing to move: another tab has done so, or nothing is kept.
 * What is there already stays. `key`: the facilitator key that was drawn for the new room.
 */
export function moveRoom(store: Store, from: RoomId, to: RoomId, key: FacilitatorKey | null, now: number): boolean {
  const before = loadRoom(store, from);
  if (before === null) return false;
  saveRoom(store, joined(before, loadRoom(store, to), to, key, now));
  for (const name of store.names("")) {
    const [kind, room, ...rest] = name.split("/");
    if (room !== from || kind === "room") continue;
    const there = [kind, to, ...rest].join("/");
    const value = store.get(name);
    if (value !== null && store.get(there) === null) store.set(there, value);
    store.remove(name);
  }
  // Last, so that what was not moved when the browser went is moved at the next visit. Other tabs hear where to.
  store.set(`room/${from}`, JSON.stringify({ moved: to }));
  store.remove(`room/${from}`);
  return !isKept(store, from);
}

/** A seat of the old room is of no use in the new one, and its title is bound to its id. */
function joined(
  before: RecentRoom,
  there: RecentRoom | null,
  id: RoomId,
  key: FacilitatorKey | null,
  visited: number,
): RecentRoom {
  const held = there?.facilitator_key != null ? there : before;
  const keys =
    key === null || key === held.facilitator_key
      ? { facilitator_key: held.facilitator_key, spare_key: held.spare_key }
      : { facilitator_key: key, spare_key: held.facilitator_key };
  return {
    id,
    key: before.key,
    title: there?.title ?? null,
    join: before.join || there?.join === true,
    seat: there?.seat ?? null,
    covered: there?.covered ?? before.covered,
    visited,
    ...keys,
  };
}
