// People's texts and times as views show them. Knows no DOM.

import type { Opened, TopicView } from "../state/select";
import type { HiddenCount } from "../state/wire";
import { words } from "../words/words";

/** What a text says, or that it does not open. */
export function said(text: Opened): string {
  return text.opens ? text.text : words.general.unreadable;
}

/** The first words of a text, for names of controls and lists. */
export function short(text: string, most = 60): string {
  const line = text.replace(/\s+/g, " ");
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(" ", most);
  return `${line.slice(0, cut > most / 2 ? cut : most)}…`;
}

/** The count of hidden notes; null when there is none. */
export function hiddenText(hidden: HiddenCount): string | null {
  if (hidden === "few") return words.counts.hiddenFew;
  return hidden === 0 ? null : words.counts.hidden(hidden);
}

/** A topic in one line: its name, else what its first note says. */
export function topicText(topic: TopicView): string {
  const first = topic.name ?? topic.notes[0]?.text;
  return first === undefined ? words.board.unnamed : said(first);
}

/** Milliseconds as minutes and seconds, rounded up. */
export function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A moment as a `datetime-local` field has it, in this browser's zone; empty for one that is no date. */
export function localTime(moment: number): string {
  const offset = new Date(moment).getTimezoneOffset() * 60_000;
  const local = new Date(moment - offset);
  return Number.isNaN(local.getTime()) ? "" : local.toISOString().slice(0, 16);
}

/** What a `datetime-local` field says, in milliseconds since 1970; null when it says nothing. */
export function momentOf(local: string): number | null {
  const moment = new Date(local).getTime();
  return Number.isNaN(moment) ? null : moment;
}

/** Whole seconds, rounded up. */
export function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
