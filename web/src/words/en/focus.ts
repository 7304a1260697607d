// The words of the topic that all look at.

import { votes } from "./count";

export const table = {
  previous: "Previous topic",
  next: "Next topic",
  start: "Start with the first topic",
  focus: (text: string) => `On the table: ${text}`,
  votes: (n: number) => votes(n),
};
