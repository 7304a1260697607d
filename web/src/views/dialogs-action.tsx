// Dialogs about one action: edit and delete.

import { useRef, useState } from "preact/hooks";
import { actionDrafts } from "../state/action";
import { actions, type ActionView } from "../state/select";
import type { TextFault } from "../state/state";
import { textFault } from "../seal/text";
import { words } from "../words/words";
import { ActionFields, actionFault, focusFault, readAction, useExperiment } from "./action-fields";
import { Confirm, FormDialog } from "./dialog";
import { Fault } from "./editor";
import { closeDialog, type RoomProps } from "./props";
import { said } from "./text";
import { useSeen } from "./use-seen";

type ActionProps = RoomProps & { action: ActionView };

export function EditAction(props: ActionProps) {
  const { room, act, action } = props;
  const experiment = useExperiment(room, action.id, action);
  const typed = actionDrafts(action.id).some((draft) => room.drafts.has(draft));
  const seen = useSeen(props, action.id, typed, String(action.rev));
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<TextFault | null>(null);
  const close = (): void => closeDialog(act);
  const drop = (): void => {
    for (const key of actionDrafts(action.id)) act({ type: "draft", key, text: "" });
    close();
  };
  const save = (): void => {
    if (form.current === null) return;
    const fields = readAction(form.current);
    const wrong = actionFault(fields, textFault);
    setFault(wrong);
    if (wrong !== null) return focusFault(form.current);
    act({ type: "set_action", id: action.id, rev: Number(seen.value), ...fields, done: action.done });
    if (actions(room).some(({ id }) => id === action.id)) close();
  };
  return (
    <FormDialog title={words.actions.editTitle} form={form} close={close} drop={drop} save={save}>
      <ActionFields {...props} act={seen.act} of={action.id} initial={action} experiment={experiment} submit={save} />
      <Fault fault={fault} />
    </FormDialog>
  );
}

export function DeleteAction({ act, action }: ActionProps) {
  return (
    <Confirm title={words.actions.deleteTitle} confirm={words.editing.deleteDo} alarm close={() => closeDialog(act)}
      run={() => act({ type: "delete_action", id: action.id })}>
      <blockquote class="people quote" dir="auto">{said(action.text)}</blockquote>
      <p>{words.actions.deleteText}</p>
    </Confirm>
  );
}
