// The words of taking the result along.

import { count } from "./count";

export const wrapUp = {
  title: "Take it with you",
  hint: "The whole board: ranked topics with their notes and comments, actions and polls. It names nobody but the owners that you wrote down, and those who signed.",
  copy: "Copy as Markdown",
  print: "Print, or save as PDF",
  download: "Download",
  files: {
    md: "For a wiki (.md)",
    csv: "For a spreadsheet (.csv)",
    json: "To open it again (.json)",
    ics: "For a calendar (.ics)",
  },
  noDays: "A calendar file can be made once there is a day to put in: when an action is due, an experiment is looked at again, or writing closes.",
  preview: "Minutes",
  next: "And next time",
  nextHint: (n: number) =>
    n === 0
      ? "No action is open. The next retro can begin with the same columns."
      : count(n, { one: "# open action goes along, to be looked at when you begin.", other: "# open actions go along, to be looked at when you begin." }),
  nextDo: "Start the next retro…",
};
