// The rooms of this browser: how to get in again, and as whom. One entry for each.

import type { RecentRoom } from "../state/state";
import type { RoomId } from "../state/wire";
import type { Store } from "./store";

const name = (room: RoomId): string => `room/${room}`;

/** What is kept of a room, or null. */
export function loadRoom(store: Store, id: RoomId): RecentRoom | null {
  const kept = read(store.get(name(id)));
  if (kept === null || typeof kept["key"] !== "string") return null;
  const text = (field: string): string | null =>
    typeof kept[field] === "string" ? kept[field] : null;
  const visited = typeof kept["visited"] === "number" ? kept["visited"] : 0;
  return {
    id,
    key: kept["key"],
    title: text("title"),
    join: kept["join"] === true,
    seat: text("seat"),
    facilitator_key: text("facilitator_key"),
    spare_key: text("spare_key"),
    covered: typeof kept["covered"] === "boolean" ? kept["covered"] : null,
    visited,
  };
}

/** Keeps a room. */
export function saveRoom(store: Store, { id, ...rest }: RecentRoom): void {
  store.set(name(id), JSON.stringify(rest));
}

/** Whether a room is kept: what comes late of one that was forgotten brings nothing of it back. */
export const isKept = (store: Store, id: RoomId): boolean => store.get(name(id)) !== null;

/** Changes what is kept of a room; nothing where it is not kept (any more). */
export function changeRoom(
  store: Store,
  id: RoomId,
  change: Partial<Omit<RecentRoom, "id">>,
): void {
  const before = loadRoom(store, id);
  if (before !== null) saveRoom(store, { ...before, ...change });
}

/** All rooms, last visited first. */
export function loadRooms(store: Store): readonly RecentRoom[] {
  return store
    .names("room/")
    .flatMap((each) => loadRoom(store, each.slice("room/".length)) ?? [])
    .sort((a, b) => b.visited - a.visited);
}

/** Removes everything of a room, whatever its kind: keys, own texts, drafts, outbox. */
export function forgetRoom(store: Store, id: RoomId): void {
  // First, so that nothing is kept anew meanwhile.
  store.remove(name(id));
  for (const each of store.names("")) if (each.split("/")[1] === id) store.remove(each);
}

/** An object that was kept as JSON, or null for anything else. */
export function read(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
