// A new room: everything made in this browser, sealed, and sent once (S3: repeating is harmless).

import { encode } from "../seal/base64url";
import type { Dice } from "../seal/dice";
import { doorHash, facilitatorHash, freshId, ROOM_KEY_BYTES, roomKeys } from "../seal/keys";
import { seal } from "../seal/seal";
import { prepare } from "../seal/text";
import type { NewRoom } from "../state/intents";
import type { CreateError, RecentRoom } from "../state/state";
import { LIMITS, type ColumnId, type Content, type CreateRoom, type NewColumn } from "../state/wire";

/** What is sent, and what stays here. */
export interface Made {
  readonly body: CreateRoom;
  readonly kept: RecentRoom;
}

/** Seals what a room begins with beside its columns; null where that is nothing. */
export type Fill = (
  key: Uint8Array,
  columns: readonly ColumnId[],
  dice: Dice,
) => Content | CreateError | null;

/** Draws ids and keys, and seals. */
export function makeRoom(
  wish: NewRoom,
  dice: Dice,
  now: number,
  fill: Fill = () => null,
): Made | CreateError {
  const keys = roomKeys(encode(dice(ROOM_KEY_BYTES)));
  if (keys === null) return "invalid";
  const room = freshId(dice);
  const facilitator_key = freshId(dice);
  const title = seal(keys.text, `board|${room}|title`, wish.title, "line", dice);
  const columns = wish.columns.map((column): NewColumn | null => {
    const id = freshId(dice);
    const name = seal(keys.text, `column|${id}|name`, column.name, "line", dice);
    const asked = column.prompt !== null && prepare(column.prompt, "line") !== "";
    const prompt = asked
      ? seal(keys.text, `column|${id}|prompt`, column.prompt, "line", dice)
      : null;
    return name === null || (asked && prompt === null) ? null : { id, name, prompt };
  });
  const made = columns.filter((column) => column !== null);
  if (title === null || made.length < columns.length) return "text_too_long";
  const plan =
    wish.plan === null ? null : seal(keys.text, `board|${room}|plan`, wish.plan, "text", dice);
  if (plan === null && wish.plan !== null) return "text_too_long";
  const content = fill(
    keys.text,
    made.map((column) => column.id),
    dice,
  );
  if (typeof content === "string") return content;
  return {
    body: {
      room,
      title,
      check: keys.check,
      settings: wish.settings,
      plan,
      content,
      columns: made,
      door_hash: doorHash(keys.door),
      facilitator_hash: facilitatorHash(facilitator_key),
    },
    kept: { id: room, key: keys.room, title, join: true, seat: null, facilitator_key, spare_key: null, covered: null, visited: now },
  };
}

/** The server's codes, and what a proxy in front of it may say by status alone. */
const ERRORS: ReadonlyMap<unknown, CreateError> = new Map<unknown, CreateError>([
  ["malformed", "invalid"],
  ["invalid", "invalid"],
  ["id_taken", "taken"],
  ["too_big", "too_big"],
  ["busy", "busy"],
  ["limit_reached", "full"],
  ["too_many_rooms", "too_many_rooms"],
  [413, "too_big"],
  [429, "too_fast"],
]);

/** Asks the server for the room; null when it is there. */
export async function postRoom(body: CreateRoom, ask: typeof fetch): Promise<CreateError | null> {
  const sent = JSON.stringify(body);
  // It is of ASCII alone: a character is a byte.
  if (sent.length > LIMITS.create_bytes) return "too_big";
  try {
    const answer = await ask("/api/rooms", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: sent,
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (answer.ok) return null;
    return ERRORS.get(await codeOf(answer)) ?? ERRORS.get(answer.status) ?? "server";
  } catch {
    return "unreachable";
  }
}

/** The code of a refusal, where it has one. */
async function codeOf(answer: Response): Promise<unknown> {
  try {
    return ((await answer.json()) as { code?: unknown } | null)?.code;
  } catch {
    return undefined;
  }
}
