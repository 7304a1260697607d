// The words of what one should know before writing.

import type { StorageState } from "../../state/state";

export const safety = {
  insecure:
    "This address is not encrypted (plain HTTP): others on this network cannot read your text, but they can see who sends what: which note is yours, your votes and your answers.",
  storage: {
    kept: "",
    memory:
      "This browser keeps nothing (a private window, perhaps): when this tab closes, your seat, your drafts and the marks of your own notes are gone.",
    full: "This browser’s storage is full: what you typed last is kept in this tab alone. Keep it open until it is sent.",
  } satisfies Record<StorageState, string>,
  lowFloor: "This room counts fewer than three answers: results here are not anonymous.",
};
