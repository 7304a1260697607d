// What views read: the state in order, opened, with one's own texts laid over it. Pure, and
// remembered per state, so that asking twice costs nothing. It knows no DOM and no words.

import { opened, type Opened } from "./opened";
import { memo } from "./memo";
import { ownStatus } from "./own";
import { waitsForSeat } from "./seats";
import { ballotOf, countedRound, openRound, tieBreaks } from "./rounds";
import { boardOrder, compareIds, rank, type Ranked } from "./rank";
import type { Board, OwnStatus, OwnText, RoomState } from "./state";
import type {
  ColumnId,
  CommentEntity,
  CommentId,
  NoteEntity,
  NoteId,
  TopicEntity,
  TopicId,
} from "./wire";

export type { Opened, Ranked };
export {
  ballotOf,
  countedRound,
  lastRound,
  openRound,
  suggestedBudget,
  tieBreaks,
  type BallotView,
} from "./rounds";
export { actions, type ActionView, type ExperimentView } from "./action-view";
export { callOff, eraseIn, revealIn, timer, type TimerView } from "./countdown";

/** A note. */
export interface NoteView {
  readonly id: NoteId;
  /** As its author wants it, where it is one's own. */
  readonly text: Opened;
  /** Null: somebody's, perhaps one's own from another browser. */
  readonly own: OwnStatus | null;
  /** Whether others see it (in some wording). */
  readonly on_board: boolean;
  /** Who says that they wrote it, unverified (A3). */
  readonly signature: Opened | null;
  /** One's own signature is on its way (A6). */
  readonly signing: boolean;
}

/** A topic. */
export interface TopicView {
  readonly id: TopicId;
  readonly column: ColumnId;
  readonly name: Opened | null;
  /** In order; at least one. */
  readonly notes: readonly NoteView[];
  /** Comments that are shown. */
  readonly comments: number;
  /** From the last counted round; null when it was not in one. */
  readonly ranked: Ranked | null;
  /** Whether the open round has it, so that it can be voted on. */
  readonly in_round: boolean;
  /** Whether it stands in the parking lot. */
  readonly parked: boolean;
  /** One's own votes in the open round. */
  readonly own_votes: number;
}

/** A column. */
export interface ColumnView {
  readonly id: ColumnId;
  readonly name: Opened;
  readonly prompt: Opened | null;
  readonly topics: readonly TopicView[];
  /** One's own notes that are not on the board: sending, hidden, on their way, taken off. */
  readonly own: readonly NoteView[];
}

/** A comment; its fields are those of a note. */
export type CommentView = NoteView & { readonly id: CommentId };

const values = <T>(map: ReadonlyMap<string, T>): T[] => [...map.values()];
const byOrder = (a: { order: number; id: string }, b: { order: number; id: string }): number =>
  a.order - b.order || compareIds(a.id, b.id);

/** The topics of a board, in order. */
export const topicsInOrder = memo((board: Board): readonly TopicEntity[] =>
  boardOrder(values(board.columns), values(board.topics)),
);

/** Columns → topics → notes, in order. */
export const columns = memo((room: RoomState): readonly ColumnView[] => {
  const topics = topicViews(room);
  const waiting = ownOffBoard(room, "note");
  return values(room.board.columns)
    .sort(byOrder)
    .map((column) => ({
      id: column.id,
      name: opened(room, `column|${column.id}|name`, column.name),
      prompt:
        column.prompt === null ? null : opened(room, `column|${column.id}|prompt`, column.prompt),
      topics: topics.filter((topic) => topic.column === column.id),
      own: waiting.filter((own) => own.place === column.id).map((own) => ownView(room, own)),
    }));
});

/** All topics, in board order. */
export const topicViews = memo((room: RoomState): readonly TopicView[] => {
  const ranks = new Map(ranking(room).map((each) => [each.topic, each]));
  const round = openRound(room);
  const ballot = ballotOf(room);
  const counts = new Map<TopicId, number>();
  for (const comment of room.board.comments.values()) {
    counts.set(comment.topic, (counts.get(comment.topic) ?? 0) + 1);
  }
  return topicsInOrder(room.board).map((topic) => ({
    id: topic.id,
    column: topic.column,
    name: topic.name === null ? null : opened(room, `topic|${topic.id}|name`, topic.name),
    notes: topic.notes.flatMap((id) => noteView(room, id) ?? []),
    comments: counts.get(topic.id) ?? 0,
    ranked: ranks.get(topic.id) ?? null,
    in_round: round?.topics.includes(topic.id) ?? false,
    parked: topic.parked,
    own_votes: ballot?.votes.get(topic.id) ?? 0,
  }));
});

/** One topic, while it stands. */
export function topicView(room: RoomState, id: TopicId): TopicView | null {
  return topicViews(room).find((topic) => topic.id === id) ?? null;
}

/** The topic that a note stands in. */
export function topicOf(room: RoomState, note: NoteId): TopicEntity | null {
  return values(room.board.topics).find((topic) => topic.notes.includes(note)) ?? null;
}

