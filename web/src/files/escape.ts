// People's text inside Markdown: shown as typed, never run, fetched or taken for structure.

/** Marks of Markdown, and of what wikis add: emphasis, code, links, tables, formulas, macros. */
const MARKS = /[\\`*_[\]|~#${}]/g;
/** What would begin a list or underline a heading where it stands first in a line. */
const FIRST = /^[-+=]/;
/** What would begin a numbered list. */
const NUMBER = /^(\d+)([.)])/;

/** One line, for a heading or the like; breaks become blanks. */
export function inline(text: string): string {
  return escape(text.replace(/\s+/g, " ").trim());
}

/** A list item, its further lines indented beneath it. */
export function item(text: string, depth: number, mark = "- "): string {
  const indent = "  ".repeat(depth);
  const lines = text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  return `${indent}${mark}${lines.map((line) => first(escape(line))).join(`  \n${indent}  `)}`;
}

function escape(line: string): string {
  return (
    line
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(MARKS, "\\$&")
      // A bare address stays text: nothing is fetched or followed by accident.
      .replace(/:\/\//g, ":\\//")
      .replace(/\b(www|mailto)(?=[.:])/gi, "$1\\")
  );
}

function first(line: string): string {
  return line.replace(FIRST, "\\$&").replace(NUMBER, "$1\\$2");
}
