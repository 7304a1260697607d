// One's own note or comment that does not stand on the board, or not as written: how it stands,
// and what can still be done about it.

import type { Act } from "../state/intents";
import type { CommentView, NoteView } from "../state/select";
import { words } from "../words/words";
import { open } from "./props";
import { said, short } from "./text";

type OwnView = NoteView | CommentView;

export function OwnNote({ act, note }: { act: Act; note: OwnView }) {
  return (
    <li class={`note note-own note-${note.own ?? "shown"}`}>
      <p class="people" dir="auto">{said(note.text)}</p>
      <OwnFoot act={act} note={note} />
    </li>
  );
}

/** The quiet mark of what is one's own, its status, and a way back where there is one. */
export function OwnFoot({ act, note }: { act: Act; note: OwnView }) {
  const status = note.own;
  if (status === null) return null;
  const text = [words.writing.mine, words.writing.status[status], note.signing ? words.signed.waits : ""]
    .filter((each) => each !== "").join(", ");
  return (
    <div class="own-foot">
      <span class="own-mark">{text}</span>
      <OwnTools act={act} note={note} />
    </div>
  );
}

function OwnTools({ act, note }: { act: Act; note: OwnView }) {
  const { id } = note;
  switch (note.own) {
    case "hidden":
      return (
        <>
          <Tool verb={words.writing.edit} note={note} run={() => open(act, { kind: "edit", id })} />
          <Tool verb={words.writing.remove} note={note} run={() => open(act, { kind: "delete", id })} />
        </>
      );
    case "on_its_way":
    case "changing":
    case "going": {
      // There is one way back for all that waits of a text.
      const verb = note.signing ? words.signed.takeBackBoth : words.writing.takeBack;
      return <Tool verb={verb} note={note} run={() => act({ type: "take_back", id })} />;
    }
    case "shown":
      return note.signing ? <Tool verb={words.writing.takeBack} note={note} run={() => act({ type: "take_back", id })} /> : null;
    case "taken_off":
      return (
        <>
          <Tool verb={words.writing.useAgain} note={note} run={() => act({ type: "use_again", id })} />
          <Tool verb={words.writing.forget} note={note} run={() => act({ type: "forget_text", id })} />
        </>
      );
    default:
      return null;
  }
}

function Tool({ verb, note, run }: { verb: string; note: OwnView; run: () => void }) {
  return (
    <button type="button" class="button button-link" aria-label={words.writing.itemAction(verb, short(said(note.text), 40))}
      onClick={run}>{verb}</button>
  );
}
