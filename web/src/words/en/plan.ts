// The words of the plan.

import { count } from "./count";

export const plan = {
  title: "Plan",
  hint: "What each stage begins with. Everybody reads the sentences; minutes are offered, never forced.",
  ends: "The retro ends",
  minutes: (stage: string) => `Minutes for ${stage}`,
  minutesShort: "min",
  say: (stage: string) => `What to say at ${stage}`,
  save: "Save the plan",
  saved: "The plan is on the board.",
  start: (minutes: number) => count(minutes, { one: "Start # minute", other: "Start # minutes" }),
  forStage: "The time that the plan has for this stage",
  forTopic: "What is left until the end, shared out among the topics",
};
