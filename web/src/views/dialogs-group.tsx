// Grouping without dragging: group with, move to a column, name.

import { useRef, useState } from "preact/hooks";
import { alikeFirst } from "../state/alike";
import { finds } from "../state/find";
import { columns, topicViews, type TopicView } from "../state/select";
import type { TextFault } from "../state/state";
import { textFault } from "../seal/text";
import type { NoteId, TopicId } from "../state/wire";
import { words } from "../words/words";
import { Dialog, FormDialog } from "./dialog";
import { DraftField, Fault } from "./editor";
import { Shape } from "./icons";
import { closeDialog, type RoomProps } from "./props";
import { said, short, topicText } from "./text";
import { useSeen } from "./use-seen";

type TopicProps = RoomProps & { topic: TopicView };

export function GroupWith({ room, act, topic, note }: TopicProps & { note: NoteId | null }) {
  const [search, setSearch] = useState("");
  const order = new Map(columns(room).map((column, index) => [column.id, index]));
  const others = alikeFirst(topicViews(room), topic.id)
    .filter((each) => each.id !== topic.id && !each.in_round && finds(search, each));
  const choose = (to: TopicId): void => {
    act(note === null ? { type: "merge_topics", topic: topic.id, into: to } : { type: "group_note", note, to });
    closeDialog(act);
  };
  const moved = note === null ? topicText(topic) : said(topic.notes.find((each) => each.id === note)?.text ?? { opens: true, text: "" });
  return (
    <Dialog title={words.grouping.groupTitle} close={() => closeDialog(act)}>
      <blockquote class="quote" dir="auto">{short(moved, 120)}</blockquote>
      <div class="field">
        <label for="group-search">{words.grouping.search}</label>
        <input id="group-search" type="search" dir="auto" autoComplete="off" onInput={(event) => setSearch(event.currentTarget.value.trim())} />
      </div>
      {others.length === 0 ? <p class="soft" role="status">{words.grouping.none}</p> : null}
      <ul class="pick">
        {others.map((each) => (
          <li key={each.id}>
            <button type="button" class="pick-button" onClick={() => choose(each.id)}>
              <Shape order={order.get(each.column) ?? 0} />
              <span dir="auto">{short(topicText(each), 120)}</span>
              {each.notes.length > 1 ? <span class="soft small number push">{words.board.notes(each.notes.length)}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** A topic, or a note out of its group, to any column and any place in it. */
export function MoveTo({ room, act, topic, note }: TopicProps & { note: NoteId | null }) {
  const form = useRef<HTMLFormElement>(null);
  const all = columns(room);
  const [to, setTo] = useState(topic.column);
  const others = all.find((column) => column.id === to)?.topics.filter((each) => note !== null || each.id !== topic.id) ?? [];
  const close = (): void => closeDialog(act);
  const save = (): void => {
    const before = form.current?.querySelector<HTMLSelectElement>("#move-before")?.value ?? "";
    const place = { to, before: before === "" ? null : before };
    act(note === null
      ? { type: "place_topic", topic: topic.id, ...place }
      : { type: "split_topic", topic: topic.id, notes: [note], place });
    close();
  };
  return (
    <FormDialog title={words.grouping.moveTitle} run={words.grouping.moveDo} form={form} close={close} drop={close} save={save}>
      <div class="field">
        <label for="move-to">{words.grouping.moveColumn}</label>
        <select id="move-to" value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          {all.map((column) => <option key={column.id} value={column.id}>{said(column.name)}</option>)}
        </select>
      </div>
      <div class="field">
        <label for="move-before">{words.grouping.movePlace}</label>
        <select key={to} id="move-before">
          <option value="">{words.grouping.moveEnd}</option>
          {others.map((each) => <option key={each.id} value={each.id}>{words.grouping.moveBefore(short(topicText(each), 60))}</option>)}
        </select>
      </div>
    </FormDialog>
  );
}

export function Rename(props: TopicProps) {
  const { room, act, topic } = props;
  const draft = `topic:${topic.id}` as const;
  const seen = useSeen(props, topic.id, room.drafts.has(draft), room.board.topics.get(topic.id)?.name ?? null);
  const form = useRef<HTMLFormElement>(null);
  const [fault, setFault] = useState<TextFault | null>(null);
  const close = (): void => closeDialog(act);
  const drop = (): void => {
    act({ type: "draft", key: draft, text: "" });
    seen.done();
    close();
  };
  const save = (): void => {
    const name = form.current?.querySelector("input")?.value ?? "";
    const wrong = textFault(name, "line");
    if (wrong === "too_long") {
      setFault(wrong);
      return;
    }
    act({ type: "name_topic", topic: topic.id, name, expect: seen.value });
    if (!room.board.topics.has(topic.id)) return;
    seen.done();
    close();
  };
  return (
    <FormDialog title={words.grouping.nameTitle} form={form} close={close} drop={drop} save={save}>
      <DraftField room={room} act={seen.act} draft={draft} label={words.grouping.nameLabel} size="line"
        initial={topic.name?.text ?? ""} submit={save} />
      <p class="soft small">{words.grouping.nameHint}</p>
      <Fault fault={fault} />
    </FormDialog>
  );
}