function noteView(room: RoomState, id: NoteId): NoteView | null {
  const note = room.board.notes.get(id);
  if (note === undefined) return null;
  const own = room.own.get(id);
  if (own !== undefined) return ownView(room, own);
  return othersView(room, "note", note);
}

/** A text that is not known to be one's own. */
function othersView(room: RoomState, kind: OwnText["kind"], of: NoteEntity | CommentEntity): NoteView {
  const { id } = of;
  const text = opened(room, `${kind}|${id}|text`, of.text);
  const signature = signatureOf(room, kind, of);
  return { id, text, own: null, on_board: true, signature, signing: false };
}

function signatureOf(
  room: RoomState,
  kind: OwnText["kind"],
  of: NoteEntity | CommentEntity | undefined,
): Opened | null {
  const signature = of?.signature ?? null;
  return of === undefined || signature === null
    ? null
    : opened(room, `${kind}|${of.id}|signature`, signature);
}

function ownView(room: RoomState, own: OwnText): NoteView {
  const shown =
    own.kind === "note" ? room.board.notes.get(own.id) : room.board.comments.get(own.id);
  return {
    id: own.id,
    text: opened(room, `${own.kind}|${own.id}|text`, own.text),
    own: ownStatus(room, own),
    on_board: shown !== undefined,
    signature: signatureOf(room, own.kind, shown),
    signing: own.signing !== null && shown !== undefined,
  };
}

/** A note or comment, one's own as its author wants it; null when it is not here. */
export function textOf(room: RoomState, id: NoteId | CommentId): Opened | null {
  const own = room.own.get(id);
  if (own !== undefined) return ownView(room, own).text;
  const note = room.board.notes.get(id);
  if (note !== undefined) return opened(room, `note|${id}|text`, note.text);
  const comment = room.board.comments.get(id);
  return comment === undefined ? null : opened(room, `comment|${id}|text`, comment.text);
}

/** One's own note or comment, as its author wants it. */
export function ownText(room: RoomState, id: NoteId | CommentId): Opened | null {
  return room.own.has(id) ? textOf(room, id) : null;
}

/** One's own texts that do not stand on the board, as written; what is leaving is not among them. */
function ownOffBoard(room: RoomState, kind: OwnText["kind"]): OwnText[] {
  const shown = kind === "note" ? room.board.notes : room.board.comments;
  return values(room.own)
    .filter((own) => own.kind === kind && !shown.has(own.id) && !own.leaving)
    .sort((a, b) => (a.local < b.local ? -1 : 1));
}

/** The comments on a topic, in order; one's own that wait are last. */
export function comments(room: RoomState, topic: TopicId): readonly CommentView[] {
  const shown = values(room.board.comments)
    .filter((each) => each.topic === topic)
    .sort(byOrder)
    .map((each) => {
      const own = room.own.get(each.id);
      return own !== undefined ? ownView(room, own) : othersView(room, "comment", each);
    });
  return [
    ...shown,
    ...ownOffBoard(room, "comment")
      .filter((own) => own.place === topic)
      .map((own) => ownView(room, own)),
  ];
}

/** The room's title, or null before the board is here. */
export function title(room: RoomState): Opened | null {
  const board = room.board.board;
  return board === null ? null : opened(room, `board|${room.id}|title`, board.title);
}

/** Topics by votes of the newest counted round; empty without one. */
export const ranking = memo((room: RoomState): readonly Ranked[] => {
  const round = countedRound(room);
  if (round?.outcome.state !== "counted") return [];
  const breaks = tieBreaks(room, round).flatMap(({ outcome }) =>
    outcome.state === "counted" ? [outcome.tally] : [],
  );
  return rank(values(room.board.columns), values(room.board.topics), round.outcome.tally, breaks);
});

/** The order of discussion: by rank, then what was not voted on, as on the board; parked last. */
export const agenda = memo((room: RoomState): readonly TopicId[] => {
  const ranked = ranking(room).map((each) => each.topic);
  const all = new Set([...ranked, ...topicsInOrder(room.board).map((topic) => topic.id)]);
  const isParked = (id: TopicId): boolean => room.board.topics.get(id)?.parked ?? false;
  return [...[...all].filter((id) => !isParked(id)), ...[...all].filter(isParked)];
});

/** The topic after (1) or before (-1) the focus on the agenda; the first one when there is none. */
export function neighbour(room: RoomState, step: 1 | -1): TopicId | null {
  const list = agenda(room);
  const focus = room.board.stage?.focus ?? null;
  const at = focus === null ? -1 : list.indexOf(focus);
  if (at < 0) return step === 1 ? (list[0] ?? null) : null;
  return list[at + step] ?? null;
}

/** Whether one can write here, and if not, why. */
export type Writing = "yes" | "no_board" | "wrong_check" | "no_seat" | "waits" | "over";

export function writing(room: RoomState): Writing {
  if (room.link.state === "over") return "over";
  if (room.board.board === null) return "no_board";
  if (room.board.board.check !== room.keys.check) return "wrong_check";
  if (!room.join) return "no_seat";
  return waitsForSeat(room) === null ? "yes" : "waits";
}

/** Commands that the server has not answered. */
export function waitingCommands(room: RoomState): number {
  return room.outbox.length;
}
