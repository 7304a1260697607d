// The room that comes after one that is gone. It knows no storage and no link.

import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

import { decode, encode } from "./base64url";
import { ID_BYTES, ROOM_KEY_BYTES, SALT } from "./keys";

const LABEL = new TextEncoder().encode("next/room");

/**
 * The id of the room that a board is restored into when its room is gone: whoever has the room key knows it,
 * and nobody else. It has the same key, and a successor of its own.
 */
export function successor(key: string, room: string): string | null {
  const [bytes, id] = [decode(key, ROOM_KEY_BYTES), decode(room, ID_BYTES)];
  if (bytes === null || id === null) return null;
  return encode(hkdf(sha256, bytes, SALT, Uint8Array.of(...LABEL, ...id), ID_BYTES));
}
