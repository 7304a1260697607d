// The words of results.

import { count, votes } from "./count";

export const results = {
  title: "Results",
  counted: (n: number) => count(n, { one: "# ballot counted.", other: "# ballots counted." }),
  tieRule: "Equal votes share a rank; within it, topics stand as on the board.",
  tooFew: "Too few ballots came in, so they were destroyed and there is no result.",
  tooFewWay: (floor: number) => `This room counts rounds with ${floor} ballots or more. Wait for others to join, or just talk about it, then open another round.`,
  none: "No round has been closed yet.",
  without: (n: number) => count(n, { one: "# topic got no vote", other: "# topics got no vote" }),
  rank: (n: number) => `Rank ${n}`,
  tied: "tied",
  votes: (n: number) => votes(n),
  discuss: "Discuss in this order",
  breakTie: (n: number) => count(n, { other: "Break the tie of # topics" }),
  again: "Vote again",
  broken: (n: number) => count(n, { one: "One tie-break is counted in.", other: "# tie-breaks are counted in." }),
};
