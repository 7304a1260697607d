// A column: its prompt, the editor of a new note, one's own notes that are not out yet, the topics.

import type { ColumnView } from "../state/select";
import { words } from "../words/words";
import { Composer, Hint } from "./editor";
import { Shape, toneClass } from "./icons";
import { OwnNote } from "./own-note";
import { asSeat, canGroup, isFrozen, stageOf, type RoomProps } from "./props";
import { said } from "./text";
import { Topic } from "./topic";

export function Column(props: RoomProps & { column: ColumnView; order: number }) {
  const { room, column, order } = props;
  const name = said(column.name);
  const heading = `column-${column.id}`;
  return (
    <section class={`column ${toneClass(order)}`} aria-labelledby={heading} data-column={column.id}>
      <header class="column-head">
        <h2 id={heading}><Shape order={order} /><span dir="auto">{name}</span></h2>
        <span class="column-count soft number">{column.topics.length === 0 ? "" : words.board.columnTopics(column.topics.length)}</span>
        {column.prompt === null ? null : <p class="column-prompt" dir="auto">{said(column.prompt)}</p>}
      </header>
      {asSeat(room) ? <NewNote {...props} name={name} /> : null}
      <OwnNotes {...props} />
      {column.topics.length > 0
        ? <ul class="topics">{column.topics.map((topic) => <Topic key={topic.id} {...props} topic={topic} />)}</ul>
        : column.own.length === 0 ? <Empty {...props} /> : null}
    </section>
  );
}

function NewNote({ state, room, act, column, name, order }: RoomProps & { column: ColumnView; name: string; order: number }) {
  const hiding = room.board.stage?.hiding ?? false;
  return (
    <Composer className="composer composer-note" room={room} act={act} draft={`note:${column.id}`} hideLabel
      label={words.writing.label(name)} placeholder={words.writing.placeholder}
      nudge={state.nudge} button={words.writing.add} buttonName={words.writing.addTo(name)} hold={isFrozen(room) ? words.leading.frozen : null}
      save={(text) => act({ type: "add_note", column: column.id, text })}>
      <Hint act={act} of="note">
        {hiding ? words.writing.hiddenHint : words.writing.mixedHint} <span class="composer-keys">
          {order === 0 ? words.writing.shortcut : words.writing.keys}</span>
      </Hint>
    </Composer>
  );
}

function OwnNotes({ act, column }: RoomProps & { column: ColumnView }) {
  if (column.own.length === 0) return null;
  return (
    <ul class="own-notes" aria-label={words.writing.yours}>
      {column.own.map((note) => <OwnNote key={note.id} act={act} note={note} />)}
    </ul>
  );
}

function Empty({ room }: RoomProps) {
  const stage = stageOf(room);
  const hiding = room.board.stage?.hiding ?? false;
  const text = stage === "check_in" && !hiding ? words.board.emptyCheckIn
    : stage === "group" && canGroup(room) ? words.board.emptyGroup
    : hiding ? words.board.emptyHidden : words.board.empty;
  return <p class="column-empty soft">{text}</p>;
}
