// The words of one’s own votes.

import { votes } from "./count";

export const ballot = {
  open: "Open a round…",
  bar: "Your votes",
  left: (n: number, of: number) => `${n} of ${votes(of)} left`,
  mostHint: (n: number) => `At most ${n} on one topic`,
  saved: "Your votes are kept.",
  saving: "Saving your votes…",
  joinFirst: "A round is open. Join to vote.",
  add: (text: string) => `Add a vote to: ${text}`,
  remove: (text: string) => `Take a vote from: ${text}`,
  yours: (n: number) => `${votes(n)} of yours`,
  close: "Close the round…",
  opened: "A round of votes is open.",
  closed: "The round is closed.",
};
