// The words of the minutes.

import { votes } from "./count";

export const minutes = {
  untitled: "Retrospective",
  ranked: "Topics by votes",
  others: "Not voted on",
  votes: (n: number) => votes(n),
  parked: "parked",
  comments: "Comments",
  signed: (name: string) => `signed ${name}, unverified`,
  actions: "Actions",
  action: "What",
  owner: "Owner",
  due: "Due",
  state: "State",
  states: { open: "open", done: "done", dropped: "dropped" },
  carried: "carried over",
  hypothesis: (text: string) => `Hypothesis: ${text}`,
  measure: (text: string) => `How we will know: ${text}`,
  look: (text: string) => `We look at it: ${text}`,
  polls: "Polls",
  about: (topic: string) => `About: ${topic}`,
};
