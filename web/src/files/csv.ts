// The board as CSV for a spreadsheet (RFC 4180): one row for each note, comment and action. What a
// spreadsheet would take for a formula stays text.

import type { Minutes, PlainText } from "../state/retro";
import { nameOf } from "./minutes";

/** The names of the columns, in order. */
export const CSV_HEAD = [
  "Kind",
  "Column",
  "Topic",
  "Text",
  "Signed (unverified)",
  "Votes",
  "Rank",
  "Parked",
  "Owner",
  "Due",
  "Done",
  "Review",
  "Hypothesis",
  "Measure",
  "Look",
] as const;

/** Spreadsheets tell UTF-8 by it. */
const BOM = "\ufeff";

/**
 * Where a formula could begin: at the start, and after what another reader of the file takes for
 * the end of a cell or of a row; behind blanks and quotes; in full-width and small forms too.
 */
const FORMULA = String.raw`[\s"'“”‘’«»„‚＂＇]*[=+\-@＝＋－＠﹦﹢﹣﹫−]`;
const BEGINS = new RegExp(String.raw`(?<=^|[\n\r\t;])(?=${FORMULA})`, "g");
const GUARDED = new RegExp(String.raw`(?<=^|[\n\r\t;])'(?=${FORMULA})`, "g");

/** A text that no spreadsheet runs: with an apostrophe before what could begin a formula. */
export function guard(text: string): string {
  const guarded = text.replace(BEGINS, "'");
  return /^[\t\r]/.test(guarded) ? `'${guarded}` : guarded;
}

/** The text that was guarded. */
export function unguard(text: string): string {
  return text.replace(/^'(?=[\t\r])/, "").replace(GUARDED, "");
}

/** The whole file. */
export function csv(minutes: Minutes): string {
  return BOM + [CSV_HEAD, ...topicRows(minutes), ...actionRows(minutes)].map(line).join("");
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** Always in quotes: then a reader that expects another separator runs nothing either. */
function cell(text: string): string {
  return `"${guard(text).replace(/"/g, '""')}"`;
}

function topicRows({ topics, columns, ranked }: Minutes): string[][] {
  return topics.flatMap((topic, index) => {
    const place = ranked.find((each) => each.topic === index);
    const row = (kind: string, { text, signed }: PlainText): string[] => [
      kind,
      columns[topic.column]?.name ?? "",
      nameOf(topic),
      text,
      signed ?? "",
      place === undefined ? "" : String(place.votes),
      place === undefined ? "" : String(place.rank),
      topic.parked ? "yes" : "no",
      ...CSV_HEAD.slice(8).map(() => ""),
    ];
    return [
      ...topic.notes.map((note) => row("note", note)),
      ...topic.comments.map((comment) => row("comment", comment)),
    ];
  });
}

function actionRows({ actions, topics, columns }: Minutes): string[][] {
  return actions.map((action) => {
    const topic = action.topic === null ? undefined : topics[action.topic];
    return [
      "action",
      topic === undefined ? "" : (columns[topic.column]?.name ?? ""),
      topic === undefined ? "" : nameOf(topic),
      action.text,
      "",
      "",
      "",
      "",
      action.owner ?? "",
      action.due ?? "",
      action.done ? "yes" : "no",
      action.review ?? "",
      action.experiment?.hypothesis ?? "",
      action.experiment?.measure ?? "",
      action.experiment?.look ?? "",
    ];
  });
}
