// Where what was typed about a topic goes when that is grouped away (S5). Pure.

import { chain } from "./answers";
import { moveDraft } from "./drafts";
import type { Effect, Step } from "./messages";
import type { Board, DraftKey, RoomState } from "./state";
import type { NoteId, TopicId } from "./wire";

/** The topic that holds one of these notes. */
export function heirOf({ topics }: Board, notes: readonly NoteId[]): TopicId | null {
  for (const topic of topics.values()) {
    if (notes.some((note) => topic.notes.includes(note))) return topic.id;
  }
  return null;
}

/** After a new board: what is one's own about a topic that ended goes to the one that has its notes. */
export function inherit(room: RoomState, before: Board): Step<RoomState> {
  const steps = [...before.topics.values()].map(({ id, notes }) => (each: RoomState): Step<RoomState> => {
    const heir = each.board.topics.has(id) ? null : heirOf(each.board, notes);
    return heir === null ? [each, []] : moved(each, id, heir);
  });
  return chain(room, ...steps);
}

/** Drafts, what the server has not answered yet, and comments that nobody sees yet. */
function moved(room: RoomState, from: TopicId, topic: TopicId): Step<RoomState> {
  const effects: Effect[] = [];
  const outbox = room.outbox.map((entry) => {
    const { command } = entry;
    // An action stands without its topic too.
    if (command.type !== "add_comment" || command.topic !== from) return entry;
    const next = { ...entry, command: { ...command, topic } };
    effects.push({ type: "keep_entry", room: room.id, entry: next });
    return next;
  });
  const own = new Map(room.own);
  for (const text of room.own.values()) {
    if (text.place !== from) continue;
    const next = { ...text, place: topic };
    own.set(text.id, next);
    effects.push({ type: "keep_own", room: room.id, own: next });
  }
  const drafts = [...room.drafts.keys()]
    .filter((key) => key === `comment:${from}` || key.endsWith(`:new:${from}`))
    .map((key) => (each: RoomState) => moveDraft(each, key, key.replace(from, topic) as DraftKey));
  return chain({ ...room, outbox, own }, (each) => [each, effects], ...drafts);
}
