// An editor: an uncontrolled field whose text is a draft of the room until it is saved (S5).
// It is never moved or cleared by what others do.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { textFault, type Size } from "../seal/text";
import type { Act } from "../state/intents";
import { writing } from "../state/select";
import type { DraftKey, RoomState, TextFault } from "../state/state";
import { words } from "../words/words";
import { isEnter } from "./is-enter";
import { Nudge } from "./parts";
import { open } from "./props";
import { useName } from "./use-name";

export interface FieldProps {
  readonly room: RoomState;
  readonly act: Act;
  readonly draft: DraftKey;
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Tells it from the other fields of its form. */
  readonly name?: string;
  readonly placeholder?: string;
  /** What stands there while there is no draft. */
  readonly initial?: string;
  readonly size?: Size;
  /** Enter was pressed. */
  readonly submit?: () => void;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

/** A field bound to its draft. Give it the same `draft` for as long as it stands. */
export function DraftField(props: FieldProps) {
  const { room, act, draft, label, initial = "", size = "text", submit } = props;
  const id = useName();
  const field = useRef<Field>(null);
  const kept = room.drafts.get(draft);
  const given = kept?.given ?? 0;
  const taken = useRef(given);
  useLayoutEffect(() => {
    if (field.current !== null && given > taken.current) field.current.value = kept?.text ?? "";
    taken.current = given;
  }, [given]);
  const [first] = useState(kept?.text ?? initial);
  const shared = {
    id,
    name: props.name,
    defaultValue: first,
    placeholder: props.placeholder ?? "",
    dir: "auto" as const,
    autoComplete: "off",
    onInput: (event: Event) => act({ type: "draft", key: draft, text: (event.target as Field).value }),
    onKeyDown: (event: KeyboardEvent) => {
      if (!isEnter(event) || event.shiftKey || submit === undefined) return;
      event.preventDefault();
      submit();
    },
  };
  return (
    <div class="field">
      <label for={id} class={props.hideLabel === true ? "unseen" : undefined}>{label}</label>
      {size === "text"
        ? <textarea {...shared} ref={(el) => { field.current = el; }} rows={2} />
        : <input {...shared} ref={(el) => { field.current = el; }} type="text" />}
    </div>
  );
}

/** Why a text cannot be saved, said beside its field. */
export function Fault({ fault }: { fault: TextFault | null }) {
  return <p class="fault" role="alert">{fault === null ? "" : words.writing.faults[fault]}</p>;
}

/** A line about what is written here, and the way to who can tell whose it is. */
export function Hint({ act, of, children }: { act: Act; of: "note" | "comment"; children: ComponentChildren }) {
  return (
    <p class="composer-hint soft small">
      {children} <button type="button" class="button button-link composer-who" onClick={() => open(act, { kind: "who_can_tell", of })}>
        {words.writing.whoCanTell}</button>
    </p>
  );
}

interface ComposerProps extends FieldProps {
  readonly button: string;
  readonly buttonName?: string;
  readonly className?: string;
  /** Why nothing can be saved for now; what is typed stays (S5). */
  readonly hold?: string | null;
  /** Whether what may read as blame is pointed at while one types. It holds nothing up. */
  readonly nudge: boolean;
  /** Takes the text over; the field is empty by then. */
  readonly save: (text: string) => void;
  readonly children?: ComponentChildren;
}

/** A field with its button, emptied by saving: for notes and comments. */
export function Composer(props: ComposerProps) {
  const { room, act, draft, save } = props;
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<TextFault | null>(null);
  const hold = props.hold ?? null;
  const held = hold !== null;
  const submit = (): void => {
    const field = form.current?.querySelector<Field>("textarea, input");
    if (field === null || field === undefined) return;
    const text = field.value;
    const wrong = textFault(text, props.size);
    setFault(wrong === "empty" ? null : wrong);
    if (wrong !== null || writing(room) !== "yes" || held) {
      field.focus();
      return;
    }
    field.value = "";
    save(text);
    act({ type: "draft", key: draft, text: "" });
    field.focus();
  };
  return (
    <form ref={form} class={props.className ?? "composer"} onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <DraftField {...props} submit={submit} />
      <Fault fault={fault} />
      <div class="composer-foot">
        {held ? <p class="composer-hint small">{hold}</p> : props.children}
        <button type="submit" class="button button-main" aria-label={props.buttonName} aria-disabled={held}>{props.button}</button>
      </div>
      {props.nudge && room.drafts.has(draft) ? <Nudge room={room} act={act} draft={draft} /> : null}
    </form>
  );
}
