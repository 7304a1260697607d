// The words of the dialog for whoever leads.

import type { Rules } from "../../state/wire";
import { count } from "./count";

export const lead = {
  title: "Leading",
  intro: "What you set here holds for everybody, and everybody sees it. You see nothing that others don’t.",
  rules: "Rules",
  ruleNames: {
    frozen: "Freeze writing",
    grouping_by_leaders: "Only whoever leads can group",
    locked: "Lock the door",
  } satisfies Record<Exclude<keyof Rules, "seats">, string>,
  ruleHints: {
    frozen: "Nobody adds or edits notes and comments. What people have typed stays in their editors.",
    grouping_by_leaders: "Others can no longer drag, name or split topics.",
    locked: "Nobody new gets a seat. Whoever has the link can still read along.",
  } satisfies Record<Exclude<keyof Rules, "seats">, string>,
  seats: "Seats",
  seatsHint: (n: number | null) => n === null ? "As many as come. Set it to the size of your team, and nobody takes a second one unseen."
    : count(n, { one: "One seat at a time. More people wait, and read along. Empty it to lift this.", other: "# seats at a time. More people wait, and read along. Empty it to lift this." }),
  set: "Set",
  closing: "Closing time",
  closingHint: "For a retro that runs over days: writing stays hidden until then, and all notes come out at that moment by themselves. Late notes are still welcome.",
  closesAt: "Writing closes",
  closingFault: "Choose a moment ahead of now, within two weeks.",
  clearClosing: "Don’t close by itself",
  copyReminder: "Copy a reminder",
  reminder: (title: string, when: string) =>
    `Retro ${title === "" ? "" : `“${title}” `}is open until ${when}. Notes stay hidden until then and carry no name; use the link you already have.`,
  hands: "Who leads",
  offerHint: "Hand over: the first person with a seat who accepts leads from then on, and you no longer do.",
  offer: "Offer leading to the team",
  replaceHint: "Did the link for leading go astray? A new one makes the old one useless, also for others who lead by it.",
  replace: "Replace the link for leading",
  replaced: "The old link for leading no longer works.",
};
