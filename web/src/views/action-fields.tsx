// The three fields of an action, new or existing, and how a form of them is read.

import type { Size } from "../seal/text";
import type { ActionView } from "../state/select";
import type { TextFault } from "../state/state";
import { words } from "../words/words";
import { DraftField } from "./editor";
import type { RoomProps } from "./props";

/** An action as typed. */
export interface TypedAction {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
}

/** Reads a form that holds `ActionFields`. */
export function readAction(form: HTMLFormElement): TypedAction {
  const [owner, due] = form.querySelectorAll("input");
  return { text: form.querySelector("textarea")?.value ?? "", owner: owner?.value ?? "", due: due?.value ?? "" };
}

/** Empties it after saving. */
export function clearAction(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input")) field.value = "";
}

/** What is wrong with it, by the engine's measure; owner and due may be empty. */
export function actionFault(typed: TypedAction, measure: (text: string, size?: Size) => TextFault | null): TextFault | null {
  const lines = [typed.owner, typed.due].some((line) => measure(line, "line") === "too_long");
  return measure(typed.text) ?? (lines ? "too_long" : null);
}

type FieldsProps = RoomProps & {
  /** The action's id, `new`, or `new:` and a topic. */
  readonly of: string;
  readonly initial?: ActionView;
  readonly submit: () => void;
};

export function ActionFields({ room, act, of, initial, submit }: FieldsProps) {
  return (
    <div class="action-fields">
      <DraftField room={room} act={act} draft={`action:${of}`} label={words.actions.text}
        initial={initial?.text.text ?? ""} submit={submit} />
      <DraftField room={room} act={act} draft={`owner:${of}`} label={words.actions.owner} size="line"
        placeholder={words.actions.ownerPlaceholder} initial={initial?.owner?.text ?? ""} submit={submit} />
      <DraftField room={room} act={act} draft={`due:${of}`} label={words.actions.due} size="line"
        placeholder={words.actions.duePlaceholder} initial={initial?.due?.text ?? ""} submit={submit} />
    </div>
  );
}
