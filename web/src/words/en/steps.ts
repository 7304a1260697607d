// The words of undoing and redoing.

import type { StepType } from "../../state/steps";

const doing: Record<StepType, string> = {
  group_note: "grouping",
  merge_topics: "grouping",
  split_topic: "taking out",
  place_topic: "moving",
  name_topic: "naming",
};

export const steps = {
  did: {
    group_note: "Grouped.",
    merge_topics: "Grouped.",
    split_topic: "Taken out of the group.",
    place_topic: "Moved.",
    name_topic: "Name changed.",
  } satisfies Record<StepType, string>,
  undo: "Undone.",
  redo: "Done again.",
  final: "This cannot be undone, because votes were added up or too much moved along.",
  gone: {
    undo: "This can no longer be undone: the board has changed meanwhile.",
    redo: "This can no longer be done again: the board has changed meanwhile.",
  },
  undoButton: "Undo",
  redoButton: "Redo",
  undoItem: (did: StepType) => `Undo ${doing[did]}`,
  redoItem: (did: StepType) => `Redo ${doing[did]}`,
};
