// The words of opening and closing a round.

import { count, topics } from "./count";

export const voting = {
  openTitle: "Open a round of votes",
  openText: (n: number) => `Over ${topics(n)}. Nobody sees a number before you close the round.`,
  budget: "Votes for each person",
  budgetHint: "Suggested from the number of topics.",
  most: "Most votes on one topic",
  openDo: "Open the round",
  some: "Only over some topics",
  someHint: "Choose two topics or more.",
  someFault: "A round is over two topics at least. Choose more, or vote on all of them.",
  noTopics: "There is nothing to vote on yet: reveal or write some notes first.",
  closeTitle: "Close the round?",
  closeText: (n: number, here: number) =>
    `${count(n, { one: "# person has voted", other: "# people have voted" })}, ${here} here. A closed round cannot be opened again.`,
  /** Says no number that moves: it is read aloud whenever it changes. */
  closeBelow: (floor: number) =>
    `As of a moment ago, fewer than ${floor} ballots are in, and this room counts no fewer. Closing now destroys what is in and shows no result.`,
  closeDo: "Close and count",
  destroyDo: "Close and destroy the ballots",
  wait: "Keep it open",
};
