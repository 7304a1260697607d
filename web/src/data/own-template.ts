// One's own template, as text: kept in this browser, or carried in the fragment of a link. What
// somebody else wrote is read with care. Knows no storage.

import { decode, encode } from "../seal/base64url";
import { planFrom } from "../state/plan";
import { LIMITS } from "../state/wire";
import type { Template, TemplateColumn } from "./templates";

/** Longest text of a template, in characters: a link must fit a chat. */
const LONGEST = 4_000;
const LONGEST_LINE = 180;

const line = (value: unknown): string =>
  typeof value === "string" ? value.slice(0, LONGEST_LINE).trim() : "";

/** The template as text. */
export function writeTemplate({ name, columns, stages }: Omit<Template, "id" | "when">): string {
  return JSON.stringify({ name, columns, stages });
}

/** The template that a text says; null for what is none. */
export function readTemplate(id: string, when: string, text: string): Template | null {
  if (text.length > LONGEST) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const { name, columns } = value as Record<string, unknown>;
    if (!Array.isArray(columns)) return null;
    const read = columns.slice(0, LIMITS.columns).flatMap(columnFrom);
    if (read.length === 0 || line(name) === "") return null;
    return { id, when, name: line(name), columns: read, stages: planFrom(value)?.stages ?? {} };
  } catch {
    return null;
  }
}

function columnFrom(value: unknown): TemplateColumn[] {
  if (typeof value !== "object" || value === null) return [];
  const { name, prompt } = value as Record<string, unknown>;
  return line(name) === "" ? [] : [{ name: line(name), prompt: line(prompt) }];
}

/** The link that carries a template's text; nothing of it is sent. */
export const templateLink = (origin: string, text: string): string =>
  `${origin}/#t${encode(new TextEncoder().encode(text))}`;

/** The text that a link carries; null for what is none. */
export function templateText(carried: string): string | null {
  const bytes = decode(carried);
  if (bytes === null) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
