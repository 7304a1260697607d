// What may be found where, and why. Whatever is found and stands not here is a leak; what must be found
// and is not shows that the search is blind.

import type { Kind } from "./secrets.ts";
import type { SurfaceKind } from "./surfaces.ts";

/** Whose the secret is, seen from whoever sees the surface. */
export type Whose = "own" | "another's" | "the room's";

export interface Allowance {
  on: SurfaceKind;
  kind: Kind;
  whose: Whose[];
  why: string;
}

const own: Whose[] = ["own"];
const room: Whose[] = ["the room's"];
const all: Whose[] = ["own", "another's", "the room's"];

export const ALLOWED: Allowance[] = [
  // From a browser.
  { on: "hello", kind: "seat", whose: own, why: "a browser that comes back shows its own seat" },
  { on: "hello", kind: "lead key", whose: own, why: "who leads shows the key for it" },
  { on: "hello", kind: "door", whose: room, why: "the door lets in whoever has the link" },
  { on: "commands", kind: "edit key", whose: own, why: "editing, deleting and signing open one's own lock" },
  { on: "commands", kind: "lock", whose: own, why: "a text is added with its lock" },
  { on: "commands", kind: "text id", whose: all, why: "a command names what it is about: one's own text, or a shown one" },
  { on: "commands", kind: "sealed text", whose: all, why: "what one wrote, sealed; and what one saw, where that is expected" },
  { on: "commands", kind: "key hash", whose: own, why: "a new key for leading is told by its hash" },
  { on: "nonsense", kind: "seat", whose: own, why: "the stranger puts it into frames that are none, to see that no refusal repeats it" },
  { on: "nonsense", kind: "edit key", whose: own, why: "the stranger guesses" },
  { on: "nonsense", kind: "lock", whose: own, why: "the stranger writes a note as well" },
  { on: "nonsense", kind: "text id", whose: all, why: "the stranger tries others' hidden notes, as if the ids were known" },
  { on: "nonsense", kind: "sealed text", whose: own, why: "the stranger writes a note as well" },
  { on: "request lines", kind: "room id", whose: room, why: "a room's id is its address and opens nothing" },
  { on: "request headers", kind: "agent", whose: own, why: "browsers send it by themselves" },
  { on: "request bodies", kind: "room id", whose: room, why: "a room is created under its id" },
  { on: "request bodies", kind: "key hash", whose: all, why: "a room is created with the hashes of its door and key for leading" },
  { on: "request bodies", kind: "sealed text", whose: own, why: "title and columns, sealed" },
  // To a browser.
  { on: "welcome", kind: "seat", whose: own, why: "a seat is told to its own browser" },
  { on: "patches", kind: "lock", whose: all, why: "a shown text has its lock (A3)" },
  { on: "patches", kind: "text id", whose: all, why: "a shown text has its id" },
  { on: "patches", kind: "sealed text", whose: all, why: "the board is sealed texts" },
  // With the people.
  { on: "exports", kind: "plain text", whose: all, why: "an export is for reading: shown texts, owners, signatures" },
  { on: "address bar", kind: "room id", whose: room, why: "a room's id is its address and opens nothing" },
  { on: "window title", kind: "plain text", whose: room, why: "a window is called by the room's title" },
  { on: "browser storage", kind: "seat", whose: own, why: "one keeps one's own seat" },
  { on: "browser storage", kind: "edit key", whose: own, why: "one keeps the keys of one's own texts (S5)" },
  { on: "browser storage", kind: "text id", whose: own, why: "one keeps which texts are one's own (S5)" },
  { on: "browser storage", kind: "sealed text", whose: own, why: "one's own texts are kept sealed (S5)" },
  { on: "browser storage", kind: "lead key", whose: own, why: "who leads keeps the key for it" },
  { on: "browser storage", kind: "room key", whose: room, why: "whoever was let in can come back" },
  { on: "browser storage", kind: "room id", whose: room, why: "whoever was let in can come back" },
];

/** Whether something may be found there. */
export function allowance(on: SurfaceKind, kind: Kind, whose: Whose): Allowance | undefined {
  return ALLOWED.find((each) => each.on === on && each.kind === kind && each.whose.includes(whose));
}
