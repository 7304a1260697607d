// The words of what everybody sees of leading.

import type { NoSeat } from "../../state/seats";

export const leading = {
  button: "Leading…",
  closes: (when: string) => `Writing closes ${when}`,
  offered: "Whoever leads wants to hand over. Nobody learns who accepts.",
  absent: "Nobody who leads has been here for two minutes.",
  frozen: "Writing is frozen for now; what you typed stays here.",
  noSeat: {
    locked: "The door is locked: nobody new gets a seat for now. You can read along, and a seat comes by itself once it opens.",
    full: "All seats are taken. You can read along, and one comes by itself once somebody leaves.",
    crowd: "Very many people join just now. You can read along; a seat comes by itself.",
  } satisfies Record<NoSeat, string>,
  thawed: "Writing goes on.",
  present: "Somebody leads again.",
};
