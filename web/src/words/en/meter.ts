// The words of the anonymity meter: who could have written.

import { count } from "./count";

export const meter = {
  title: "Who could have written?",
  here: (n: number) => count(n, { one: "seat is here now", other: "seats are here now" }),
  seats: (n: number) => count(n, { one: "seat was taken so far", other: "seats were taken so far" }),
  any: (n: number) => count(n, { one: "What stands here was written from this one seat, or by somebody who was here earlier.", other: "Each note and comment came from one of at least # seats: of those here, and of those that were. The server does not know from which." }),
  knows: [
    "What stood here before somebody came is not theirs. What is written now comes from a seat that is here now.",
    "Seats are not people: one person can take a second seat, and then fewer people hide each other than seats are counted.",
    "Your style, and what only you know, give you away in any number.",
    "Seats are counted since the server took this room into memory. Counts lag by some ticks.",
  ],
};
