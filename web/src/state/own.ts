// One's own texts beside the board (S5): how each one stands, and what a new board means for them.

import type { Board, OwnStatus, OwnText, RoomState } from "./state";
import { LIMITS } from "./wire";

type Shown = { readonly text: string; readonly signature: string | null };

/** One's own text as the board shows it. */
export function onBoard(board: Board, own: OwnText): Shown | undefined {
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

/** One's own texts after a frame, and since when frames have come without a long silence. */
export interface Heard {
  readonly steady_since: number;
  readonly own: RoomState["own"];
  readonly changed: readonly OwnText[];
}

/**
 * What a frame means for own texts that the server keeps and the board does not show: whatever
 * waits comes out within a few ticks of its keeping, or of the room's loading (A6). A page that has
 * heard from the room steadily for longer, with the slack that a silence may take, and still does not
 * see it, knows that it came out and was taken off while the page was away. A note may be hidden for
 * any time instead, unless the room counts none.
 */
export function hearOwn(room: RoomState, now: number): Heard {
  const silent = now < room.heard || now - room.heard > LIMITS.silence_ms;
  const since = room.steady_since === null || silent ? now : room.steady_since;
  const tick = room.board.board?.settings.tick_seconds;
  if (room.link.state !== "live" || room.partial !== null || tick === undefined)
    return { steady_since: since, own: room.own, changed: [] };
  const enough = (LIMITS.wait_ticks + 1) * tick * 1_000 + LIMITS.silence_ms;
  const none_hidden = room.board.counts?.hidden === 0;
  const changed = [...room.own.values()]
    .filter(
      (own) =>
        !own.seen &&
        !own.leaving &&
        own.kept !== "sending" &&
        (own.kind === "comment" || none_hidden) &&
        onBoard(room.board, own) === undefined &&
        // A time of keeping that is to come was read before this browser's clock was set back.
        now - (own.kept_at > now ? since : Math.max(own.kept_at, since)) >= enough,
    )
    .map((own): OwnText => ({ ...own, seen: true }));
  if (changed.length === 0) return { steady_since: since, own: room.own, changed };
  const own = new Map(room.own);
  for (const text of changed) own.set(text.id, text);
  return { steady_since: since, own, changed };
}
