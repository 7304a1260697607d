// A list of actions, and the form of a new one; for one topic or for the whole room.

import { useRef, useState } from "preact/hooks";
import { textFault } from "../seal/text";
import { actions, topicView, type ActionView } from "../state/select";
import type { TextFault } from "../state/state";
import type { TopicId } from "../state/wire";
import { words } from "../words/words";
import { ActionFields, actionFault, clearAction, readAction } from "./action-fields";
import { Fault } from "./editor";
import { Icon } from "./icons";
import { canWrite, open, type RoomProps } from "./props";
import { said, short, topicText } from "./text";

/** `topic` null: all of them. */
export function ActionList(props: RoomProps & { topic: TopicId | null }) {
  const { room, topic } = props;
  const list = actions(room).filter((action) => topic === null || action.topic === topic);
  if (list.length === 0) return topic === null ? <p class="soft">{words.actions.none}</p> : null;
  return <ul class="actions">{list.map((action) => <Action key={action.id} {...props} action={action} named={topic === null} />)}</ul>;
}

function Action({ room, act, action, named }: RoomProps & { action: ActionView; named: boolean }) {
  const text = said(action.text);
  const name = short(text);
  const from = named && action.topic !== null ? topicView(room, action.topic) : null;
  const may = canWrite(room);
  const details = [
    action.owner === null ? "" : words.actions.by(said(action.owner)),
    action.due === null ? "" : words.actions.until(said(action.due)),
    from === null ? "" : words.actions.from(short(topicText(from), 40)),
    action.sending ? words.writing.status.sending : "",
  ].filter((detail) => detail !== "");
  return (
    <li class={action.done ? "action action-done" : "action"}>
      <input type="checkbox" checked={action.done} disabled={!may} aria-label={words.actions.done(name)}
        onChange={(event) => act({ type: "set_done", id: action.id, done: event.currentTarget.checked })} />
      <div>
        <p class="people" dir="auto">{text}</p>
        {details.length === 0 ? null
          : <p class="soft small action-details">{details.map((detail) => <span key={detail} dir="auto">{detail}</span>)}</p>}
      </div>
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
  if (!canWrite(room)) return null;
  const save = (): void => {
    if (form.current === null) return;
    const typed = readAction(form.current);
    const wrong = actionFault(typed, textFault);
    setFault(wrong === "empty" ? null : wrong);
    form.current.querySelector("textarea")?.focus();
    if (wrong !== null) return;
    clearAction(form.current);
    act({ type: "add_action", topic, ...typed });
  };
  return (
    <form ref={form} class="new-action" aria-label={words.actions.add}
      onSubmit={(event) => { event.preventDefault(); save(); }}>
      <ActionFields {...props} of={topic === null ? "new" : `new:${topic}`} submit={save} />
      <Fault fault={fault} />
      <div class="row"><button type="submit" class="button push"><Icon of="plus" />{words.actions.add}</button></div>
    </form>
  );
}
