// A topic on the board: one note on paper, or several as a stack with a name.

import { finds } from "../state/find";
import type { NoteView, TopicView } from "../state/select";
import { words } from "../words/words";
import { Icon } from "./icons";
import { OwnFoot } from "./own-note";
import { VoteControl } from "./parts";
import { canWrite, pressMenu, type RoomProps } from "./props";
import { Signature } from "./signature";
import { said, short, topicText } from "./text";

type TopicProps = RoomProps & { topic: TopicView };

export function Topic(props: TopicProps) {
  const { topic, room, state: { ui: { find } } } = props;
  const [only] = topic.notes;
  const marked = find !== null && find.at === topic.id || room.board.stage?.focus === topic.id;
  const focus = `${marked ? " topic-focus" : ""}${find === null || finds(find.text, topic) ? "" : " topic-miss"}`;
  const own = topic.notes.length === 1 && only?.own != null ? " note-own" : "";
  const grouped = topic.notes.length > 1;
  return (
    <li class={grouped ? `topic group${focus}` : `topic note${own}${focus}`} data-topic={topic.id}
      data-fixed={topic.in_round ? "" : undefined} data-note={grouped ? undefined : only?.id}>
      {grouped || only === undefined ? <Group {...props} /> : <Single {...props} note={only} />}
    </li>
  );
}

function Single(props: TopicProps & { note: NoteView }) {
  const { act, topic, note } = props;
  return (
    <>
      <div class="note-top">
        <div>
          {topic.name === null ? null : <h3 class="topic-name" dir="auto">{said(topic.name)}</h3>}
          <p class="people" dir="auto">{said(note.text)}</p>
        </div>
        <More {...props} note={note.id} label={short(topicText(topic))} />
      </div>
      <Signature note={note} />
      <OwnFoot act={act} note={note} />
      <Foot {...props} />
    </>
  );
}

function Group(props: TopicProps) {
  const { act, topic } = props;
  const name = topic.name === null ? words.board.unnamed : said(topic.name);
  return (
    <>
      <div class="note-top">
        <h3 class={topic.name === null ? "topic-name topic-unnamed" : "topic-name"} dir="auto">{name}</h3>
        <span class="soft small number">{words.board.notes(topic.notes.length)}</span>
        <More {...props} note={null} label={short(topicText(topic))} />
      </div>
      <ul class="group-notes" aria-label={words.board.group(short(topicText(topic)), topic.notes.length)}>
        {topic.notes.map((note) => (
          <li key={note.id} class={note.own === null ? "note" : "note note-own"} data-note={note.id} data-of={topic.id}>
            <div class="note-top">
              <p class="people" dir="auto">{said(note.text)}</p>
              <More {...props} note={note.id} label={short(said(note.text))} />
            </div>
            <Signature note={note} />
            <OwnFoot act={act} note={note} />
          </li>
        ))}
      </ul>
      <Foot {...props} />
    </>
  );
}

/** What the topic collected: votes, comments, one's own ballot. */
function Foot(props: TopicProps) {
  const { topic } = props;
  const nothing = !topic.in_round && topic.ranked === null && topic.comments === 0;
  if (nothing) return null;
  return (
    <div class="topic-foot">
      {topic.in_round ? <VoteControl {...props} /> : null}
      {topic.ranked === null || topic.in_round ? null
        : <span class="votes number">{words.focus.votes(topic.ranked.votes)}</span>}
      {topic.comments === 0 ? null
        : <span class="soft small number replies"><Icon of="talk" />{words.board.replies(topic.comments)}</span>}
    </div>
  );
}

/** The menu's button; the menu itself is one for the whole room. */
function More({ room, act, state, topic, note, label }: TopicProps & { note: string | null; label: string }) {
  if (!canWrite(room)) return null;
  const menu = state.ui.menu;
  const shown = menu?.of === "topic" && menu.topic === topic.id && menu.note === note;
  return (
    <button type="button" class="button button-quiet button-icon more" id={`more-${note ?? topic.id}`}
      aria-label={words.board.more(label)} aria-haspopup="dialog" aria-expanded={shown}
      onClick={() => pressMenu(act, { of: "topic", topic: topic.id, note }, shown)}>
      <Icon of="more" />
    </button>
  );
}
