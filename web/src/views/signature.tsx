// A signature under a note or comment: a claim that nobody verifies, its author's to make and
// anybody's to strike (A3).

import type { Act } from "../state/intents";
import type { NoteView } from "../state/select";
import { words } from "../words/words";
import { open } from "./props";
import { said, short } from "./text";

/** Who says that they wrote it; with a way to strike that, where there is no menu for it. */
export function Signature({ note, strike }: { note: NoteView; strike?: (() => void) | null }) {
  if (note.signature === null) return null;
  const name = short(said(note.text), 40);
  return (
    <p class="signature small">
      <span dir="auto">{words.signed.signed(said(note.signature))}</span>
      {strike == null ? null
        : <button type="button" class="button button-link" aria-label={words.writing.itemAction(words.signed.strike, name)}
          onClick={strike}>{words.signed.strike}</button>}
    </p>
  );
}

/** The same where a text stands without a menu: in the discussion. */
export function StrikableSignature({ act, note, may }: { act: Act; note: NoteView; may: boolean }) {
  return <Signature note={note} strike={may ? () => open(act, { kind: "strike", id: note.id }) : null} />;
}

/** Whether its author can step forward with it now. */
export function mayStepForward(note: NoteView): boolean {
  return (note.own === "shown" || note.own === "changing") && note.signature === null && !note.signing;
}

/** Leads there, for the author alone. */
export function StepForward({ act, note }: { act: Act; note: NoteView }) {
  if (!mayStepForward(note)) return null;
  return (
    <button type="button" class="button button-link"
      aria-label={words.writing.itemAction(words.signed.begin, short(said(note.text), 40))}
      onClick={() => open(act, { kind: "sign", id: note.id })}>{words.signed.begin}</button>
  );
}
