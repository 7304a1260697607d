// The words of the focus: the topic that all look at.

import { votes } from "./count";

export const focus = {
  previous: "Previous topic",
  next: "Next topic",
  start: "Start with the first topic",
  now: (text: string) => `In focus: ${text}`,
  votes: (n: number) => votes(n),
};
