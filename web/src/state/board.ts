// The public board as patches make it (S1, S2): a few lines, for snapshot, change and resume alike.

import type { Board } from "./state";
import type { Entity, EntityId, Patch } from "./wire";

/** A board with nothing on it. */
export const emptyBoard: Board = {
  board: null,
  stage: null,
  leading: null,
  timer: null,
  counts: null,
  columns: new Map(),
  topics: new Map(),
  notes: new Map(),
  comments: new Map(),
  actions: new Map(),
  rounds: new Map(),
  polls: new Map(),
};

/** The table of each kind that there can be several of. */
const TABLES = {
  column: "columns",
  topic: "topics",
  note: "notes",
  comment: "comments",
  action: "actions",
  round: "rounds",
  poll: "polls",
} as const;

type Several = keyof typeof TABLES;

const isSeveral = (kind: string): kind is Several => Object.hasOwn(TABLES, kind);

/** The board after a frame of a patch. Kinds that this page does not know are passed over. */
export function apply(board: Board, put: readonly Entity[], del: readonly EntityId[]): Board {
  const next = { ...board } as Record<string, unknown>;
  const copied = new Set<string>();
  const table = (kind: Several): Map<string, unknown> => {
    const name = TABLES[kind];
    if (!copied.has(name)) {
      next[name] = new Map<string, unknown>(board[name]);
      copied.add(name);
    }
    return next[name] as Map<string, unknown>;
  };
  for (const entity of put) {
    if (isSeveral(entity.type)) table(entity.type).set((entity as { id: string }).id, entity);
    else if (Object.hasOwn(emptyBoard, entity.type)) next[entity.type] = entity;
  }
  for (const gone of del) {
    if (isSeveral(gone.type)) table(gone.type).delete((gone as { id: string }).id);
    else if (Object.hasOwn(emptyBoard, gone.type)) next[gone.type] = null;
  }
  return next as unknown as Board;
}

/** What is shown, and what is gathered of a patch whose last frame has not come. */
export interface Boards {
  readonly board: Board;
  readonly partial: Board | null;
}

/** Takes in one frame of a patch; it is shown with the last one. */
export function takePatch(boards: Boards, patch: Patch): Boards {
  const from = boards.partial ?? (patch.reset ? emptyBoard : boards.board);
  const next = apply(from, patch.put, patch.del);
  return patch.more ? { board: boards.board, partial: next } : { board: next, partial: null };
}
