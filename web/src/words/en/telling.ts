// The words of who can tell who wrote something: the promise, and what it does not cover.

const seconds = (ticks: number, tick: number): string => String(ticks * tick);

export const telling = {
  nobody:
    "Nobody is told: not your teammates, not whoever leads, and the server keeps no record of who wrote which note or comment.",
  /** While notes are hidden. */
  hidden:
    "What remains is you: how you write, a very small group, or a glance at your screen; when you write does not matter, because all hidden notes come out at once, in an order drawn by lot.",
  /** On an open board: what waits, in ticks of so many seconds. */
  open: (ticks: number, tick: number) =>
    `What remains is you: how you write, a very small group, a glance at your screen, and the moment: what you write comes out after a random wait of at most ${seconds(ticks, tick)} seconds, which only blurs it. Whoever noticed you typing can often tell, and can be sure if nobody else wrote just then.`,
  sealed:
    "Your text is sealed in your browser, so the server cannot read it; but whoever has the link can read the board, and whoever runs the server could change this page to see more.",
};
