// Writes down what an audit found: the table for reading, and all that was recorded for looking into it.

import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

import type { Check } from "./checks.ts";
import type { Conversation } from "./conversation.ts";
import { LEGEND, markdownOf, type Row } from "./table.ts";

const FOLDER = resolve(import.meta.dirname, "../results/audit");
/** With `WRITE`, the table of this run goes into the document. */
const DOCUMENT = resolve(import.meta.dirname, "../../../docs/AUDIT.md");
const BELOW = "<!-- written by `make audit WRITE=1` from here on -->\n";

export interface Report {
  rows: Row[];
  checks: Check[];
  /** What was found and is not allowed, and what the search should have found. */
  leaks: string[];
  blind: string[];
}

export function textOf({ rows, checks, leaks, blind }: Report): string {
  const lines = checks.flatMap(({ name, figures, faults }) =>
    [`- ${faults.length === 0 ? "ok" : "**WRONG**"}: ${name}: ${figures}.`, ...faults.map((fault) => `  - ${fault}`)]);
  return [
    markdownOf(rows), "", "```text", ...LEGEND, "```", "", ...lines, "",
    leaks.length + blind.length === 0 ? "No leak was found, and all was found that had to be." : "",
    ...leaks.map((leak) => `- **LEAK** ${leak}`), ...blind.map((each) => `- **blind** ${each}`),
  ].join("\n").trimEnd();
}

/** Keeps everything: table, frames and exchanges with their times, and texts by name. */
export async function write(report: Report, talks: readonly Conversation[], texts: Record<string, Buffer | string>): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const frames = talks.flatMap(({ client, opened, frames: all }) => all.map(({ at, direction, opcode, text, payload }) =>
    JSON.stringify({ at, client, connection: opened, direction, opcode, text: text || payload.toString("hex") })));
  const exchanges = talks.flatMap(({ client, requests, answers }) => [...requests, ...answers].map(({ at, line, headers, body }) =>
    JSON.stringify({ at, client, line, headers: headers.map(({ text }) => text), bytes: body.length })));
  const files = {
    "table.md": textOf(report), "table.json": JSON.stringify(report, null, 2),
    "frames.jsonl": frames.join("\n"), "http.jsonl": exchanges.join("\n"), ...texts,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(resolve(FOLDER, name), text);
}

/** Puts the table into the document, where that is wanted. */
export async function publish(report: Report, read: (path: string) => Promise<string>): Promise<void> {
  if (!process.env["WRITE"]) return;
  const [above] = (await read(DOCUMENT)).split(BELOW);
  await writeFile(DOCUMENT, `${above}${BELOW}\n${textOf(report)}\n`);
}
