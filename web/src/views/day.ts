// Days as people read them. What is stored is `yyyy-mm-dd`, or whatever was typed. Knows no DOM.

import { words } from "../words/words";

/** The day that a text is, or null for anything else, such as "next sprint". */
export function dayIn(text: string): Date | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // The 31st of a month that has none would be another day.
  return found.getUTCDate() === Number(day) && found.getUTCMonth() === Number(month) - 1 ? found : null;
}

/** A date in the reader's own way of writing; other texts as they are. */
export function when(text: string): string {
  const day = dayIn(text);
  return day === null ? text : words.actions.shortDay(day);
}
