// A file that somebody chose: small enough, text in UTF-8, and either a board or a table. It knows
// no DOM beside the file itself.

import type { Retro } from "../state/retro";
import { LIMITS } from "../state/wire";
import { isFault, readJson, type FileFault } from "./json";
import { readTable, type Row } from "./table";

/** The largest file that is read, in bytes: what fits a room takes less, as plain text. */
export const FILE_BYTES: number = LIMITS.create_bytes;

/** Rows of a table that are read: what a board can hold, and as much again that is left out. */
const ROWS = 2 * (LIMITS.notes + LIMITS.comments);

/** What a file holds. */
export type OpenedFile =
  | { readonly of: "board"; readonly retro: Retro }
  | { readonly of: "table"; readonly header: readonly string[]; readonly rows: readonly Row[] }
  | { readonly of: "fault"; readonly fault: OpenFault };

export type OpenFault =
  | FileFault
  | { readonly type: "too_big" | "no_text" | "empty" | "unread" }
  /** A quote that begins in this line never ends. */
  | { readonly type: "unclosed"; readonly line: number };

const faulty = (fault: OpenFault): OpenedFile => ({ of: "fault", fault });

/** Reads a file, unless it is too large to be one of ours. */
export async function openFile(file: Pick<Blob, "size" | "arrayBuffer">): Promise<OpenedFile> {
  if (file.size > FILE_BYTES) return faulty({ type: "too_big" });
  try {
    return openBytes(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return faulty({ type: "unread" });
  }
}

/** What these bytes hold. */
export function openBytes(bytes: Uint8Array): OpenedFile {
  if (bytes.length > FILE_BYTES) return faulty({ type: "too_big" });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return faulty({ type: "no_text" });
  }
  if (text.includes("\0")) return faulty({ type: "no_text" });
  const begin = text.trimStart();
  if (begin === "") return faulty({ type: "empty" });
  return begin.startsWith("{") || begin.startsWith("[") ? board(text) : table(text);
}

function board(text: string): OpenedFile {
  const read = readJson(text);
  return isFault(read) ? faulty(read) : { of: "board", retro: read };
}

function table(text: string): OpenedFile {
  const read = readTable(text, ROWS);
  if ("unclosed" in read) return faulty({ type: "unclosed", line: read.unclosed });
  const [header, ...rows] = read.rows;
  if (header === undefined || rows.length === 0) return faulty({ type: "empty" });
  return { of: "table", header: header.cells, rows };
}
