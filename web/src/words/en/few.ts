// The words of the anonymity meter as it stands where people write.

import type { Few } from "../../state/few";
import { count } from "./count";

export const few = {
  numbers: (here: number, seats: number) => `${count(here, { other: "#" })} here · ${count(seats, { one: "# seat", other: "# seats" })}`,
  any: "Any of them could have written a note.",
  none: "Nobody is counted yet.",
  warning: {
    1: "With one person here, everybody knows who writes now.",
    2: "With two people here, each knows what the other writes now.",
    3: "With three people here, two who compare notes know what the third writes now.",
  } satisfies Record<Exclude<Few, 0>, string>,
};
