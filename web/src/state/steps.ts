// One's own grouping steps, and what undoes each (F4). A step says what would be sent; it becomes a
// command of the board as it is then, so that the server refuses what is no longer so. Pure; kept in
// this tab alone, never stored.

import type { Dice } from "../seal/dice";
import { seal } from "../seal/seal";
import { opened } from "./opened";
import { topicsInOrder } from "./select";
import type { Board, RoomState } from "./state";
import {
  LIMITS,
  type ActionId,
  type ColumnId,
  type Command,
  type CommentId,
  type NoteId,
  type SealedLine,
  type TopicId,
} from "./wire";

/** Steps that are remembered: more than anybody goes back. */
const MOST = 50;

/** A grouping step. Of `before`, the first one that still stands there is what it goes before. */
export type Step =
  | {
      readonly type: "group_note";
      readonly note: NoteId;
      readonly from: TopicId;
      readonly to: TopicId;
      readonly before: readonly NoteId[];
    }
  | { readonly type: "merge_topics"; readonly topic: TopicId; readonly into: TopicId }
  | {
      readonly type: "split_topic";
      readonly topic: TopicId;
      readonly notes: readonly NoteId[];
      readonly new: TopicId;
      readonly to: ColumnId;
      readonly before: readonly TopicId[];
      readonly comments: readonly CommentId[];
      readonly actions: readonly ActionId[];
      readonly name: SealedLine | null;
      readonly unname: SealedLine | null;
    }
  | {
      readonly type: "place_topic";
      readonly topic: TopicId;
      readonly from: ColumnId;
      readonly to: ColumnId;
      readonly before: readonly TopicId[];
    }
  | {
      readonly type: "name_topic";
      readonly topic: TopicId;
      readonly name: SealedLine | null;
      readonly expect: SealedLine | null;
    };

export type StepType = Step["type"];

/** A command that is a grouping step. */
export type StepCommand = Extract<Command, { readonly type: StepType }>;

/** Forwards for the first time, back, or forwards again. */
export type Way = "do" | "undo" | "redo";

/** A step that was sent and has no answer yet. */
export interface Pending {
  /** The name of its entry in the outbox. */
  readonly local: string;
  readonly way: Way;
  /** What the person did: of an undo, what is undone. */
  readonly did: StepType;
  /** What is back on its list when it is not known whether it happened, or it may soon. */
  readonly step: Done | null;
  /** What undoes it; none: it cannot be undone. */
  readonly back: Step | null;
}

/** A step that can be taken: back for `undo`, forwards for `redo`. */
export interface Done {
  readonly did: StepType;
  readonly step: Step;
}

export interface Steps {
  /** Newest last. */
  readonly undo: readonly Done[];
  readonly redo: readonly Done[];
  readonly pending: readonly Pending[];
}

export const noSteps: Steps = { undo: [], redo: [], pending: [] };

const TYPES: ReadonlySet<string> = new Set<StepType>([
  "group_note",
  "merge_topics",
  "split_topic",
  "place_topic",
  "name_topic",
]);

export const isStep = (command: Command): command is StepCommand => TYPES.has(command.type);

/** The step that could be undone, or done again, now; none while an undo is under way. */
export function nextStep({ undo, redo, pending }: Steps, way: "undo" | "redo"): Done | null {
  if (pending.some((each) => each.way !== "do")) return null;
  return (way === "undo" ? undo : redo).at(-1) ?? null;
}

/** A step is on its way. */
export function sent(room: RoomState, local: string, command: StepCommand, way: Way): Steps {
  const { undo, redo, pending } = room.steps;
  const step = way === "do" ? null : ((way === "undo" ? undo : redo).at(-1) ?? null);
  const did = step?.did ?? command.type;
  return {
    undo: way === "undo" ? undo.slice(0, -1) : undo,
    redo: way === "redo" ? redo.slice(0, -1) : redo,
    pending: [...pending, { local, way, did, step, back: reverse(room, command) }],
  };
}

/** It happened: what undoes it is at hand. Behind one that cannot be undone, none can: going back
 * past the newest step would surprise. */
export function kept(steps: Steps, { local, way, did, back }: Pending): Steps {
  const pending = steps.pending.filter((each) => each.local !== local);
  if (back === null) return { ...noSteps, pending };
  const put = (list: readonly Done[]): readonly Done[] =>
    [...list, { did, step: back }].slice(-MOST);
  if (way === "undo") return { ...steps, pending, redo: put(steps.redo) };
  return { undo: put(steps.undo), pending, redo: way === "do" ? [] : steps.redo };
}

/** It did not happen, or nobody knows; `again`: it may be tried once more. */
export function failed(steps: Steps, { local, way, step }: Pending, again: boolean): Steps {
  const pending = steps.pending.filter((each) => each.local !== local);
  if (!again || step === null || way === "do") return { ...steps, pending };
  return { ...steps, pending, [way]: [...steps[way], step] };
}

/** A step that makes no sense any more is forgotten. */
export function forget(steps: Steps, way: "undo" | "redo"): Steps {
  return { ...steps, [way]: steps[way].slice(0, -1) };
}

/** Whether a counted round has votes of the topic, which a merge adds up for good. */
export function hasVotes(board: Board, topic: TopicId): boolean {
  return [...board.rounds.values()].some(
    (round) => round.outcome.state === "counted" && round.topics.includes(topic),
  );
}

