// The words of what is said in many places.

export const general = {
  name: "Candor",
  home: "Candor, home",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  remove: "Remove",
  copy: "Copy",
  untitled: "Untitled retro",
  unreadable: "This text does not open with your link’s key.",
  /** In the reader's own way of writing, as days are. */
  moment: (ms: number) => new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(ms),
  /** In English, for a sentence that goes to others. */
  momentWithZone: (ms: number) => new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" }).format(ms),
  quote: (text: string) => `“${text}”`,
};
