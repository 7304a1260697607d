// Keeps the focus on the page: what has it may go with what it was pressed for. Then whoever leads by
// the keyboard, or listens, would begin again at the top.

import { useLayoutEffect } from "preact/hooks";

/** The note that an element is about, or that its dialog was opened at, for a topic may go where the note stays. */
export function noteAt(at: Element | null): string | undefined {
  const about = at?.closest("dialog")?.dataset["about"];
  if (about !== undefined) return about;
  const note = at?.closest<HTMLElement>("[data-note]") ?? at?.closest("[data-topic]")?.querySelector<HTMLElement>("[data-note]");
  return note?.dataset["note"];
}

/** The button for more of the topic that a note is in now. */
function moreOf(note: string | undefined): HTMLElement | null | undefined {
  return note === undefined ? null
    : document.querySelector(`[data-note="${note}"]`)?.closest("[data-topic]")?.querySelector<HTMLElement>(".more");
}

/**
 * What had the focus before a render has it afterwards, where it was only moved; else the topic that
 * it was about, else what the selector names.
 */
export function useKeptFocus(otherwise: string): void {
  const before = document.activeElement;
  const note = noteAt(before);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (before === body || !(before instanceof HTMLElement) || (activeElement !== body && activeElement !== null)) return;
    const next = before.isConnected ? before : (moreOf(note) ?? document.querySelector<HTMLElement>(otherwise));
    next?.focus({ preventScroll: true });
  });
}
