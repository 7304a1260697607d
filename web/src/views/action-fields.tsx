// The fields of an action, new or existing, and how a form of them is read. An experiment has three
// more, a press away.

import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Size } from "../seal/text";
import { experimentDrafts, isHalf } from "../state/action";
import type { TypedExperiment } from "../state/intents";
import type { ActionView } from "../state/select";
import type { RoomState, TextFault } from "../state/state";
import { words } from "../words/words";
import { DateField } from "./date-field";
import { DraftField } from "./editor";
import { Icon } from "./icons";
import type { RoomProps } from "./props";

/** An action as typed. */
export interface TypedAction {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  /** Null where the form is not that of an experiment. */
  readonly experiment: TypedExperiment | null;
}

type Fields = HTMLInputElement | HTMLTextAreaElement;

/** Reads a form that holds `ActionFields`. */
export function readAction(form: HTMLFormElement): TypedAction {
  const read = (name: string): string | null => form.querySelector<Fields>(`[name="${name}"]`)?.value ?? null;
  const hypothesis = read("hypothesis");
  return {
    text: read("text") ?? "",
    owner: read("owner") ?? "",
    due: read("due") ?? "",
    experiment: hypothesis === null ? null : { hypothesis, measure: read("measure") ?? "", look: read("look") ?? "" },
  };
}

/** Empties it after saving. */
export function clearAction(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<Fields>("textarea, input")) field.value = "";
}

/** What is wrong with it, by the engine's measure; owner, due and look may be empty. */
export function actionFault(typed: TypedAction, measure: (text: string, size?: Size) => TextFault | null): TextFault | null {
  const { text, owner, due, experiment } = typed;
  const lines = [owner, due, experiment?.look ?? ""].map((line) => measure(line, "line"));
  const texts = [experiment?.hypothesis ?? "", experiment?.measure ?? ""].map((each) => measure(each));
  const fault = measure(text);
  if (fault !== null) return fault;
  if ([...lines, ...texts].includes("too_long")) return "too_long";
  return experiment !== null && isHalf(experiment) ? "half" : null;
}

/** Where to go on in a form that has a fault: to the first field that lacks its text. */
export function focusFault(form: HTMLFormElement): void {
  const all = [...form.querySelectorAll("textarea")];
  (all.find((field) => field.value.trim() === "") ?? all[0])?.focus();
}

/** Whether a form shows the fields of an experiment. */
export interface ExperimentForm {
  readonly on: boolean;
  /** Null: as its drafts say. */
  readonly set: (on: boolean | null) => void;
}

/** By choice; else where it is one, or something was typed into these fields. */
export function useExperiment(room: RoomState, of: string, initial?: ActionView): ExperimentForm {
  const [chosen, set] = useState<boolean | null>(null);
  const typed = experimentDrafts(of).some((draft) => room.drafts.has(draft));
  return { on: chosen ?? (typed || (initial?.experiment ?? null) !== null), set };
}

type FieldsProps = RoomProps & {
  /** The action's id, `new`, or `new:` and a topic. */
  readonly of: string;
  readonly initial?: ActionView;
  readonly experiment: ExperimentForm;
  readonly submit: () => void;
};

export function ActionFields(props: FieldsProps) {
  const { room, act, of, initial, submit, experiment } = props;
  const turned = useRef(false);
  return (
    <div class="action-fields">
      <DraftField room={room} act={act} draft={`action:${of}`} name="text" label={words.actions.text}
        initial={initial?.text.text ?? ""} submit={submit} />
      <DraftField room={room} act={act} draft={`owner:${of}`} name="owner" label={words.actions.owner} size="line"
        placeholder={words.actions.ownerPlaceholder} initial={initial?.owner?.text ?? ""} submit={submit} />
      <DateField room={room} act={act} draft={`due:${of}`} name="due" label={words.actions.due}
        placeholder={words.actions.duePlaceholder} initial={initial?.due?.text ?? ""} submit={submit} />
      {experiment.on ? <ExperimentFields {...props} turned={turned} /> : null}
      <button type="button" class="button button-link action-turn"
        onClick={() => { turned.current = !experiment.on; experiment.set(!experiment.on); }}>
        <Icon of="flask" />{experiment.on ? words.experiment.unmake : words.experiment.make}
      </button>
    </div>
  );
}

/** `turned`: somebody pressed for these fields, and goes on in the first one. */
function ExperimentFields({ room, act, of, initial, submit, turned }: FieldsProps & { turned: RefObject<boolean> }) {
  const before = initial?.experiment ?? null;
  const box = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => { if (turned.current === true) box.current?.querySelector("textarea")?.focus(); }, []);
  return (
    <fieldset class="experiment-fields" ref={box}>
      <legend>{words.experiment.mark}</legend>
      <p class="soft small">{words.experiment.hint}</p>
      <DraftField room={room} act={act} draft={`hypothesis:${of}`} name="hypothesis" label={words.experiment.hypothesis}
        placeholder={words.experiment.hypothesisPlaceholder} initial={before?.hypothesis.text ?? ""} submit={submit} />
      <DraftField room={room} act={act} draft={`measure:${of}`} name="measure" label={words.experiment.measure}
        placeholder={words.experiment.measurePlaceholder} initial={before?.measure.text ?? ""} submit={submit} />
      <DateField room={room} act={act} draft={`look:${of}`} name="look" label={words.experiment.look}
        placeholder={words.experiment.lookPlaceholder} initial={before?.look?.text ?? ""} submit={submit} />
    </fieldset>
  );
}
