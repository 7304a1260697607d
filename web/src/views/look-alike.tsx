// Notes that look alike, two by two: grouped by a press, or left apart.

import { useEffect, useRef } from "preact/hooks";
import { alike, type Pair } from "../state/alike";
import { columns, topicView, topicViews, type TopicView } from "../state/select";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { Shape } from "./icons";
import { closeDialog, type RoomProps } from "./props";
import { said, short, topicText } from "./text";

/** Shown at a time. */
const MOST = 8;

const keyOf = ({ first, second }: Pair): string => `${first} ${second}`;

export function LookAlike({ state, room, act }: RoomProps) {
  const { apart } = state.ui;
  const order = new Map(columns(room).map((column, index) => [column.id, index]));
  const all = alike(topicViews(room)).flatMap((pair) => {
    const [first, second] = [topicView(room, pair.first), topicView(room, pair.second)];
    const may = first !== null && second !== null && !first.in_round && !second.in_round && !apart.includes(keyOf(pair));
    return may ? [{ key: keyOf(pair), first, second }] : [];
  });
  const list = useRef<HTMLUListElement>(null);
  const count = useRef(all.length);
  // What was pressed goes with its pair: the next pair has the focus.
  useEffect(() => {
    if (count.current !== all.length && document.activeElement === document.body) {
      (list.current?.querySelector("button") ?? list.current?.closest("dialog")?.querySelector("button"))?.focus();
    }
    count.current = all.length;
  });
  return (
    <Dialog title={words.lookAlike.title} close={() => closeDialog(act)}>
      <p class="soft">{words.lookAlike.hint}</p>
      {all.length === 0 ? <p role="status">{words.lookAlike.none}</p> : null}
      <ul ref={list} class="alike">
        {all.slice(0, MOST).map(({ key, first, second }) => {
          const names = [first, second].map((topic) => short(topicText(topic), 40)) as [string, string];
          return (
            <li key={key} class="alike-pair">
              <ul class="alike-two">
                {[first, second].map((topic) => <One key={topic.id} topic={topic} order={order.get(topic.column) ?? 0} />)}
              </ul>
              <div class="row">
                <button type="button" class="button" aria-label={words.lookAlike.groupBoth(...names)}
                  onClick={() => act({ type: "merge_topics", topic: second.id, into: first.id })}>{words.lookAlike.group}</button>
                <button type="button" class="button button-quiet" aria-label={words.lookAlike.apartBoth(...names)}
                  onClick={() => act({ type: "ui", change: { apart: [...apart, key] } })}>{words.lookAlike.apart}</button>
              </div>
            </li>
          );
        })}
      </ul>
      {all.length > MOST ? <p class="soft small">{words.lookAlike.more(all.length - MOST)}</p> : null}
    </Dialog>
  );
}

/** A note, or a group with its name and what its notes say. */
function One({ topic, order }: { topic: TopicView; order: number }) {
  const notes = topic.notes.map((note) => short(said(note.text), 120));
  return (
    <li class="alike-one">
      <Shape order={order} />
      <span class="people" dir="auto">{topic.notes.length === 1 ? short(topicText(topic), 200) : [topic.name === null ? "" : said(topic.name), ...notes].filter(Boolean).join(" · ")}</span>
    </li>
  );
}
