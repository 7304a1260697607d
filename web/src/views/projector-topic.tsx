// The topic in focus, on the wall: its notes, and the comments as they are released.

import { isDropped } from "../state/review";
import { actions, columns, comments, topicView } from "../state/select";
import type { TopicId } from "../state/wire";
import { words } from "../words/words";
import { Fit } from "./fit";
import { Shape } from "./icons";
import { ActionItems } from "./projector-stage";
import type { RoomProps } from "./props";
import { said, short, topicText } from "./text";

export function ProjectorTopic({ room, topic: id }: RoomProps & { topic: TopicId }) {
  const topic = topicView(room, id);
  if (topic === null) return null;
  const order = columns(room).findIndex((column) => column.id === topic.column);
  const column = columns(room)[order];
  const replies = comments(room, id);
  const agreed = actions(room).filter((action) => action.topic === id && !isDropped(action));
  const named = topic.name !== null || topic.notes.length > 1;
  return (
    <Fit label={words.focus.now(short(topicText(topic)))} about={id} follows>
      <div class="wall-table" data-piece>
        <p class="wall-where">
          <Shape order={Math.max(0, order)} /><span dir="auto">{column === undefined ? "" : said(column.name)}</span>
          {topic.ranked === null ? null
            : <span class="number">{words.results.rank(topic.ranked.rank)} · {words.focus.votes(topic.ranked.votes)}</span>}
        </p>
        <h2 class="people" dir="auto">{topicText(topic)}</h2>
      </div>
      {named
        ? <ul class="wall-cards" aria-label={words.discuss.notes}>{topic.notes.map((note) => (
          <li key={note.id} class="wall-note people" dir="auto" data-piece>{said(note.text)}</li>
        ))}</ul>
        : null}
      {replies.length === 0 ? null : (
        <>
          <h3 class="wall-sub">{words.discuss.comments}</h3>
          <ul class="wall-cards wall-comments">{replies.map((reply) => (
            <li key={reply.id} class="wall-note people" dir="auto" data-piece>{said(reply.text)}</li>
          ))}</ul>
        </>
      )}
      {agreed.length === 0 ? null : (
        <>
          <h3 class="wall-sub">{words.discuss.actions}</h3>
          <ActionItems room={room} list={agreed} named={false} />
        </>
      )}
    </Fit>
  );
}
