// The words of writing notes and comments.

import type { OwnStatus, TextFault } from "../../state/state";

export const writing = {
  label: (column: string) => `Add a note to ${column}`,
  placeholder: "Write a note…",
  add: "Add",
  addTo: (column: string) => `Add to ${column}`,
  keys: "Enter saves, Shift+Enter starts a new line.",
  whoCanTell: "Who can see that I wrote this?",
  shortcut: "Press N to write a note",
  hiddenHint: "Only you see your notes until the reveal.",
  mixedHint: "Notes come out mixed, after a short random wait.",
  mine: "yours",
  yours: "Your notes, not on the board yet",
  status: {
    sending: "sending…",
    hidden: "hidden until the reveal",
    on_its_way: "on its way to the board",
    shown: "",
    changing: "change on its way",
    going: "being taken down",
    taken_off: "taken off the board",
  } satisfies Record<OwnStatus, string>,
  takeBack: "Take back",
  edit: "Edit",
  remove: "Delete",
  useAgain: "Use again",
  forget: "Dismiss",
  itemAction: (verb: string, text: string) => `${verb}: ${text}`,
  faults: {
    empty: "There is nothing to save yet.",
    too_long: "This is too long for one text. Split it into two.",
    half: "An experiment says what you believe and how you will know. Fill in both, or make it a plain action again.",
  } satisfies Record<TextFault, string>,
};
