// Where the pages of a long screen begin, so that each thing on it is whole on one of them. Pure.

/** Something to be read in one piece: its edges, from the top of all, in pixels. */
export interface Piece {
  readonly top: number;
  readonly bottom: number;
}

/** How much of a screen one goes on by inside of a piece that is taller than it. */
const STEP = 0.8;

/** Where pages begin. `view` and `total` are heights in pixels. */
export function pageStarts(pieces: readonly Piece[], view: number, total: number): readonly number[] {
  const starts = [0];
  if (view <= 0) return starts;
  for (let at = 0; at + view < total; ) {
    const edge = at + view;
    const cut = pieces.filter((piece) => piece.top < edge && piece.bottom > edge);
    const whole = cut.filter((piece) => piece.top > at).map((piece) => piece.top);
    const tall = cut.some((piece) => piece.top <= at);
    const next = Math.min(edge, ...whole, ...(tall ? [at + STEP * view] : []));
    at = Math.min(next, total - view);
    starts.push(at);
  }
  return starts;
}
