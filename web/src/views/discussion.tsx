// The discussion: one topic large, followed by everyone, with its comments and actions, and the
// agenda beside it.

import { heirOf } from "../state/heir";
import type { Act } from "../state/intents";
import { openPoll } from "../state/polls";
import {
  agenda, columns, comments, neighbour, topicView, type CommentView, type NoteView, type TopicView,
} from "../state/select";
import type { TopicId } from "../state/wire";
import { words } from "../words/words";
import { ActionList, NewAction } from "./actions";
import { Covered } from "./cover";
import { Composer, Hint } from "./editor";
import { Icon, Shape } from "./icons";
import { OwnFoot } from "./own-note";
import { asSeat, canWrite, isFrozen, leads, open, type RoomProps } from "./props";
import { StepForward, StrikableSignature } from "./signature";
import { said, short, topicText } from "./text";
import { typing, useFollow } from "./use-follow";
import { useKeys } from "./use-key";
import { useKeptFocus } from "./use-kept-focus";
import { useLast } from "./use-last";

export function Discussion(props: RoomProps) {
  const { room, state } = props;
  const focus = room.board.stage?.focus ?? null;
  const { shown, go } = useFollow(state.ui.looking ?? focus);
  useKeptFocus(".panel");
  useClicker(props);
  const there = shown === null ? null : topicView(room, shown);
  const last = useLast(there, shown);
  // Of a topic that was grouped away, whoever types in it sees the one that has its notes.
  const heir = there !== null || last === null ? null : heirOf(room.board, last.notes.map((note) => note.id));
  const topic = there ?? (heir === null ? null : topicView(room, heir)) ?? (typing() ? last : null);
  const current = focus === null ? null : topicView(room, focus);
  return (
    <div class="discussion">
      <div class="discussion-main">
        {current !== null && (topic === null || topic.id !== focus) ? <Elsewhere {...props} current={current} go={go} /> : null}
        {leads(room) ? <Steps {...props} /> : null}
        {topic === null ? <Nothing {...props} /> : <Focus key={shown} {...props} topic={topic} />}
      </div>
      <Agenda {...props} shown={topic?.id ?? null} />
    </div>
  );
}

/** Who leads goes on and back by the keys that a presenter's remote control sends. */
function useClicker({ state, room, act }: RoomProps): void {
  const to = (step: 1 | -1): boolean => {
    const topic = leads(room) ? neighbour(room, step) : null;
    if (topic === null) return false;
    setFocus(act, topic);
    return true;
  };
  useKeys(state, { pagedown: () => to(1), pageup: () => to(-1) });
}

/** The team's focus, which this page follows again. */
function setFocus(act: Act, focus: TopicId | null): void {
  act({ type: "set_focus", focus });
  act({ type: "ui", change: { looking: null } });
}

/** The page shows another topic than the team's: by choice, or because somebody types. */
function Elsewhere({ act, state, current, go }: RoomProps & { current: TopicView; go: () => void }) {
  const chosen = state.ui.looking !== null;
  return (
    <p class="moved-on" role="status">
      {chosen ? words.discuss.looking : words.discuss.moved(words.general.quote(short(topicText(current))))}
      <button type="button" class="button" onClick={() => { act({ type: "ui", change: { looking: null } }); go(); }}>{words.stages.follow}</button>
    </p>
  );
}

function Steps({ room, act }: RoomProps) {
  const focus = room.board.stage?.focus ?? null;
  const [before, after] = [neighbour(room, -1), neighbour(room, 1)];
  const to = (topic: TopicId | null): void => setFocus(act, topic);
  const step = (topic: TopicId | null): void => { if (topic !== null) to(topic); };
  const asked = openPoll(room) !== null;
  if (focus === null) {
    return after === null ? null
      : <div class="steps lead-twice"><button type="button" class="button button-main" onClick={() => to(after)}>{words.focus.start}</button></div>;
  }
  return (
    <div class="steps">
      <button type="button" class="button lead-twice" aria-disabled={before === null} onClick={() => step(before)}><Icon of="back" />{words.focus.previous}</button>
      <button type="button" class="button button-main lead-twice" aria-disabled={after === null} onClick={() => step(after)}>{words.focus.next}<Icon of="forward" /></button>
      <button type="button" class="button" aria-disabled={asked}
        onClick={() => { if (!asked) act({ type: "open_poll", asked: { of: "roman" }, topic: focus }); }}>{words.polls.askRoman}</button>
      <button type="button" class="button button-quiet push" onClick={() => to(null)}>{words.discuss.clear}</button>
    </div>
  );
}

function Nothing({ room }: RoomProps) {
  return (
    <div class="sheet nothing">
      <h2>{words.discuss.none}</h2>
      <p class="soft">{leads(room) ? words.discuss.noneLeads : words.discuss.noneFollows}</p>
    </div>
  );
}

