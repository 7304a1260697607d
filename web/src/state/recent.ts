// The titles of this browser's rooms, opened with each room's own key. It knows no storage.

import { roomKeys } from "../seal/keys";
import { open } from "../seal/seal";
import { memo } from "./memo";
import type { RecentRoom } from "./state";

/** The title, or null where there is none yet or it does not open. */
export const recentTitle = memo((room: RecentRoom): string | null => {
  const keys = room.title === null ? null : roomKeys(room.key);
  if (keys === null || room.title === null) return null;
  return open(keys.text, `board|${room.id}|title`, room.title) || null;
});
