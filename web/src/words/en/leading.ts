// The words of what everybody sees of leading.

import type { NoSeat } from "../../state/seats";

export const leading = {
  button: "Leading…",
  closes: (when: string) => `Writing closes ${when}`,
  withdraw: "Take the offer back",
  offering: "You offer leading: the first who accepts leads from then on.",
  offered: "Whoever leads wants to hand over. Nobody learns who accepts.",
  accept: "Take over leading",
  absent: "Nobody who leads has been here for two minutes.",
  askStand: "Any of you can stand up; more than half of those here decide.",
  stand: "I can lead",
  standing: (n: number, of: number) => `You stand up to lead: ${n} of ${of} agree so far.`,
  somebody: (n: number, of: number) => `Somebody here would lead: ${n} of ${of} agree so far. Nobody sees who agrees.`,
  agree: "Agree",
  stepBack: "Step back",
  frozen: "Writing is frozen for now; what you typed stays here.",
  noSeat: {
    locked: "The door is locked: nobody new gets a seat for now. You can read along, and a seat comes by itself once it opens.",
    full: "All seats are taken. You can read along, and one comes by itself once somebody leaves.",
  } satisfies Record<NoSeat, string>,
  thawed: "Writing goes on.",
  present: "Somebody leads again.",
};
