// The words around looking for something on the board.

import { count, topics } from "./count";

export const finding = {
  item: "Find on the board…",
  label: "Find on the board",
  placeholder: "Words of a note or a topic",
  only: "Only what is found",
  next: "Next one found",
  previous: "Previous one found",
  close: "Close the search",
  /** `at` begins at 1; 0: none was gone to. */
  told: (at: number, n: number) =>
    n === 0 ? "Nothing found" : at === 0 ? `${topics(n)} found` : `${count(at, { other: "#" })} of ${topics(n)}`,
};
