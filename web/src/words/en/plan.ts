// The words of the plan.

import { count } from "./count";

export const plan = {
  start: (minutes: number) => count(minutes, { one: "Start # minute", other: "Start # minutes" }),
  forStage: "The time that the plan has for this stage",
  forTopic: "What is left until the end, shared out among the topics",
};