function behind<T>(row: readonly T[], one: T): readonly T[] {
  return row.slice(row.indexOf(one) + 1);
}

/** The topics that stand behind one in its column. */
export function topicsBehind(board: Board, id: TopicId, column: ColumnId): readonly TopicId[] {
  const row = topicsInOrder(board).filter((each) => each.column === column);
  return behind(
    row.map((each) => each.id),
    id,
  );
}

/** What undoes a command that is about to change the board; null when nothing does. */
export function reverse({ board }: RoomState, command: StepCommand): Step | null {
  switch (command.type) {
    case "group_note": {
      const { note, from, to, name } = command;
      const notes = board.topics.get(from)?.notes ?? [];
      if (notes.length === 1) return unmerge(board, from, to, name);
      return { type: "group_note", note, from: to, to: from, before: behind(notes, note) };
    }
    case "merge_topics":
      return unmerge(board, command.topic, command.into, command.name);
    case "split_topic": {
      const { topic, notes, new: split } = command;
      const [note, ...more] = notes;
      if (note === undefined || more.length > 0)
        return { type: "merge_topics", topic: split, into: topic };
      const row = board.topics.get(topic)?.notes ?? [];
      return { type: "group_note", note, from: split, to: topic, before: behind(row, note) };
    }
    case "place_topic": {
      const { topic, from, to } = command;
      const before = topicsBehind(board, topic, from);
      return { type: "place_topic", topic, from: to, to: from, before };
    }
    case "name_topic": {
      const { topic, name, expect } = command;
      return { type: "name_topic", topic, name: expect, expect: name };
    }
  }
}

function unmerge(board: Board, id: TopicId, into: TopicId, name: SealedLine | null): Step | null {
  const topic = board.topics.get(id);
  if (topic === undefined || hasVotes(board, id)) return null;
  const of = <T extends { readonly id: string; readonly topic: TopicId | null }>(
    all: ReadonlyMap<string, T>,
  ): string[] => [...all.values()].filter((each) => each.topic === id).map((each) => each.id);
  const { notes } = topic;
  const [comments, actions] = [of(board.comments), of(board.actions)];
  if (notes.length + comments.length + actions.length > LIMITS.split_ids) return null;
  return {
    type: "split_topic",
    topic: into,
    notes,
    new: id,
    to: topic.column,
    before: topicsBehind(board, id, topic.column),
    comments,
    actions,
    name: topic.name,
    unname: (board.topics.get(into)?.name ?? null) === null ? name : null,
  };
}

/** The command that takes a step on the board as it is; null when that has left it behind. */
export function commandOf(room: RoomState, step: Step, dice: Dice): StepCommand | null {
  const { board } = room;
  switch (step.type) {
    case "group_note": {
      const [from, to] = [board.topics.get(step.from), board.topics.get(step.to)];
      if (from === undefined || to === undefined || !from.notes.includes(step.note)) return null;
      const alone = from.notes.length === 1;
      if (alone && hasVotes(board, from.id)) return null;
      const before = step.before.find((each) => to.notes.includes(each)) ?? null;
      const name = alone ? carriedName(room, from.id, to.id, dice) : null;
      return { ...step, before, name };
    }
    case "merge_topics": {
      const { topic, into } = step;
      if (!board.topics.has(topic) || !board.topics.has(into) || hasVotes(board, topic)) return null;
      return { ...step, name: carriedName(room, topic, into, dice) };
    }
    case "split_topic":
      return splitCommand(board, step);
    case "place_topic":
      if (board.topics.get(step.topic)?.column !== step.from) return null;
      return { ...step, before: firstIn(board, step.before, step.to) };
    case "name_topic":
      return board.topics.get(step.topic)?.name === step.expect ? step : null;
  }
}

/** What was deleted or taken off meanwhile is left out; what was moved elsewhere is not: then the
 * step is stale. */
function splitCommand(
  board: Board,
  step: Extract<Step, { readonly type: "split_topic" }>,
): StepCommand | null {
  const topic = board.topics.get(step.topic);
  const notes = step.notes.filter((each) => board.notes.has(each));
  if (topic === undefined || notes.length === 0 || board.topics.has(step.new)) return null;
  if (!notes.every((each) => topic.notes.includes(each)) || notes.length === topic.notes.length)
    return null;
  const { type, new: split, to, name } = step;
  return {
    type,
    topic: topic.id,
    notes,
    new: split,
    to,
    name,
    before: firstIn(board, step.before, to),
    comments: step.comments.filter((each) => board.comments.get(each)?.topic === topic.id),
    actions: step.actions.filter((each) => board.actions.get(each)?.topic === topic.id),
    unname: topic.name === step.unname ? step.unname : null,
  };
}

function firstIn(board: Board, ids: readonly TopicId[], column: ColumnId): TopicId | null {
  return ids.find((each) => board.topics.get(each)?.column === column) ?? null;
}

/** The name of a topic that ends, sealed anew for a nameless one that stays: a sealed name opens in
 * its own topic alone. */
export function carriedName(
  room: RoomState,
  id: TopicId,
  into: TopicId,
  dice: Dice,
): SealedLine | null {
  const name = room.board.topics.get(id)?.name ?? null;
  if (name === null || (room.board.topics.get(into)?.name ?? null) !== null) return null;
  const { opens, text } = opened(room, `topic|${id}|name`, name);
  return opens ? seal(room.keys.text, `topic|${into}|name`, text, "line", dice) : null;
}
