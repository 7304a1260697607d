// How the choices of polls are called. Knows no DOM.

import type { PollView } from "../state/polls";
import { words } from "../words/words";
import { said } from "./text";

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
