// The words of whoever makes the plan.

export const planning = {
  title: "Plan",
  hint: "What each stage begins with. Everybody reads the sentences; minutes are offered, never forced.",
  ends: "The retro ends",
  minutes: (stage: string) => `Minutes for ${stage}`,
  minutesShort: "min",
  say: (stage: string) => `What to say at ${stage}`,
  save: "Save the plan",
  saved: "The plan is on the board.",
};
