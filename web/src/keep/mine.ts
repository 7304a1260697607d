// What is one's own in a room: texts with their edit keys, drafts, the outbox. One entry for each,
// so that two tabs never overwrite each other; texts are sealed under the room's text key (S5).

import { openDraft, sealDraft } from "../seal/seal";
import type { Dice } from "../seal/dice";
import type { Draft, DraftKey, Entry, OwnText, RoomKeys } from "../state/state";
import type { RoomId } from "../state/wire";
import { readCommand } from "./command";
import { isKept, read } from "./rooms";
import type { Store } from "./store";

const ownName = (room: RoomId, id: string): string => `own/${room}/${id}`;
const draftName = (room: RoomId, key: DraftKey): string => `draft/${room}/${key}`;
const entryName = (room: RoomId, local: string): string => `out/${room}/${local}`;

/** Keeps something of a room, unless that was forgotten meanwhile. */
function set(store: Store, room: RoomId, name: string, value: string): void {
  if (isKept(store, room)) store.set(name, value);
}

export function saveOwn(store: Store, room: RoomId, own: OwnText): void {
  set(store, room, ownName(room, own.id), JSON.stringify(own));
}

export function dropOwn(store: Store, room: RoomId, id: string): void {
  store.remove(ownName(room, id));
}

/**
 * Removes what tells which texts of a room are one's own, another tab's included: the texts with their edit
 * keys, then what waits with such a key, and then what was typed into their editors, which a tab keeps for
 * as long as it has the text.
 */
export function forgetMine(store: Store, room: RoomId): void {
  for (const name of store.names(ownName(room, ""))) store.remove(name);
  for (const name of store.names(entryName(room, "")))
    if (read(store.get(name))?.["edit_key"] !== undefined) store.remove(name);
  for (const kind of ["edit:", "sign:"] as const)
    for (const name of store.names(draftName(room, kind))) store.remove(name);
}

/** An own text as it was kept, or null for anything else. */
export function readOwn(text: string | null): OwnText | null {
  const kept = read(text);
  if (kept === null) return null;
  const strings = ["id", "place", "edit_key", "text", "local"].every(
    (field) => typeof kept[field] === "string",
  );
  const valid =
    strings &&
    (kept["kind"] === "note" || kept["kind"] === "comment") &&
    typeof kept["rev"] === "number" &&
    ["sending", "hidden", "waiting"].includes(String(kept["kept"])) &&
    typeof kept["seen"] === "boolean" &&
    typeof kept["leaving"] === "boolean";
  if (!valid) return null;
  const kept_at = typeof kept["kept_at"] === "number" ? kept["kept_at"] : 0;
  const signing = typeof kept["signing"] === "string" ? kept["signing"] : null;
  return { ...kept, kept_at, signing } as unknown as OwnText;
}

/** Own texts by id. What has no command on its way any more has been sent. */
export function loadOwn(
  store: Store,
  room: RoomId,
  outbox: readonly Entry[],
): ReadonlyMap<string, OwnText> {
  const adding = new Set(
    outbox.map(({ command }) =>
      command.type === "add_note" || command.type === "add_comment" ? command.id : "",
    ),
  );
  const all = store.names(`own/${room}/`).flatMap((name) => readOwn(store.get(name)) ?? []);
  return new Map(
    all.map((own) => [
      own.id,
      own.kept === "sending" && !adding.has(own.id) ? { ...own, kept: "waiting" as const } : own,
    ]),
  );
}

/** A command, and what else counts of it. */
export function saveEntry(store: Store, room: RoomId, { local, command, pressed, hidden }: Entry): void {
  set(store, room, entryName(room, local), JSON.stringify({ ...command, pressed, hidden }));
}

export function dropEntry(store: Store, room: RoomId, local: string): void {
  store.remove(entryName(room, local));
}

/** The outbox in the order in which it was filled. */
export function loadOutbox(store: Store, room: RoomId): readonly Entry[] {
  const prefix = entryName(room, "");
  return store.names(prefix).flatMap((name) => {
    const { pressed, hidden, ...kept } = read(store.get(name)) ?? {};
    const command = readCommand(kept);
    if (command === null) return [];
    const local = name.slice(prefix.length);
    const entry: Entry = { local, command, ref: null, not_before: 0, again: true };
    return [{ ...entry, ...(pressed === true && { pressed }), ...(hidden === true && { hidden }) }];
  });
}

/** Keeps a draft, or drops it. */
export function saveDraft(
  store: Store,
  room: RoomId,
  keys: RoomKeys,
  key: DraftKey,
  draft: Draft | null,
  dice: Dice,
): void {
  if (draft === null) store.remove(draftName(room, key));
  else set(store, room, draftName(room, key), sealDraft(keys.text, key, draft.text, dice));
}

/** The text of a stored draft, or null where it does not open. */
export function readDraft(keys: RoomKeys, key: string, stored: string | null): string | null {
  return stored === null ? null : openDraft(keys.text, key, stored);
}

/** Drafts by editor. */
export function loadDrafts(
  store: Store,
  room: RoomId,
  keys: RoomKeys,
): ReadonlyMap<DraftKey, Draft> {
  const prefix = `draft/${room}/`;
  return new Map(
    store.names(prefix).flatMap((name): [DraftKey, Draft][] => {
      const key = name.slice(prefix.length) as DraftKey;
      const text = readDraft(keys, key, store.get(name));
      return text === null ? [] : [[key, { text, given: 0 }]];
    }),
  );
}
