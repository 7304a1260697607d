// Drafts: what is typed and not yet saved (S5). Pure.

import type { Effect, Step } from "./messages";
import type { Given } from "./returned";
import type { Draft, DraftKey, RoomState } from "./state";

function put(room: RoomState, key: DraftKey, draft: Draft | null): Step<RoomState> {
  const drafts = new Map(room.drafts);
  if (draft === null) drafts.delete(key);
  else drafts.set(key, draft);
  const effect: Effect = { type: "keep_draft", room: room.id, key, draft };
  return [{ ...room, drafts }, [effect]];
}

/** Takes over what was typed. */
export function typed(room: RoomState, key: DraftKey, text: string): Step<RoomState> {
  const before = room.drafts.get(key);
  if (text === (before?.text ?? "")) return [room, []];
  return put(room, key, text === "" ? null : { text, given: before?.given ?? 0 });
}

/** Editors of whole texts, not of lines. */
const LONG = new Set(["note", "comment", "edit", "action", "hypothesis", "measure"]);

/** Gives a text back to its editor, behind what stands there meanwhile. */
export function give(room: RoomState, { key, text }: Given): Step<RoomState> {
  const before = room.drafts.get(key);
  if (text === "" || before?.text === text) return [room, []];
  const separator = LONG.has(key.slice(0, key.indexOf(":"))) ? "\n" : " ";
  const whole =
    before === undefined || before.text === "" ? text : `${before.text}${separator}${text}`;
  const given = room.given + 1;
  return put({ ...room, given }, key, { text: whole, given });
}

/** Moves a draft to another editor, behind what stands there. It is kept there before it goes here. */
export function moveDraft(room: RoomState, from: DraftKey, to: DraftKey): Step<RoomState> {
  const draft = room.drafts.get(from);
  if (draft === undefined) return [room, []];
  const [there, kept] = room.drafts.has(to) ? give(room, { key: to, text: draft.text }) : put(room, to, draft);
  const [next, dropped] = put(there, from, null);
  return [next, [...kept, ...dropped]];
}

/** Drops the drafts that were saved. */
export function saved(room: RoomState, keys: readonly DraftKey[]): Step<RoomState> {
  let next = room;
  const effects: Effect[] = [];
  for (const key of keys) {
    if (!next.drafts.has(key)) continue;
    const [after, wanted] = put(next, key, null);
    next = after;
    effects.push(...wanted);
  }
  return [next, effects];
}
