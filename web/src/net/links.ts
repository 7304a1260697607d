// Addresses of this page, and the secrets in their fragments: `/r/{room}#1{room key}`, for who leads
// `#1{room key}.{facilitator key}`, and for the wall `/r/{room}/projector#1{room key}`. Fragments are
// never sent. It knows no storage.

import { decode } from "../seal/base64url";
import { ID_BYTES, ROOM_KEY_BYTES } from "../seal/keys";
import type { FacilitatorKey, RoomId } from "../state/wire";

/** The version of the fragment's form. */
const FORM = "1";

/** What an address asks for. */
export type Address =
  /** `template`: one that a link carries, as its fragment has it. */
  | { readonly at: "home"; readonly template: string | null }
  | { readonly at: "room"; readonly room: RoomId; readonly secrets: Secrets | null }
  /** The room's screen on the wall: no facilitator key is read for it. */
  | { readonly at: "projector"; readonly room: RoomId; readonly key: string | null }
  | { readonly at: "nowhere" };

/** What a fragment carries. */
export interface Secrets {
  /** Base64url of the room key. */
  readonly key: string;
  readonly facilitator_key: FacilitatorKey | null;
}

/** Reads an address. A fragment that is none counts as missing. */
export function parseAddress(pathname: string, hash: string): Address {
  if (pathname === "/") {
    return { at: "home", template: hash.startsWith("#t") ? hash.slice("#t".length) : null };
  }
  const [, room = "", part] = /^\/r\/([^/]+)(\/projector)?\/?$/.exec(pathname) ?? [];
  if (decode(room, ID_BYTES) === null) return { at: "nowhere" };
  if (part !== undefined) return { at: "projector", room, key: parseFragment(hash)?.key ?? null };
  return { at: "room", room, secrets: parseFragment(hash) };
}

/** Reads a fragment, with or without its `#`. */
export function parseFragment(hash: string): Secrets | null {
  const text = hash.replace(/^#/, "");
  if (!text.startsWith(FORM)) return null;
  const [key = "", facilitator, ...more] = text.slice(FORM.length).split(".");
  if (decode(key, ROOM_KEY_BYTES) === null || more.length > 0) return null;
  if (facilitator === undefined) return { key, facilitator_key: null };
  return decode(facilitator, ID_BYTES) === null ? null : { key, facilitator_key: facilitator };
}

/** The path of a room: no secret in it. */
export const roomPath = (room: RoomId): string => `/r/${room}`;

/** The link that lets people in. */
export function roomLink(origin: string, room: RoomId, key: string): string {
  return `${origin}${roomPath(room)}#${FORM}${key}`;
}

/** The link to the room's screen on the wall. */
export function projectorLink(origin: string, room: RoomId, key: string): string {
  return `${origin}${roomPath(room)}/projector#${FORM}${key}`;
}

/** The link that lets people in and lead. */
export function facilitatorLink(
  origin: string,
  room: RoomId,
  key: string,
  facilitator: FacilitatorKey,
): string {
  return `${roomLink(origin, room, key)}.${facilitator}`;
}

/** Where a room's websocket is. */
export function socketUrl(origin: string, room: RoomId): string {
  return `${origin.replace(/^http/, "ws")}/api/ws/${room}`;
}
