// The words of the minutes.

import { count, votes } from "./count";

export const minutes = {
  untitled: "Retrospective",
  ranked: "Topics by votes",
  others: "Not voted on",
  votes: (n: number) => votes(n),
  parked: "parked",
  comments: "Comments",
  comment: (text: string) => `Comment: ${text}`,
  signed: (name: string) => `signed ${name}, unverified`,
  actions: "Actions",
  action: "What",
  owner: "Owner",
  due: "Due",
  state: "State",
  states: { open: "open", done: "done", dropped: "dropped" },
  carried: "carried over",
  /** What became of an action that an earlier retro left open. */
  reviews: { open: "carried over", kept: "carried over, kept", dropped: "carried over, dropped" },
  hypothesis: (text: string) => `Hypothesis: ${text}`,
  measure: (text: string) => `How we will know: ${text}`,
  look: (text: string) => `We look at it: ${text}`,
  polls: "Polls",
  middle: "In the middle",
  most: "Chosen most",
  noFavourite: "No single choice was chosen most",
  answers: (n: number) => count(n, { one: "# answer", other: "# answers" }),
  tooFew: "Too few answers came in; they were destroyed.",
  about: (topic: string) => `About: ${topic}`,
};
