// The words of the counts.

import { count } from "./count";

export const counts = {
  label: "Counts",
  here: (n: number) => `${count(n, { other: "#" })} here`,
  ready: (n: number) => `${count(n, { other: "#" })} ready`,
  voted: (n: number) => `${count(n, { other: "#" })} voted`,
  hidden: (n: number) => count(n, { one: "# note hidden", other: "# notes hidden" }),
  hiddenFew: "a few notes hidden",
  meReady: "I’m ready",
};
