// The room that a board is restored into, after the server lost its own (docs/decisions/0021): when a page
// may do so, and what it begins with. Texts stay the very bytes that they were, for the room key stays;
// what is bound to the room's id is sealed anew. Pure; it knows no storage and no socket.

import { doorHash, facilitatorHash } from "../seal/keys";
import { seal } from "../seal/seal";
import type { Dice } from "../seal/dice";
import { opened } from "./opened";
import { topicsInOrder } from "./select";
import type { Board, RoomState } from "./state";
import type {
  CommentEntity,
  Content,
  CreateRoom,
  FacilitatorKey,
  NewColumn,
  NewText,
  NewTopic,
  NoteEntity,
  RoomId,
  TopicEntity,
} from "./wire";

/** A page that has heard nothing for longer restores nothing, in milliseconds: as long as a room without a
 * command stays unless the operator says otherwise. It may have expired before the server was started anew. */
const LONG_MS = 7 * 86_400_000;

/** Whether the server does not have the room. */
export const isMissing = ({ link }: RoomState): boolean => link.state === "over" && link.why === "no_room";

/**
 * Whether this page has a board that may be restored: its room is gone from a server that keeps none on
 * disk, and neither was its erasure announced nor is it long past.
 */
export function mayRestore(room: RoomState, now: number): boolean {
  const { board } = room.board;
  return (
    isMissing(room) &&
    !room.durable &&
    board !== null &&
    board.check === room.keys.check &&
    board.erase_at === null &&
    now - room.heard < LONG_MS
  );
}

/** The request that makes it; none where there is no board. `facilitator`: who leads there. */
export function restored(
  room: RoomState,
  next: RoomId,
  facilitator: FacilitatorKey,
  dice: Dice,
): CreateRoom | null {
  const { keys } = room;
  const { board, columns } = room.board;
  if (board === null) return null;
  const anew = (field: "title" | "plan", sealed: string): string | null => {
    const { opens, text } = opened(room, `board|${room.id}|${field}`, sealed);
    const size = field === "title" ? "line" : "text";
    return opens ? seal(keys.text, `board|${next}|${field}`, text, size, dice) : null;
  };
  const title = anew("title", board.title) ?? seal(keys.text, `board|${next}|title`, "", "line", dice);
  if (title === null) return null;
  return {
    room: next,
    door_hash: doorHash(keys.door),
    facilitator_hash: facilitatorHash(facilitator),
    check: keys.check,
    title,
    columns: inOrder(columns.values()).map(({ id, name, prompt }): NewColumn => ({ id, name, prompt })),
    settings: board.settings,
    plan: board.plan === null ? null : anew("plan", board.plan),
    content: contentOf(room.board),
  };
}

const inOrder = <Each extends { readonly order: number }>(all: Iterable<Each>): Each[] =>
  [...all].sort((a, b) => a.order - b.order);

const isClosed = ({ outcome }: { readonly outcome: { readonly state: string } }): boolean =>
  outcome.state !== "open";

/** Closed rounds and polls alone: of an open one nobody knows the ballots (A9). */
function contentOf(board: Board): Content {
  return {
    stage: board.stage?.stage ?? null,
    hiding: board.stage?.hiding ?? null,
    topics: topicsInOrder(board).map((topic) => newTopic(board, topic)),
    actions: inOrder(board.actions.values()).map(({ order: _, rev: __, ...action }) => action),
    rounds: inOrder([...board.rounds.values()].filter(isClosed)).map(({ order: _, ...round }) => round),
    polls: inOrder([...board.polls.values()].filter(isClosed)).map(({ order: _, ...poll }) => poll),
  };
}

/** With its authors' locks, so that they can still edit and delete. A signature is a claim, and stays out (A3). */
const newText = ({ id, text, lock }: NoteEntity | CommentEntity): NewText<string> => ({ id, text, lock });

function newTopic(board: Board, { id, column, name, parked, notes }: TopicEntity): NewTopic {
  const comments = [...board.comments.values()].filter(({ topic }) => topic === id);
  return {
    id,
    column,
    name,
    parked,
    notes: notes.flatMap((note) => board.notes.get(note) ?? []).map(newText),
    comments: inOrder(comments).map(newText),
  };
}
