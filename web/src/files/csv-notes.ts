// Notes out of a table that another tool wrote: which column is what, what each row becomes, and
// what is wrong with it. It knows no file and no words.

import { prepare, textFault } from "../seal/text";
import type { PlainTopic, Retro } from "../state/retro";
import { LIMITS } from "../state/wire";
import { usual } from "./begin";
import { unguard } from "./csv";
import type { Row } from "./table";

/** Which of the table's columns is what, by index; null: it has none. */
export interface Mapping {
  readonly text: number | null;
  readonly column: number | null;
  readonly votes: number | null;
}

export type RowFault = "empty" | "too_long" | "column_too_long" | "too_many_columns" | "too_many_notes";

/** A row as it will be taken, or why not. */
export interface ReadRow {
  readonly line: number;
  readonly text: string;
  /** Empty: it names none. */
  readonly column: string;
  /** Null: it names none, or no number. */
  readonly votes: number | null;
  readonly fault: RowFault | null;
}

const NAMES = {
  text: ["text", "note", "notes", "comment", "content", "description", "card", "idea", "title"],
  column: ["column", "category", "list", "section", "group", "type"],
  votes: ["votes", "vote", "vote count", "likes"],
} as const;

/** Votes above this are no votes. */
const MOST_VOTES = 100_000;

/** What the header's names suggest. */
export function guess(header: readonly string[]): Mapping {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (of: keyof typeof NAMES): number | null => {
    const found = NAMES[of].map((name) => names.indexOf(name)).find((index) => index >= 0);
    return found ?? null;
  };
  return { text: find("text") ?? longest(names), column: find("column"), votes: find("votes") };
}

/** A table of one column needs no name for it. */
function longest(names: readonly string[]): number | null {
  return names.length === 1 ? 0 : null;
}

/** The rows below the header, read by a mapping. Comments and actions of our own files are no notes. */
export function readRows(header: readonly string[], rows: readonly Row[], by: Mapping): ReadRow[] {
  const kind = header.findIndex((name) => name.trim().toLowerCase() === "kind");
  const columns = new Set<string>();
  let notes = 0;
  return rows
    .filter(({ cells }) => kind < 0 || !/^(comment|action)$/i.test((cells[kind] ?? "").trim()))
    .map((row) => {
      const read = readRow(row, by);
      if (read.fault !== null) return read;
      if (!columns.has(read.column) && columns.size >= LIMITS.columns)
        return { ...read, fault: "too_many_columns" };
      if (notes >= LIMITS.notes) return { ...read, fault: "too_many_notes" };
      columns.add(read.column);
      notes += 1;
      return read;
    });
}

function readRow({ line, cells }: Row, by: Mapping): ReadRow {
  const cell = (index: number | null): string =>
    index === null ? "" : unguard(cells[index] ?? "");
  const text = prepare(cell(by.text), "text");
  const column = prepare(cell(by.column), "line");
  const said = cell(by.votes).trim();
  const votes = /^\d{1,6}$/.test(said) && Number(said) <= MOST_VOTES ? Number(said) : null;
  const wrong = textFault(text) ?? null;
  const fault =
    wrong ?? (textFault(column, "line") === "too_long" ? ("column_too_long" as const) : null);
  return { line, text, column, votes, fault };
}

/** A board of the rows without a fault: a topic each, by column, those with more votes first. */
export function notesBoard(title: string, rows: readonly ReadRow[], unnamed: string): Retro {
  const taken = rows.filter((row) => row.fault === null);
  const names = [...new Set(taken.map((row) => row.column))];
  const topics = names.flatMap((name, column) =>
    taken
      .filter((row) => row.column === name)
      .sort((a, b) => (b.votes ?? 0) - (a.votes ?? 0))
      .map((row) => topicOf(row, column)),
  );
  return {
    title,
    stage: "group",
    settings: usual,
    plan: null,
    columns: names.map((name) => ({ name: name === "" ? unnamed : name, prompt: null })),
    topics,
    actions: [],
    rounds: [],
    polls: [],
  };
}

/** Votes of another tool are no round of ours: they are said, and order the topics. */
function topicOf({ text, votes }: ReadRow, column: number): PlainTopic {
  const said = votes === null || votes === 0 ? [] : [{ text: `Votes: ${votes}`, signed: null }];
  return { column, name: null, parked: false, notes: [{ text, signed: null }], comments: said };
}
