// Dialogs about a signature: stepping forward, and striking.

import { useRef, useState } from "preact/hooks";
import { textFault } from "../seal/text";
import { textOf } from "../state/select";
import { canSign, signDraft } from "../state/sign";
import type { TextFault } from "../state/state";
import type { CommentId, NoteId } from "../state/wire";
import { words } from "../words/words";
import { Confirm, FormDialog } from "./dialog";
import { DraftField, Fault } from "./editor";
import { closeDialog, type RoomProps } from "./props";
import { said } from "./text";

type SignProps = RoomProps & { readonly id: NoteId | CommentId };

export function SignText({ room, act, id }: SignProps) {
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<TextFault | null>(null);
  const draft = signDraft(id);
  const close = (): void => closeDialog(act);
  const drop = (): void => {
    act({ type: "draft", key: draft, text: "" });
    close();
  };
  const save = (): void => {
    const name = form.current?.querySelector("input")?.value ?? "";
    const wrong = textFault(name, "line");
    setFault(wrong);
    if (wrong !== null) return;
    act({ type: "step_forward", id, name });
    const own = room.own.get(id);
    if (own !== undefined && canSign(room, own)) close();
  };
  return (
    <FormDialog title={words.signing.title[room.own.get(id)?.kind ?? "note"]} form={form} run={words.signing.run}
      close={close} drop={drop} save={save}>
      <Quoted room={room} id={id} />
      <ul class="terms">{words.signing.terms.map((term) => <li key={term}>{term}</li>)}</ul>
      <DraftField room={room} act={act} draft={draft} label={words.signing.name} size="line"
        placeholder={words.signing.namePlaceholder} submit={save} />
      <Fault fault={fault} />
    </FormDialog>
  );
}

export function StrikeSignature({ room, act, id }: SignProps) {
  return (
    <Confirm title={words.signing.strikeTitle} confirm={words.signed.strike} alarm close={() => closeDialog(act)}
      run={() => act({ type: "strike_signature", id })}>
      <Quoted room={room} id={id} />
      <p>{words.signing.strikeText}</p>
    </Confirm>
  );
}

function Quoted({ room, id }: Pick<SignProps, "room" | "id">) {
  const text = textOf(room, id);
  return text === null ? null : <blockquote class="people quote" dir="auto">{said(text)}</blockquote>;
}
