// What another tab of this browser did to what is kept, and what it means for this one. Pure.

import { bringsKey } from "./hands";
import type { OtherTab, Step } from "./messages";
import type { DraftKey, RecentRoom, RoomState } from "./state";

export function otherTab(room: RoomState, change: OtherTab): Step<RoomState> {
  switch (change.type) {
    case "room":
      return adopted(room, change.kept);
    case "own":
      return [{ ...room, own: new Map(room.own).set(change.own.id, change.own) }, []];
    case "own_gone": {
      const own = new Map(room.own);
      own.delete(change.id);
      return [{ ...room, own }, []];
    }
    case "draft":
      return stored(room, change.key, change.text, change.gone);
    case "entry_gone":
      return [
        {
          ...room,
          outbox: room.outbox.filter((entry) => entry.local !== change.local || entry.ref !== null),
        },
        [],
      ];
  }
}

/** A seat that was taken in another tab is this tab's too, and so is a key that the server has: one
 * with a spare beside it is not settled. */
function adopted(room: RoomState, kept: RecentRoom): Step<RoomState> {
  if (kept.key !== room.keys.room) return [room, []];
  const { join, seat, facilitator_key, spare_key } = kept;
  const seated = room.seat === null && seat !== null;
  const leads =
    facilitator_key !== null &&
    facilitator_key !== room.facilitator_key &&
    spare_key === null &&
    !room.outbox.some((entry) => bringsKey(entry.command));
  if (!seated && !leads) return [room, []];
  const next = { ...room, ...(seated && { join, seat }), ...(leads && { facilitator_key, spare_key }) };
  return [next, [{ type: "connect" }]];
}

/** Tabs share the names of their drafts: one that holds another text than the other tab stored, or took
 * away, stores its own again (S5), and what was taken away under its hands when it goes. Where both still type,
 * whoever goes stores last. */
function stored(room: RoomState, key: DraftKey, text: string | null, gone: boolean): Step<RoomState> {
  const draft = room.drafts.get(key);
  if (draft === undefined || isForgotten(room, key)) return [room, []];
  const same = draft.text === text;
  if (same && !gone) return [room, []];
  return [room, [{ type: "keep_draft", room: room.id, key, draft, late: same || !gone }]];
}

const isForgotten = (room: RoomState, key: DraftKey): boolean =>
  /^(edit|sign):/.test(key) && !room.own.has(key.slice(5));
