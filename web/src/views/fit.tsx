// Type as large as its box lets it be. What does not fit at the smallest size is turned over page by
// page, so that nothing is cut off. Knows nothing of rooms.

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { pageStarts } from "../state/pages";
import { words } from "../words/words";

/** Sizes in `projector.css`, the largest first; the last one still reads from the back of the room. */
const SIZES = 7;
/** How long a page stays, in milliseconds, and how long after somebody scrolled by hand. */
const PAGE_MS = 12_000;
const HELD_MS = 60_000;

interface FitProps {
  readonly label: string;
  /** Anew when what stands here is about something else: then it begins at its first page. */
  readonly about: string;
  /** What comes is added at the end, so that the end is shown when something comes. */
  readonly follows?: boolean;
  /** The first of the sizes to try, from 0. */
  readonly from?: number;
  readonly children: ComponentChildren;
}

export function Fit({ label, about, follows = false, from = 0, children }: FitProps) {
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const [page, turn] = useState(0);
  const measure = useRef(() => undefined as void);
  measure.current = () => {
    if (box.current === null || inner.current === null) return;
    const next = measured(box.current, inner.current, from);
    setPages((before) => (before.join() === next.join() ? before : next));
  };
  useLayoutEffect(() => measure.current());
  useEffect(() => {
    const watch = new ResizeObserver(() => measure.current());
    if (box.current !== null) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const last = pages.length - 1;
  const count = useCount(inner);
  const seen = useRef({ about, count });
  useLayoutEffect(() => {
    const { current: before } = seen;
    if (before.about !== about) turn(0);
    else if (follows && before.count > 0 && count > before.count) turn(last);
    seen.current = { about, count };
  }, [about, count]);
  useTurning(box, Math.min(page, last), pages, turn);
  const more = page < last;
  return (
    <div class="fit">
      <div ref={box} class={`fit-box${page > 0 && last > 0 ? " fit-past" : ""}${more ? " fit-more" : ""}`} tabIndex={0} role="group" aria-label={label}>
        <div ref={inner} class="fit-inner">{children}</div>
      </div>
      {last > 0 ? <p class="fit-page number">{words.projector.page(Math.min(page, last) + 1, last + 1)}</p> : null}
    </div>
  );
}

/** Sets the largest size that fits, and says where the pages begin. */
function measured(box: HTMLElement, inner: HTMLElement, from: number): readonly number[] {
  for (let size = from; size < SIZES; size += 1) {
    box.dataset["size"] = String(size);
    if (inner.offsetHeight <= box.clientHeight && headingsFit(inner)) return [0];
  }
  const top = inner.getBoundingClientRect().top;
  const pieces = [...inner.querySelectorAll("[data-piece]")].map((piece) => {
    const edges = piece.getBoundingClientRect();
    return { top: edges.top - top, bottom: edges.bottom - top };
  });
  // A page begins a little above its first piece, so that what is cut off there can fade.
  const above = parseFloat(getComputedStyle(box).fontSize) / 2;
  const starts = pageStarts(pieces, box.clientHeight - above, inner.offsetHeight);
  return starts.map((start) => Math.max(0, Math.floor(start - above)));
}

/** Whether no heading stands out to the side: it would have to be broken inside of a word. */
function headingsFit(inner: HTMLElement): boolean {
  return [...inner.querySelectorAll("h2, h3")].every((each) => each.scrollWidth <= each.clientWidth);
}

/** How many pieces there are, as of the last painting. */
function useCount(inner: { readonly current: HTMLElement | null }): number {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => setCount(inner.current?.querySelectorAll("[data-piece]").length ?? 0));
  return count;
}

/** Goes to the page, and on to the next one after a while; not under the hands of somebody. */
function useTurning(
  box: { readonly current: HTMLElement | null },
  page: number,
  pages: readonly number[],
  turn: (page: number) => void,
): void {
  useEffect(() => {
    const at = box.current;
    if (at === null) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    at.scrollTo({ top: pages[page] ?? 0, behavior: still ? "instant" : "smooth" });
    if (pages.length === 1) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => turn((page + 1) % pages.length), ms);
    };
    const hold = (): void => wait(HELD_MS);
    const hands = ["wheel", "pointerdown", "keydown"] as const;
    wait(PAGE_MS);
    for (const hand of hands) at.addEventListener(hand, hold, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const hand of hands) at.removeEventListener(hand, hold);
    };
  }, [page, pages]);
}
