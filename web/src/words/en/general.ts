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
  moment: (ms: number) => new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(ms),
  momentWithZone: (ms: number) => new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" }).format(ms),
  quote: (text: string) => `“${text}”`,
};
