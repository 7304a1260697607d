// The words of what a room’s beginning needs of polls.

import type { Fixed } from "../../state/polls";
import type { Scale } from "../../state/wire";

export const asking = {
  ask: "Ask the team…",
  kinds: {
    safety: { name: "Safety check", hint: "How freely people can speak here, on five levels. Good at the beginning." },
    roti: { name: "Return on time", hint: "Whether the time was well spent, on five levels. Good at the end." },
    fist: { name: "Fist of five", hint: "How far people stand behind a proposal, from none to five fingers." },
    roman: { name: "Roman vote", hint: "Whether to move on from the topic in focus: move on, either way, go on." },
    question: { name: "A question of your own", hint: "With two to seven options to choose one from." },
  } satisfies Record<Scale["of"], { name: string; hint: string }>,
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
