// Dragging notes and topics by mouse, pen and touch (after a long press). Works on the DOM alone,
// by `data-` names; positions never enter the state. Everything it does, menus do too (F4).

import { autoScroll } from "./auto-scroll";
import { makeGhost, type Ghost } from "./ghost";

/** What was dragged: a topic, or one note of it. */
export interface From {
  readonly topic: string;
  readonly note: string | null;
}

/** Where it was let go: on a topic, or in a column before a topic or at its end. */
export interface To {
  readonly topic: string | null;
  readonly column: string | null;
  readonly before: string | null;
}

export interface Dropped {
  readonly from: From;
  readonly to: To;
}

/** A mouse or pen that moved this far drags, in pixels. */
const SLOP = 5;
/** A finger that rests this long drags, in milliseconds; one that moves before scrolls. */
const LONG_PRESS_MS = 320;
/** The share of a topic's height, at either end, that means beside it and not onto it. */
const BESIDE = 0.2;

interface Drag {
  readonly from: From;
  readonly source: HTMLElement;
  readonly ghost: Ghost;
  readonly stopScroll: () => void;
}

/** Watches a board until the returned function is called. */
export function attachDrag(board: HTMLElement, drop: (dropped: Dropped) => void): () => void {
  let press: { x: number; y: number; id: number; source: HTMLElement; touch: boolean; timer: number } | null = null;
  let drag: Drag | null = null;
  const at = { x: 0, y: 0 };

  const begin = (): void => {
    if (press === null || !press.source.isConnected) return;
    const from = fromOf(press.source);
    if (from === null) return;
    const { source } = press;
    source.dataset["dragged"] = "";
    drag = { from, source, ghost: makeGhost(source, press.x, press.y), stopScroll: autoScroll(board, at, hover) };
    if (board.hasPointerCapture?.(press.id) === false) board.setPointerCapture(press.id);
    hover();
  };
  const hover = (): void => {
    if (drag === null) return;
    drag.ghost.move(at.x, at.y);
    mark(board, drag.from, at.x, at.y);
  };
  const end = (keep: boolean): void => {
    clearTimeout(press?.timer);
    press = null;
    if (drag === null) return;
    const { from, source, ghost, stopScroll } = drag;
    drag = null;
    stopScroll();
    ghost.remove();
    delete source.dataset["dragged"];
    const to = keep ? toOf(board, from, at.x, at.y) : null;
    unmark(board);
    if (to !== null) drop({ from, to });
  };

  const down = (event: PointerEvent): void => {
    const source = sourceOf(event);
    if (source === null || press !== null || event.button !== 0 || !event.isPrimary) return;
    const touch = event.pointerType === "touch";
    at.x = event.clientX;
    at.y = event.clientY;
    press = { x: at.x, y: at.y, id: event.pointerId, source, touch, timer: touch ? window.setTimeout(begin, LONG_PRESS_MS) : 0 };
  };
  const move = (event: PointerEvent): void => {
    if (press === null || event.pointerId !== press.id) return;
    at.x = event.clientX;
    at.y = event.clientY;
    if (drag !== null) hover();
    else if (Math.hypot(at.x - press.x, at.y - press.y) > (press.touch ? 2 * SLOP : SLOP)) {
      if (press.touch) end(false);
      else begin();
    }
  };
  const up = (event: PointerEvent): void => { if (event.pointerId === press?.id) end(true); };
  const cancel = (): void => end(false);
  const key = (event: KeyboardEvent): void => { if (event.key === "Escape" && drag !== null) end(false); };
  const hold = (event: Event): void => { if (drag !== null && event.cancelable) event.preventDefault(); };
  const menu = (event: Event): void => { if (drag !== null || press?.touch === true) event.preventDefault(); };

  const stop = new AbortController();
  const { signal } = stop;
  board.addEventListener("pointerdown", down, { signal });
  board.addEventListener("contextmenu", menu, { signal });
  board.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
  board.addEventListener("touchmove", hold, { signal, passive: false });
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", cancel, { signal });
  window.addEventListener("keydown", key, { signal });
  return () => { end(false); stop.abort(); };
}

/** The note or topic under the pointer, where a press could begin a drag. */
function sourceOf(event: PointerEvent): HTMLElement | null {
  if (!(event.target instanceof Element)) return null;
  if (event.target.closest("button, a, input, textarea, label, select") !== null) return null;
  const source = event.target.closest<HTMLElement>("[data-of], [data-topic]");
  return source?.closest("[data-fixed]") === null ? source : null;
}

function fromOf(source: HTMLElement): From | null {
  const of = source.dataset["of"];
  if (of !== undefined) return { topic: of, note: source.dataset["note"] ?? null };
  const topic = source.dataset["topic"];
  return topic === undefined ? null : { topic, note: null };
}

/** What is under a point: the topic that would take the dragged one, else the column. */
function toOf(board: HTMLElement, from: From, x: number, y: number): To | null {
  const under = document.elementFromPoint(x, y);
  const column = under?.closest<HTMLElement>("[data-column]") ?? null;
  if (under === null || column === null || !board.contains(column)) return null;
  const topic = under.closest<HTMLElement>("[data-topic]");
  const id = column.dataset["column"] ?? null;
  if (topic === null) return { topic: null, column: id, before: below(column, from, y) };
  const own = topic.dataset["topic"] ?? null;
  if (own === from.topic) return null;
  const box = topic.getBoundingClientRect();
  const part = (y - box.top) / Math.max(1, box.height);
  if (part < BESIDE) return { topic: null, column: id, before: own };
  if (part > 1 - BESIDE) return { topic: null, column: id, before: nextOf(topic) };
  return topic.dataset["fixed"] === undefined ? { topic: own, column: null, before: null } : null;
}

/** In a gap: the topic below the point, but for one that is dragged whole. */
function below(column: HTMLElement, from: From, y: number): string | null {
  const next = [...column.querySelectorAll<HTMLElement>("[data-topic]")].find((topic) => {
    const moves = from.note === null && topic.dataset["topic"] === from.topic;
    return !moves && topic.getBoundingClientRect().top >= y;
  });
  return next?.dataset["topic"] ?? null;
}

function nextOf(topic: HTMLElement): string | null {
  const next = topic.nextElementSibling;
  return next instanceof HTMLElement ? next.dataset["topic"] ?? null : null;
}

/** Shows where it would go. */
function mark(board: HTMLElement, from: From, x: number, y: number): void {
  const to = toOf(board, from, x, y);
  const target = to === null ? null : find(board, to);
  if (target !== null && target.matches("[data-over]") && target.dataset["over"] === how(to)) return;
  unmark(board);
  if (target !== null) target.dataset["over"] = how(to);
}

function how(to: To | null): string {
  return to?.topic != null ? "onto" : to?.before != null ? "before" : "into";
}

function find(board: HTMLElement, to: To): HTMLElement | null {
  const topic = to.topic ?? to.before;
  const name = topic === null ? `[data-column="${CSS.escape(to.column ?? "")}"]` : `[data-topic="${CSS.escape(topic)}"]`;
  return board.querySelector<HTMLElement>(name);
}

function unmark(board: HTMLElement): void {
  for (const marked of board.querySelectorAll<HTMLElement>("[data-over]")) delete marked.dataset["over"];
}
