// The board as Markdown for a wiki (K4): the same bytes from every browser. It looks at the public
// board alone, never at one's own texts, and knows no local time and no language but one.

import { opened, type Opened } from "../state/opened";
import { ranking, title, topicsInOrder } from "../state/select";
import type { Ranked } from "../state/rank";
import type { RoomState } from "../state/state";
import type { ActionEntity, ColumnEntity, TopicEntity } from "../state/wire";
import { inline, item } from "./escape";

const UNREADABLE = "(could not be opened)";

const text = (of: Opened): string => (of.opens ? of.text : UNREADABLE);
const byOrder = (a: { order: number }, b: { order: number }): number => a.order - b.order;

/** The whole document. `day` is `2026-11-23`, in UTC. */
export function markdown(room: RoomState, day: string): string {
  const name = title(room);
  const head = [`# ${inline(name === null ? "" : text(name)) || "Retrospective"}`, day];
  const blocks = [...head, ...rankedTopics(room), ...otherTopics(room), ...actionList(room)];
  return `${blocks.join("\n\n")}\n`;
}

/** The day by the server's clock, in UTC. `now`: this browser's clock, in milliseconds. */
export function dayOf(room: RoomState, now: number): string {
  return new Date(now + room.clock_offset).toISOString().slice(0, 10);
}

/** A file's name from the title: letters and digits of any script, dashes for the rest. */
export function fileName(room: RoomState, day: string): string {
  const name = title(room)?.text ?? "";
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `retro-${slug === "" ? "" : `${slug}-`}${day}.md`;
}

function rankedTopics(room: RoomState): string[] {
  const ranked = ranking(room);
  if (ranked.length === 0) return [];
  return [
    "## Topics by votes",
    ...ranked.flatMap((each) => {
      const topic = room.board.topics.get(each.topic);
      return topic === undefined ? [] : rankedTopic(room, topic, each);
    }),
  ];
}

function rankedTopic(room: RoomState, topic: TopicEntity, { rank, votes }: Ranked): string[] {
  const notes = notesOf(room, topic);
  const name = nameOf(room, topic, notes);
  const blocks = [`### ${rank}. ${inline(name)} (${votes} ${votes === 1 ? "vote" : "votes"})`];
  if (notes.length > 1 || notes[0] !== name)
    blocks.push(notes.map((note) => item(note, 0)).join("\n"));
  const comments = commentsOf(room, topic);
  if (comments.length > 0)
    blocks.push("Comments:", comments.map((each) => item(each, 0)).join("\n"));
  return blocks;
}

/** What was not voted on, by column; everything, where there was no vote. */
function otherTopics(room: RoomState): string[] {
  const ranked = new Set(ranking(room).map((each) => each.topic));
  const rest = topicsInOrder(room.board).filter((topic) => !ranked.has(topic.id));
  const columns = [...room.board.columns.values()].sort(byOrder);
  const depth = ranked.size > 0 ? "###" : "##";
  const blocks = columns.flatMap((column) => {
    const topics = rest.filter((topic) => topic.column === column.id);
    if (topics.length === 0) return [];
    return [
      `${depth} ${inline(columnName(room, column))}`,
      topics.map((topic) => otherTopic(room, topic)).join("\n"),
    ];
  });
  return ranked.size > 0 && blocks.length > 0 ? ["## Not voted on", ...blocks] : blocks;
}

function otherTopic(room: RoomState, topic: TopicEntity): string {
  const notes = notesOf(room, topic);
  const comments = commentsOf(room, topic).map((each) => `Comment: ${each}`);
  if (topic.name === null && notes.length === 1) {
    return [item(notes[0] ?? "", 0), ...comments.map((each) => item(each, 1))].join("\n");
  }
  return [
    item(nameOf(room, topic, notes), 0),
    ...[...notes, ...comments].map((each) => item(each, 1)),
  ].join("\n");
}

function actionList(room: RoomState): string[] {
  const actions = [...room.board.actions.values()].sort(byOrder);
  if (actions.length === 0) return [];
  return ["## Actions", actions.map((action) => actionItem(room, action)).join("\n")];
}

function actionItem(room: RoomState, { id, text: what, owner, due, done }: ActionEntity): string {
  const parts = [
    owner === null ? null : `owner: ${text(opened(room, `action|${id}|owner`, owner))}`,
    due === null ? null : `due: ${text(opened(room, `action|${id}|due`, due))}`,
  ].filter((part) => part !== null);
  const tail = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
  return item(
    `${text(opened(room, `action|${id}|text`, what))}${tail}`,
    0,
    done ? "- [x] " : "- [ ] ",
  );
}

function notesOf(room: RoomState, topic: TopicEntity): string[] {
  return topic.notes.flatMap((id) => {
    const note = room.board.notes.get(id);
    return note === undefined ? [] : [text(opened(room, `note|${id}|text`, note.text))];
  });
}

function commentsOf(room: RoomState, topic: TopicEntity): string[] {
  return [...room.board.comments.values()]
    .filter((comment) => comment.topic === topic.id)
    .sort(byOrder)
    .map((comment) => text(opened(room, `comment|${comment.id}|text`, comment.text)));
}

/** A topic's name; without one, the first line of its first note. */
function nameOf(room: RoomState, topic: TopicEntity, notes: readonly string[]): string {
  if (topic.name !== null) return text(opened(room, `topic|${topic.id}|name`, topic.name));
  return (notes[0] ?? "").split("\n")[0] ?? "";
}

function columnName(room: RoomState, column: ColumnEntity): string {
  return text(opened(room, `column|${column.id}|name`, column.name));
}
