// The words of the sheet that names what keys do.

export const keys = {
  item: "Keyboard shortcuts…",
  title: "Keyboard shortcuts",
  alone: "Keys alone",
  use: "Use keys that stand alone",
  useHint: "Switch them off where speech, or another tool, presses keys for you. The others stay.",
  write: "Write a note or a comment",
  find: "Find on the board",
  sheet: "Show this sheet",
  next: "The next topic for everybody, for who leads a discussion. A presenter’s remote control sends this.",
  previous: "The topic before",
  typing: "While you type",
  save: "Save",
  line: "Start a new line",
  anywhere: "Anywhere",
  undo: "Take back your newest grouping step",
  redo: "Take it forwards again",
  close: "Close what is open; let go of what you drag",
  tab: "To the next button or field. All that dragging does is in the menu of a note too.",
};
