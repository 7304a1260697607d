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
  ActionId,
  ColumnId,
  CommentId,
  NoteId,
  SealedLine,
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
export { eraseIn, revealIn, timer, type TimerView } from "./countdown";

/** A note. */
export interface NoteView {
  readonly id: NoteId;
  /** As its author wants it, where it is one's own. */
  readonly text: Opened;
  /** Null: somebody's, perhaps one's own from another browser. */
  readonly own: OwnStatus | null;
  /** Whether others see it (in some wording). */
  readonly on_board: boolean;
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

/** A comment. */
export interface CommentView {
  readonly id: CommentId;
  readonly text: Opened;
  readonly own: OwnStatus | null;
  readonly on_board: boolean;
}

/** An action. */
export interface ActionView {
  readonly id: ActionId;
  readonly topic: TopicId | null;
  readonly text: Opened;
  readonly owner: Opened | null;
  readonly due: Opened | null;
  readonly done: boolean;
  readonly rev: number;
  /** A change from here is not acknowledged yet; shown as it will be. */
  readonly sending: boolean;
}

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
  return { id, text: opened(room, `note|${id}|text`, note.text), own: null, on_board: true };
}

function ownView(room: RoomState, own: OwnText): NoteView {
  return {
    id: own.id,
    text: opened(room, `${own.kind}|${own.id}|text`, own.text),
    own: ownStatus(room, own),
    on_board: room.board.notes.has(own.id) || room.board.comments.has(own.id),
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
      return own !== undefined
        ? ownView(room, own)
        : {
            id: each.id,
            text: opened(room, `comment|${each.id}|text`, each.text),
            own: null,
            on_board: true,
          };
    });
  return [
    ...shown,
    ...ownOffBoard(room, "comment")
      .filter((own) => own.place === topic)
      .map((own) => ownView(room, own)),
  ];
}

type ActionFields = {
  text: string;
  owner: SealedLine | null;
  due: SealedLine | null;
  done: boolean;
};

/** The actions in order, with what is on its way from here. */
export const actions = memo((room: RoomState): readonly ActionView[] => {
  const view = (
    id: ActionId,
    topic: TopicId | null,
    rev: number,
    fields: ActionFields,
    sending: boolean,
  ): ActionView => ({
    id,
    topic,
    rev,
    sending,
    done: fields.done,
    text: opened(room, `action|${id}|text`, fields.text),
    owner: fields.owner === null ? null : opened(room, `action|${id}|owner`, fields.owner),
    due: fields.due === null ? null : opened(room, `action|${id}|due`, fields.due),
  });
  const views = new Map(
    values(room.board.actions)
      .sort(byOrder)
      .map((action) => [action.id, view(action.id, action.topic, action.rev, action, false)]),
  );
  for (const { command } of room.outbox) {
    if (command.type === "add_action" && !views.has(command.id)) {
      views.set(command.id, view(command.id, command.topic, 0, { ...command, done: false }, true));
    } else if (command.type === "set_action") {
      const before = views.get(command.id);
      if (before !== undefined)
        views.set(command.id, view(command.id, before.topic, before.rev, command, true));
    } else if (command.type === "delete_action") {
      views.delete(command.id);
    }
  }
  return values(views);
});

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
