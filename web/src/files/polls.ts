// Closed polls in plain English, for whoever reads the minutes. It knows no format, and takes the
// words from their files: they are the same from every browser.

import type { PlainPoll, PlainScale } from "../state/retro";
import { asking } from "../words/en/asking";
import { minutes } from "../words/en/minutes";
import { polls } from "../words/en/polls";

/** What was asked. */
export function pollTitle(scale: PlainScale): string {
  return scale.of === "question" ? scale.text : asking.names[scale.of];
}

/** The choices, in order. */
function choicesOf(scale: PlainScale): readonly string[] {
  return scale.of === "question" ? scale.options : polls.choices[scale.of];
}

/** What came out, a line each. */
export function pollLines({ scale, result }: PlainPoll): readonly string[] {
  if (result === null) return [minutes.tooFew];
  const choices = choicesOf(scale);
  if ("counts" in result) {
    return result.counts.map((count, index) => `${choices[index] ?? ""}: ${count}`);
  }
  const [chosen] = result.chosen.map((index) => choices[index] ?? "");
  const answers = minutes.answers(result.answers);
  if (chosen === undefined) return [`${minutes.noFavourite} (${answers})`];
  const gist = scale.of === "question" ? minutes.most : minutes.middle;
  return [`${gist}: ${chosen} (${answers})`];
}
