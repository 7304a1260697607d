// The words of the actions of last time.

import { count } from "./count";

export const review = {
  title: "What became of last time?",
  hint: "One by one: is it done, do you keep it, or do you let it go? Everybody sees what is chosen, and any of you can choose again.",
  progress: (n: number, of: number) => `${n} of ${count(of, { other: "#" })} looked at`,
  all: "All looked at. What you kept stands among the actions.",
  choices: { done: "Done", keep: "Keep", drop: "Drop" },
  choose: (choice: string, text: string) => `${choice}: ${text}`,
  group: (text: string) => `What became of: ${text}`,
  open: "not looked at yet",
  chosen: { done: "done", keep: "kept", drop: "dropped" },
};
