// The words of taking a seat.

import { count } from "./count";

export const join = {
  title: "Take a seat",
  hereAlready: (n: number) => count(n, { one: "# person is here.", other: "# people are here." }),
  text: "You can read along already. Join to write, vote and group; there is no name to give.",
  safe: [
    "Your seat has no name, and no note, vote or comment is stored with it.",
    "What you write is sealed in your browser; the server cannot read it.",
    "Only your own device knows which notes are yours, and it can forget them.",
  ],
  alone: "If this link came to you alone, ask for the one that everybody has.",
  compare: "Compare the room print",
  button: "Join",
};
