// One's own texts beside the board (S5): how each one stands, and what a new board means for them.

import type { Board, OwnStatus, OwnText, RoomState } from "./state";

type Shown = { readonly text: string; readonly signature: string | null };

function onBoard(board: Board, own: OwnText): Shown | undefined {
  return own.kind === "note" ? board.notes.get(own.id) : board.comments.get(own.id);
}

/** How one's own text stands. */
export function ownStatus(room: RoomState, own: OwnText): OwnStatus {
  const shown = onBoard(room.board, own);
  if (shown !== undefined) {
    if (own.leaving) return "going";
    return shown.text === own.text ? "shown" : "changing";
  }
  if (own.seen) return "taken_off";
  if (own.kept === "sending") return "sending";
  return own.kept === "hidden" ? "hidden" : "on_its_way";
}

/** Whether one's own text stands on the board. */
export function isShown(room: RoomState, own: OwnText): boolean {
  return onBoard(room.board, own) !== undefined;
}

/** One's own texts after a new board: which are to be kept anew, which have left as wished. */
export interface Met {
  readonly own: RoomState["own"];
  readonly changed: readonly OwnText[];
  readonly gone: readonly OwnText[];
}

/** What a new board means for one's own texts. */
export function meetBoard(own: RoomState["own"], before: Board, after: Board): Met {
  const changed: OwnText[] = [];
  const gone: OwnText[] = [];
  for (const text of own.values()) {
    const shown = onBoard(after, text);
    if (shown === undefined) {
      if (text.seen && text.leaving) gone.push(text);
      continue;
    }
    // Nothing was wanted here, and yet another wording came out: an edit from another tab, or one
    // that was taken back too late.
    const old = onBoard(before, text);
    const overtaken = old !== undefined && old.text === text.text && shown.text !== old.text;
    const signed = text.signing !== null && shown.signature === text.signing;
    if (!text.seen || overtaken || signed) {
      changed.push({
        ...text,
        seen: true,
        kept: "waiting",
        text: overtaken ? shown.text : text.text,
        signing: signed ? null : text.signing,
      });
    }
  }
  if (changed.length === 0 && gone.length === 0) return { own, changed, gone };
  const next = new Map(own);
  for (const text of changed) next.set(text.id, text);
  for (const text of gone) next.delete(text.id);
  return { own: next, changed, gone };
}
