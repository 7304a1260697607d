// What was typed and lies in no editor that one can come to (S5): about what is gone from the board, and where
// there is no board any more. Pure.

import { ownStatus } from "./own";
import { returned } from "./returned";
import type { DraftKey, RoomState } from "./state";

/** A draft that no editor shows. */
export interface Left {
  readonly key: DraftKey;
  readonly text: string;
}

/** What people type as whole texts; what hangs on one of them goes with it. */
const TEXTS = /^(note|comment|topic|edit|action|hypothesis|measure):(?:(new):)?(.*)$/;

/** Drafts whose topic, column, note or action is not there; none before the whole board is. */
export function leftOver(room: RoomState): readonly Left[] {
  if (room.board.board === null || room.resume === null) return [];
  return [...room.drafts].flatMap(([key, { text }]) => {
    const [, kind, fresh, id = ""] = TEXTS.exec(key) ?? [];
    return kind === undefined || stands(room, kind, fresh !== undefined, id) ? [] : [{ key, text }];
  });
}

function stands(room: RoomState, kind: string, fresh: boolean, id: string): boolean {
  const { board, own, outbox } = room;
  switch (kind) {
    case "note":
      return board.columns.has(id);
    case "comment":
    case "topic":
      return board.topics.has(id);
    case "edit": {
      const text = own.get(id);
      return text !== undefined && ownStatus(room, text) !== "taken_off";
    }
    default:
      if (fresh) return board.topics.has(id);
      if (id === "new" || board.actions.has(id)) return true;
      return outbox.some(({ command }) => command.type === "add_action" && command.id === id);
  }
}

/** What was seen of a thing, or laid aside: nobody's text of now. */
const NO_TEXT = /^(seen|aside|closing)/;

/** Every text that is typed and not kept by the server: drafts, then what waits to be sent. */
export function unsaved(room: RoomState): readonly string[] {
  const drafts = [...room.drafts].flatMap(([key, { text }]) => (NO_TEXT.test(key) ? [] : [text]));
  const waiting = room.outbox.flatMap(({ command, pressed }) =>
    pressed === true ? [] : returned(room, command).map(({ text }) => text),
  );
  return [...new Set([...drafts, ...waiting])].filter((text) => text.trim() !== "");
}