function Focus(props: RoomProps & { topic: TopicView }) {
  const { room, topic } = props;
  const order = columns(room).findIndex((column) => column.id === topic.column);
  const column = columns(room)[order];
  const named = topic.name !== null || topic.notes.length > 1;
  return (
    <article class="focus" aria-label={words.focus.now(short(topicText(topic)))}>
      <div class="sheet focus-topic">
        <p class="focus-where soft small">
          <Shape order={Math.max(0, order)} /><span dir="auto">{column === undefined ? "" : said(column.name)}</span>
          {topic.ranked === null ? null : <span class="votes number">{words.results.rank(topic.ranked.rank)} · {words.focus.votes(topic.ranked.votes)}</span>}
        </p>
        <h2 class="people" dir="auto">{topicText(topic)}</h2>
        {named
          ? <ul class="focus-notes" aria-label={words.discuss.notes}>{topic.notes.map((note) => (
            <li key={note.id} class={note.own === null ? "note" : "note note-own"}>
              <p class="people" dir="auto">{said(note.text)}</p>
              <Claim {...props} note={note} />
            </li>
          ))}</ul>
          : topic.notes.map((note) => <Claim key={note.id} {...props} note={note} />)}
      </div>
      <div class="focus-columns">
        <Comments {...props} />
        <section class="sheet" aria-labelledby="topic-actions">
          <h3 id="topic-actions">{words.discuss.actions}</h3>
          <ActionList {...props} topic={topic.id} />
          <NewAction {...props} topic={topic.id} />
        </section>
      </div>
    </article>
  );
}

/** What is claimed of a note in focus, and what its author can do about that. */
function Claim({ room, act, note }: Pick<RoomProps, "room" | "act"> & { note: NoteView }) {
  const waits = note.own !== "shown" || note.signing;
  return (
    <>
      <StrikableSignature act={act} note={note} may={canWrite(room)} />
      {waits ? <OwnFoot act={act} note={note} /> : null}
      <StepForward act={act} note={note} />
    </>
  );
}

function Comments({ state, room, act, topic }: RoomProps & { topic: TopicView }) {
  const list = comments(room, topic.id);
  return (
    <section class="sheet discussion-comments" aria-labelledby="comments">
      <h3 id="comments">{words.discuss.comments}</h3>
      {list.length === 0 ? <p class="soft small">{words.discuss.noComments}</p>
        : <ul class="comments">{list.map((comment) => <Comment key={comment.id} act={act} room={room} comment={comment} />)}</ul>}
      {canWrite(room) && !asSeat(room) ? <Covered act={act} text={words.covered.comment} /> : null}
      {asSeat(room)
        ? <Composer room={room} act={act} draft={`comment:${topic.id}`} nudge={state.nudge} label={words.discuss.commentLabel} hideLabel
          placeholder={words.discuss.commentPlaceholder} button={words.discuss.addComment} hold={isFrozen(room) ? words.leading.frozen : null}
          save={(text) => act({ type: "add_comment", topic: topic.id, text })}>
          <Hint act={act} of="comment"><span class="composer-keys">{words.writing.keys}</span></Hint>
        </Composer>
        : null}
    </section>
  );
}

function Comment({ room, act, comment }: Pick<RoomProps, "room" | "act"> & { comment: CommentView }) {
  const name = short(said(comment.text), 40);
  const mine = comment.own === "shown" || comment.own === "changing";
  const tool = (verb: string, run: () => void) => (
    <button type="button" class="button button-link" aria-label={words.writing.itemAction(verb, name)} onClick={run}>{verb}</button>
  );
  return (
    <li class={comment.own === null ? "comment" : `comment note-own note-${comment.own}`}>
      <div class="note-top">
        <p class="people" dir="auto">{said(comment.text)}</p>
        {leads(room) && comment.on_board
          ? <button type="button" class="button button-quiet button-icon more"
            aria-label={words.writing.itemAction(words.grouping.takeOff, name)}
            onClick={() => open(act, { kind: "take_off", id: comment.id })}><Icon of="close" /></button>
          : null}
      </div>
      <StrikableSignature act={act} note={comment} may={canWrite(room)} />
      <OwnFoot act={act} note={comment} />
      {mine ? (
        <div class="comment-tools">
          {tool(words.writing.edit, () => open(act, { kind: "edit", id: comment.id }))}
          {tool(words.writing.remove, () => open(act, { kind: "delete", id: comment.id }))}
          <StepForward act={act} note={comment} />
        </div>
      ) : null}
    </li>
  );
}

function Agenda({ room, act, shown }: RoomProps & { shown: TopicId | null }) {
  const focus = room.board.stage?.focus ?? null;
  const lead = leads(room);
  const order = new Map(columns(room).map((column, index) => [column.id, index]));
  const pick = (topic: TopicId): void => {
    if (lead) act({ type: "set_focus", focus: topic });
    act({ type: "ui", change: { looking: lead || topic === focus ? null : topic } });
  };
  return (
    <nav class="agenda" aria-labelledby="agenda">
      <h2 id="agenda">{words.discuss.agenda}</h2>
      <ol>
        {agenda(room).map((id) => {
          const topic = topicView(room, id);
          if (topic === null) return null;
          return (
            <li key={id} class={topic.parked ? "agenda-parked" : undefined}>
              <button type="button" class={id === shown ? "agenda-topic agenda-shown" : "agenda-topic"}
                aria-current={id === focus ? "true" : undefined} onClick={() => pick(id)}>
                <Shape order={order.get(topic.column) ?? 0} />
                <span class="agenda-text" dir="auto">{short(topicText(topic), 90)}</span>
                <span class="soft small number">{topic.parked ? words.discuss.parked : topic.ranked === null ? "" : words.focus.votes(topic.ranked.votes)}</span>
              </button>
              {lead
                ? <button type="button" class="button button-quiet button-icon" aria-label={words.discuss.park(topic.parked, short(topicText(topic), 40))}
                  title={topic.parked ? words.discuss.unparkIt : words.discuss.parkIt}
                  onClick={() => act({ type: "park_topic", topic: id, parked: !topic.parked })}><Icon of={topic.parked ? "up" : "down"} /></button>
                : null}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
