// The words of the six stages.

import type { Stage } from "../../state/wire";

export const stages = {
  label: "Stages",
  now: "Now",
  names: {
    check_in: "Check-in",
    write: "Write",
    group: "Group",
    vote: "Vote",
    discuss: "Discuss",
    wrap_up: "Wrap-up",
  } satisfies Record<Stage, string>,
  hints: {
    check_in: "Arrive and join. Writing comes next.",
    write: "Write what comes to mind, one thought to a note.",
    group: "Drag notes that belong together onto each other, or use their menus.",
    vote: "Choose what is worth talking about.",
    discuss: "One topic at a time. Comment here without your name, or just talk.",
    wrap_up: "Agree on what to do, then take the result with you.",
  } satisfies Record<Stage, string>,
  /** At check-in: what everybody may count on here. */
  directive:
    "Everybody here did what made sense to them, with what they knew and had. What we look for is how the system made it likely.",
  /** In place of the hint of grouping, where whoever leads keeps that to themselves. */
  grouped: "Whoever leads groups the notes that belong together. You can read along.",
  moved: (stage: string) => `The team is now at: ${stage}.`,
  movedOn: (stage: string) => `The team moved on to ${stage}. Finish in peace; your text stays.`,
  follow: "Follow",
};
