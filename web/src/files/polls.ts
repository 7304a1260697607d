// Closed polls in plain English, for whoever reads the minutes. It knows no format.

import type { PlainPoll, PlainScale } from "../state/retro";

const TITLES = {
  safety: "Safety check (1: I keep it to myself, 5: I say anything)",
  roti: "Return on time invested (1: wasted, 5: well worth it)",
  fist: "Fist of five (0: I block this, 5: I lead this)",
  roman: "Roman vote",
} as const;

const CHOICES = {
  safety: ["1", "2", "3", "4", "5"],
  roti: ["1", "2", "3", "4", "5"],
  fist: ["0", "1", "2", "3", "4", "5"],
  roman: ["Move on", "Either way", "Go on"],
} as const;

/** What was asked. */
export function pollTitle(scale: PlainScale): string {
  return scale.of === "question" ? scale.text : TITLES[scale.of];
}

/** The choices, in order. */
export function choicesOf(scale: PlainScale): readonly string[] {
  return scale.of === "question" ? scale.options : CHOICES[scale.of];
}

/** What came out, a line each. */
export function pollLines({ scale, result }: PlainPoll): readonly string[] {
  if (result === null) return ["Too few answers came in; they were destroyed."];
  const choices = choicesOf(scale);
  if ("counts" in result) {
    return result.counts.map((count, index) => `${choices[index] ?? ""}: ${count}`);
  }
  const [chosen] = result.chosen.map((index) => choices[index] ?? "");
  const answers = result.answers === 1 ? "1 answer" : `${result.answers} answers`;
  if (chosen === undefined) return [`No single choice was chosen most (${answers})`];
  return [`${scale.of === "question" ? "Chosen most" : "In the middle"}: ${chosen} (${answers})`];
}
