// What polls ask. Knows no DOM.

import type { PollView } from "../state/polls";
import { words } from "../words/words";
import { said } from "./text";

/** The kind of poll in a word or two. */
export const pollName = ({ of }: PollView): string => (of === "question" ? words.asking.question : words.asking.names[of]);

/** What is asked. */
export function pollQuestion({ of, question }: PollView): string {
  if (of !== "question") return words.asking.questions[of];
  return question === null ? words.asking.question : said(question);
}
