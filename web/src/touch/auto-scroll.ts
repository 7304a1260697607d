// Scrolls what scrolls while something is dragged near its edge.

/** How near an edge begins to scroll, in pixels. */
const EDGE = 72;
/** Fastest, in pixels a frame. */
const FASTEST = 16;

function pace(at: number, from: number, to: number): number {
  if (at < from + EDGE) return -FASTEST * Math.min(1, (from + EDGE - at) / EDGE);
  if (at > to - EDGE) return FASTEST * Math.min(1, (at - to + EDGE) / EDGE);
  return 0;
}

/** Scrolls the panel that holds the board; `moved` is told after each step. Returns how to stop. */
export function autoScroll(board: HTMLElement, at: { readonly x: number; readonly y: number }, moved: () => void): () => void {
  const panel = board.closest<HTMLElement>("main") ?? board;
  let frame = 0;
  const step = (): void => {
    const box = panel.getBoundingClientRect();
    const y = pace(at.y, Math.max(0, box.top), Math.min(innerHeight, box.bottom));
    const x = pace(at.x, box.left, box.right);
    if (x !== 0 || y !== 0) {
      panel.scrollBy(x, y);
      if (panel.scrollHeight <= panel.clientHeight) window.scrollBy(0, y);
      moved();
    }
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
