// Keys and hashes of a room, and the lock of a text. It knows no storage and no link.

import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

import { decode, encode } from "./base64url";
import type { Dice } from "./dice";

const ascii = new TextEncoder();
/** Of every derivation. */
export const SALT = ascii.encode("candor/1");

/** Bytes of a room key. */
export const ROOM_KEY_BYTES = 32;
/** Bytes of an id, an edit key and a facilitator key. */
export const ID_BYTES = 16;

/** A room key and what is derived from it. */
export interface RoomKeys {
  /** The room key, base64url. */
  readonly room: string;
  /** Seals texts. */
  readonly text: Uint8Array;
  /** Shown to the server, base64url. */
  readonly door: string;
  /** Compared with the board's, base64url. */
  readonly check: string;
}

/** The keys derived from a room key in base64url, or null when it is none. */
export function roomKeys(room: string): RoomKeys | null {
  const key = decode(room, ROOM_KEY_BYTES);
  if (key === null) return null;
  const derive = (info: string): Uint8Array => hkdf(sha256, key, SALT, ascii.encode(info), 32);
  return {
    room,
    text: derive("text"),
    door: encode(derive("door")),
    check: encode(derive("check")),
  };
}

function hash(label: string, ...parts: readonly string[]): string {
  const state = sha256.create().update(ascii.encode(label));
  for (const part of parts) {
    const bytes = decode(part);
    if (bytes === null) throw new TypeError("not base64url");
    state.update(bytes);
  }
  return encode(state.digest());
}

/** What the server knows a door by. */
export const doorHash = (door: string): string => hash("candor/1/door", door);

/** What the server knows a facilitator key by. */
export const facilitatorHash = (key: string): string => hash("candor/1/facilitator", key);

/** Published with a note or comment; opened by its edit key (A3). */
export const lock = (id: string, editKey: string): string => hash("candor/1/lock", id, editKey);

/** A new id or 128-bit key, in base64url. */
export const freshId = (dice: Dice): string => encode(dice(ID_BYTES));
