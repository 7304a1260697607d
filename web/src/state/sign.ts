// Stepping forward: an author signs one text of theirs (A3, A6), and anyone strikes a signature.

import { seal } from "../seal/seal";
import { textFault } from "../seal/text";
import type { Dice } from "../seal/dice";
import { ownStatus } from "./own";
import type { DraftKey, OwnText, RoomState, TextFault } from "./state";
import type { Command, CommentId, NoteId, TextId } from "./wire";

type Id = NoteId | CommentId;

/** The editor of a name: one for each text, so that no name is offered for another one. */
export const signDraft = (id: Id): DraftKey => `sign:${id}`;

/** A command that signs, and the own text from then on. */
interface Signing {
  readonly command: Command;
  readonly own: OwnText;
}

/** Whether one's own text can be signed: it is shown, and stays. */
export function canSign(room: RoomState, own: OwnText): boolean {
  const status = ownStatus(room, own);
  return status === "shown" || status === "changing";
}

/** Null when the text is not one's own, or not shown. */
export function stepForward(
  room: RoomState,
  { id, name }: { readonly id: Id; readonly name: string },
  dice: Dice,
): Signing | TextFault | null {
  const own = room.own.get(id);
  if (own === undefined || !canSign(room, own)) return null;
  const fault = textFault(name, "line");
  if (fault !== null) return fault;
  const signing = seal(room.keys.text, `${own.kind}|${id}|signature`, name, "line", dice);
  if (signing === null) return "too_long";
  const of: TextId = own.kind === "note" ? { note: id } : { comment: id };
  const { edit_key } = own;
  return { command: { type: "step_forward", of, edit_key, name: signing }, own: { ...own, signing } };
}

/** Null when nothing is signed there any more. It says which signature was seen. */
export function strike(room: RoomState, id: Id): Command | null {
  const [note, comment] = [room.board.notes.get(id), room.board.comments.get(id)];
  const expect = (note ?? comment)?.signature ?? null;
  if (expect === null) return null;
  return { type: "strike_signature", of: note === undefined ? { comment: id } : { note: id }, expect };
}
