// The words of what a room’s beginning needs of polls.

import type { Fixed } from "../../state/polls";

export const asking = {
  ask: "Ask the team…",
  names: { safety: "Safety check", roti: "Return on time", fist: "Fist of five", roman: "Roman vote" } satisfies Record<Fixed, string>,
  questions: {
    safety: "How freely can you speak here today?",
    roti: "Was this time well spent?",
    fist: "How far do you stand behind what was proposed?",
    roman: "Shall we move on from this topic?",
  } satisfies Record<Fixed, string>,
  question: "Question",
  opened: (question: string) => `The team is asked: ${question}`,
  closed: "The poll is closed.",
  close: "Close the poll…",
};
