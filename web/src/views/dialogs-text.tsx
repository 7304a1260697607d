// Dialogs about one note or comment: edit, delete, take off. An edit lives in a dialog, so that
// nothing that happens on the board can move or close its editor.

import { useRef, useState } from "preact/hooks";
import { textFault } from "../seal/text";
import { ownText } from "../state/select";
import type { TextFault } from "../state/state";
import type { CommentId, NoteId } from "../state/wire";
import { words } from "../words/words";
import { Confirm, FormDialog } from "./dialog";
import { DraftField, Fault } from "./editor";
import { Nudge } from "./parts";
import { closeDialog, type RoomProps } from "./props";
import { said } from "./text";

type TextProps = RoomProps & { id: NoteId | CommentId };

function kindOf({ room, id }: TextProps): "note" | "comment" {
  return room.own.get(id)?.kind ?? "note";
}

export function EditText(props: TextProps) {
  const { state, room, act, id } = props;
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<TextFault | null>(null);
  const close = (): void => closeDialog(act);
  const drop = (): void => {
    act({ type: "draft", key: `edit:${id}`, text: "" });
    close();
  };
  const save = (): void => {
    const text = form.current?.querySelector("textarea")?.value ?? "";
    const wrong = textFault(text);
    setFault(wrong);
    if (wrong !== null) return;
    act({ type: "edit_text", id, text });
    // What cannot be kept any more stays before the eyes of who typed it.
    if (room.own.has(id)) close();
  };
  return (
    <FormDialog title={words.editing.editTitle[kindOf(props)]} form={form} close={close} drop={drop} save={save}
      behind={state.nudge && room.drafts.has(`edit:${id}`) ? <Nudge room={room} act={act} draft={`edit:${id}`} /> : null}>
      <div class="edit-text">
        <DraftField room={room} act={act} draft={`edit:${id}`} label={words.editing.editLabel}
          initial={ownText(room, id)?.text ?? ""} submit={save} />
      </div>
      <Fault fault={fault} />
    </FormDialog>
  );
}

export function DeleteText(props: TextProps) {
  const { room, act, id } = props;
  const text = ownText(room, id);
  return (
    <Confirm title={words.editing.deleteTitle[kindOf(props)]} confirm={words.editing.deleteDo} alarm
      close={() => closeDialog(act)} run={() => act({ type: "delete_text", id })}>
      {text === null ? null : <blockquote class="people quote" dir="auto">{said(text)}</blockquote>}
    </Confirm>
  );
}

export function TakeOff({ act, id }: TextProps) {
  return (
    <Confirm title={words.grouping.takeOffTitle} confirm={words.grouping.takeOffDo} alarm close={() => closeDialog(act)}
      run={() => act({ type: "take_off", id })}>
      <p>{words.grouping.takeOffText}</p>
    </Confirm>
  );
}
