// The words of a warning: so few are here that writing hides nobody.

import type { Few } from "../../state/few";

export const few = {
  1: "With one person here, everybody knows who writes now.",
  2: "With two people here, each knows what the other writes now.",
  3: "With three people here, two who compare notes know what the third writes now.",
} satisfies Record<Exclude<Few, 0>, string>;
