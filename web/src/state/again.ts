// What an author's page sends again into the room that its own was restored into: what the server had kept
// and nobody saw yet, and what was to change. Pure; it knows no storage.

import { lock } from "../seal/keys";
import { onBoard } from "./own";
import type { Entry, OwnText, RoomState } from "./state";
import type { Command, TextId } from "./wire";

/** Commands to be kept in the outbox, and own texts as they stand from now on. */
export interface Again {
  readonly entries: readonly Entry[];
  readonly own: readonly OwnText[];
}

/** What was about something that the new room does not have: open rounds and polls, and what waited. */
const VOID: ReadonlySet<Command["type"]> = new Set(["cast_ballot", "answer_poll", "take_back"]);

/** Whether a command is of no use in the new room. */
export const isVoid = ({ command }: Entry): boolean => VOID.has(command.type);

/** What is to be sent again, for all own texts. `local` names what has no name yet. */
export function again(room: RoomState, local: () => string): Again {
  const each = [...room.own.values()].map((own) => ofText(room, own, local));
  return { entries: each.flatMap(({ entries }) => entries), own: each.flatMap(({ own }) => own) };
}

const nothing: Again = { entries: [], own: [] };

function ofText(room: RoomState, own: OwnText, local: () => string): Again {
  const has = (type: Command["type"]): boolean =>
    room.outbox.some(({ command }) => command.type === type && isAbout(command, own));
  if (has("add_note") || has("add_comment")) return nothing;
  const shown = onBoard(room.board, own);
  // Taken off, or never seen by this page as it left: then the page that restores decides.
  if (own.seen && shown === undefined) return nothing;
  const { id, edit_key, rev, text, signing } = own;
  const of: TextId = own.kind === "note" ? { note: id } : { comment: id };
  const entry = (command: Command): Entry => ({ local: local(), command, ref: null, not_before: 0, again: true });
  const entries: Entry[] = [];
  if (own.leaving) {
    if (!has("delete_text")) entries.push(entry({ type: "delete_text", of, edit_key }));
    return { entries, own: [] };
  }
  // The page that restores may be behind this one: what stands there is not sent after all.
  const added = adding(own);
  if (shown !== undefined && shown.text !== text && !has("edit_text"))
    entries.push(entry({ type: "edit_text", of, edit_key, rev, text }));
  if (signing !== null && !has("step_forward"))
    entries.push(entry({ type: "step_forward", of, edit_key, name: signing }));
  return {
    entries: [added, ...entries],
    own: [{ ...own, kept: "sending", kept_at: 0, seen: false }],
  };
}

/** Under the name that it had when it was written, so that it goes before what came behind it. */
function adding(own: OwnText): Entry {
  const common = { id: own.id, text: own.text, lock: lock(own.id, own.edit_key) };
  const command: Command =
    own.kind === "note"
      ? { type: "add_note", column: own.place, ...common }
      : { type: "add_comment", topic: own.place, ...common };
  const entry: Entry = { local: own.local, command, ref: null, not_before: 0, again: true };
  return own.kept === "hidden" && !own.seen ? { ...entry, hidden: true } : entry;
}

function isAbout(command: Command, { id }: OwnText): boolean {
  if ("of" in command) return ("note" in command.of ? command.of.note : command.of.comment) === id;
  return "id" in command && command.id === id;
}
