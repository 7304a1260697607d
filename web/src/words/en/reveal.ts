// The words of the reveal.

import { count, notes } from "./count";

export const reveal = {
  button: "Reveal all",
  buttonName: "Reveal all notes",
  count: (seconds: number) => count(seconds, { one: "All notes come out in # second.", other: "All notes come out in # seconds." }),
  soon: "All notes come out in a moment.",
  announced: "The reveal is announced: all hidden notes come out in ten seconds, shuffled.",
  cancel: "Not yet",
  cancelled: "The reveal was called off.",
  done: (n: number) => `${notes(n)} revealed.`,
  hide: "Hide new notes",
  hideHint: "What is on the board stays visible.",
};
