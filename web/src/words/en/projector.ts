// The words of the wall.

import { count, votes } from "./count";

export const projector = {
  joinTitle: "Join on your phone",
  joinSteps: ["Point the camera at the code, and open the link.", "Press Join. There is no name to give."],
  joinElse: "At a laptop? Ask for the link in your team’s chat.",
  joinSmall: "Join with your phone",
  writeTitle: "Write on your phone or laptop",
  roundTitle: "Vote on your phone or laptop",
  round: (budget: number, most: number) => `${votes(budget)} each, at most ${most} on one topic. Nobody sees a number before the round is closed.`,
  answered: (n: number) => `${count(n, { other: "#" })} answered`,
  revealIn: "All notes come out in",
  actions: "What we will do",
  noActions: "Nothing is agreed on yet.",
  page: (n: number, of: number) => `Page ${n} of ${of}`,
  stale: "Reconnecting… This may be out of date.",
  connecting: "Connecting…",
  fullScreen: "Full screen",
  noFullScreen: "This browser has no full screen for this page.",
  noAwake: "This browser lets the screen fall asleep.",
  pollOpen: "Answer on your phone or laptop",
  pollAnswers: (n: number) => count(n, { one: "# answer", other: "# answers" }),
  pollTooFew: (floor: number) => `Fewer than ${floor} answers came in, so they were destroyed and there is no result.`,
  pollGist: {
    scale: "Too few for counts without naming people, so only the middle is shown.",
    question: "Too few for counts without naming people, so only what was chosen most is shown.",
  },
  pollMiddle: "In the middle",
  pollMost: "Chosen most",
  pollNone: "No single choice was chosen most.",
};
