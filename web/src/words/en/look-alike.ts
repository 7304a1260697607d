// The words around notes that look alike.

import { count } from "./count";

export const lookAlike = {
  item: "Notes that look alike…",
  title: "Notes that look alike",
  hint: "By the words that they share, worked out in this browser: nothing is sent, and nothing is grouped by itself.",
  none: "No two notes look alike any more.",
  group: "Group",
  groupBoth: (one: string, other: string) => `Group “${one}” with “${other}”`,
  apart: "Leave apart",
  apartBoth: (one: string, other: string) => `Leave apart: “${one}” and “${other}”`,
  more: (n: number) => count(n, { one: "# more pair after these", other: "# more pairs after these" }),
};
