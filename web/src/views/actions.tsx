// A list of actions, and the form of a new one; for one topic or for the whole room.

import { useRef, useState } from "preact/hooks";
import { textFault } from "../seal/text";
import { isDropped } from "../state/review";
import { actions, type ActionView } from "../state/select";
import type { TextFault } from "../state/state";
import type { TopicId } from "../state/wire";
import { words } from "../words/words";
import { ActionFields, actionFault, clearAction, focusFault, readAction, useExperiment } from "./action-fields";
import { ActionText, keptMark, originOf } from "./action-text";
import { Fault } from "./editor";
import { Icon } from "./icons";
import { canWrite, open, type RoomProps } from "./props";
import { said, short } from "./text";

/** `topic` null: all of them. What was dropped in the review of last time stands apart. */
export function ActionList(props: RoomProps & { topic: TopicId | null }) {
  const { room, topic } = props;
  const all = actions(room).filter((action) => topic === null || action.topic === topic);
  const [list, dropped] = [all.filter((each) => !isDropped(each)), all.filter(isDropped)];
  return (
    <>
      {list.length === 0 ? topic === null ? <p class="soft">{words.actions.none}</p> : null
        : <ul class="actions">{list.map((action) => <Action key={action.id} {...props} action={action} named={topic === null} />)}</ul>}
      {dropped.length === 0 ? null : (
        <section class="dropped" aria-label={words.actions.droppedTitle}>
          <h3>{words.actions.droppedTitle}</h3>
          <ul class="actions">{dropped.map((action) => <li key={action.id} class="action-dropped"><ActionText action={action} /></li>)}</ul>
        </section>
      )}
    </>
  );
}

function Action({ room, act, action, named }: RoomProps & { action: ActionView; named: boolean }) {
  const name = short(said(action.text));
  const may = canWrite(room);
  return (
    <li class={action.done ? "action action-done" : "action"}>
      <label class="action-check">
        <input type="checkbox" checked={action.done} disabled={!may} aria-label={words.actions.done(name)}
          onChange={(event) => act({ type: "set_done", id: action.id, done: event.currentTarget.checked })} />
      </label>
      <ActionText action={action} more={[named ? originOf(room, action) : "", keptMark(action)]} />
      {may ? (
        <span class="action-tools">
          <button type="button" class="button button-link" aria-label={words.actions.edit(name)}
            onClick={() => open(act, { kind: "action", id: action.id })}>{words.writing.edit}</button>
          <button type="button" class="button button-quiet button-icon" aria-label={words.actions.remove(name)}
            onClick={() => open(act, { kind: "delete_action", id: action.id })}><Icon of="close" /></button>
        </span>
      ) : null}
    </li>
  );
}

export function NewAction(props: RoomProps & { topic: TopicId | null }) {
  const { act, room, topic } = props;
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<TextFault | null>(null);
  const of = topic === null ? "new" : `new:${topic}`;
  const experiment = useExperiment(room, of);
  if (!canWrite(room)) return null;
  const save = (): void => {
    if (form.current === null) return;
    const typed = readAction(form.current);
    const wrong = actionFault(typed, textFault);
    setFault(wrong === "empty" ? null : wrong);
    focusFault(form.current);
    if (wrong !== null) return;
    clearAction(form.current);
    form.current.querySelector("textarea")?.focus();
    experiment.set(null);
    act({ type: "add_action", topic, ...typed });
  };
  return (
    <form ref={form} class="new-action" aria-label={words.actions.add}
      onSubmit={(event) => { event.preventDefault(); save(); }}>
      <ActionFields {...props} of={of} experiment={experiment} submit={save} />
      <Fault fault={fault} />
      <div class="row"><button type="submit" class="button push"><Icon of="plus" />{words.actions.add}</button></div>
    </form>
  );
}
