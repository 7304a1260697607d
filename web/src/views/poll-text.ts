// What polls ask and how their choices are called. Knows no DOM.

import type { PollView } from "../state/polls";
import { words } from "../words/words";
import { said } from "./text";

/** The kind of poll in a word or two. */
export const pollName = ({ of }: PollView): string => (of === "question" ? words.polls.question : words.polls.kinds[of].name);

/** What is asked. */
export function pollQuestion({ of, question }: PollView): string {
  if (of !== "question") return words.polls.questions[of];
  return question === null ? words.polls.question : said(question);
}

/** What a choice says. */
export function choiceText({ of, options }: PollView, choice: number): string {
  if (of !== "question") return words.polls.choices[of][choice] ?? "";
  const option = options[choice];
  return option === undefined ? "" : said(option);
}

const LETTERS = "ABCDEFG";

/** What stands before a choice, so that people can name it aloud; empty where its words are short. */
export function choiceMark({ of }: PollView, choice: number): string {
  switch (of) {
    case "safety":
    case "roti":
      return String(choice + 1);
    case "fist":
      return String(choice);
    case "roman":
      return "";
    case "question":
      return LETTERS.charAt(choice);
  }
}
