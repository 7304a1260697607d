// The words of what is pointed at before a note is saved.

import type { NudgeCategory } from "../../state/nudge";

export const nudge = {
  label: "A hint about your text",
  noticed: {
    name: (said: string) => `This names a person: ${said}.`,
    person: (said: string) => `This may read as blame: ${said}.`,
    who: (said: string) => `This asks who it was: ${said}.`,
    fault: (said: string) => `This may read as blame: ${said}.`,
    absolute: (said: string) => `This may read as blame: ${said}.`,
  } satisfies Record<NudgeCategory, (said: string) => string>,
  instead: "You could ask:",
  put: "Add this question",
  leave: "Leave it as it is",
  off: "Don’t show this again",
};
