// The words of the board.

import { count, notes, topics } from "./count";

export const board = {
  columnTopics: (n: number) => topics(n),
  empty: "Nothing here yet.",
  emptyCheckIn: "Nothing here yet. Writing has not begun, but you may.",
  emptyHidden: "Notes written here stay hidden until the reveal. Then they all come out at once, shuffled.",
  emptyGroup: "Drop a note here to move it to this column.",
  switcher: "Columns",
  group: (name: string, n: number) => `Group of ${notes(n)}: ${name}`,
  notes: (n: number) => notes(n),
  more: (text: string) => `More for: ${text}`,
  unnamed: "Unnamed group",
  replies: (n: number) => count(n, { one: "# comment", other: "# comments" }),
};
