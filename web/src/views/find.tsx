// Looking for something on the board: a field, and the way from one topic that is found to the next.

import { useEffect, useRef } from "preact/hooks";
import { found, nextFound, type Find as Wanted } from "../state/find";
import type { Act } from "../state/intents";
import { words } from "../words/words";
import { Icon } from "./icons";
import type { RoomProps } from "./props";

export function Find({ room, act, find }: RoomProps & { find: Wanted }) {
  const all = found(room, find);
  const field = useRef<HTMLInputElement>(null);
  const at = find.at === null ? -1 : all.indexOf(find.at);
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => { if (document.activeElement === document.body && before instanceof HTMLElement) before.focus(); };
  }, []);
  useEffect(() => {
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (find.at !== null) topicOf(find.at)?.scrollIntoView({ block: "center", inline: "center", behavior });
  }, [find.at]);
  const step = (way: 1 | -1): void => go(act, find, nextFound(all, find.at, way));
  const type = (text: string): void => {
    const next = { ...find, text };
    const there = found(room, next);
    go(act, next, there.includes(find.at ?? "") ? find.at : (there[0] ?? null));
  };
  return (
    <form class="find" role="search" aria-label={words.finding.label}
      onSubmit={(event) => { event.preventDefault(); step(1); }}
      onKeyDown={(event) => {
        if (event.key === "Escape") leave(act, find);
        else if (event.key === "Enter" && event.shiftKey) step(-1);
        else return;
        event.preventDefault();
      }}>
      <input ref={field} class="find-field" type="search" autocomplete="off" aria-label={words.finding.label}
        placeholder={words.finding.placeholder} defaultValue={find.text}
        onInput={(event) => type(event.currentTarget.value)} />
      <span class="find-told soft small number" role="status">{find.text.trim() === "" ? "" : words.finding.told(at + 1, all.length)}</span>
      <button type="button" class="button button-quiet button-icon" aria-label={words.finding.previous} aria-disabled={all.length === 0}
        onClick={() => step(-1)}><Icon of="up" /></button>
      <button type="submit" class="button button-quiet button-icon" aria-label={words.finding.next} aria-disabled={all.length === 0}>
        <Icon of="down" /></button>
      <label class="switch">
        <input type="checkbox" checked={find.only}
          onChange={(event) => act({ type: "ui", change: { find: { ...find, only: event.currentTarget.checked } } })} />
        {words.finding.only}
      </label>
      <button type="button" class="button button-quiet button-icon find-close" aria-label={words.finding.close}
        onClick={() => leave(act, find)}><Icon of="close" /></button>
    </form>
  );
}

const topicOf = (id: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-topic="${id}"]`);

function go(act: Act, find: Wanted, at: string | null): void {
  act({ type: "ui", change: { find: { ...find, at } } });
}

/** Whoever found something goes on there. */
function leave(act: Act, { at }: Wanted): void {
  if (at !== null) topicOf(at)?.querySelector<HTMLElement>("button")?.focus();
  act({ type: "ui", change: { find: null } });
}
