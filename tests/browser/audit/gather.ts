// Collects the secrets of a retro out of what the clients themselves had: their frames, their storage, and
// the link. What is derived from a key is derived here as well.

import { doorHash, facilitatorHash, roomKeys } from "../../../web/src/seal/keys.ts";
import type { Conversation, Json, Said } from "./conversation.ts";
import { ROOM, type Kind, type Secrets } from "./secrets.ts";
import type { Room } from "./stranger.ts";
import type { Part } from "./surfaces.ts";

/** Names in frames and in storage, and what kind of secret stands under each. */
const NAMED: Record<string, Kind> = {
  edit_key: "edit key", lock: "lock", facilitator_key: "lead key", spare_key: "lead key", hash: "key hash",
};

/** Letters of an id. What else stands there is nonsense of the stranger's. */
const ID_CHARS = 22;

/** Fields that hold sealed texts, where they have such a length. */
const SEALED_AT_LEAST = 395;

export function gather(secrets: Secrets, room: Room, talks: readonly Conversation[], parts: readonly Part[]): void {
  addRoom(secrets, room);
  for (const { client, frames, requests } of talks) {
    for (const { direction, said } of frames) {
      if (said?.type === "welcome" && typeof said["seat"] === "string") secrets.addSeat(client, said["seat"]);
      if (direction === "up" && said !== null) addSent(secrets, client, said);
    }
    for (const { body } of requests.filter(({ line }) => line.startsWith("POST "))) addNamed(secrets, client, JSON.parse(body.toString()) as Json);
  }
  for (const { kind, client, bytes } of parts) {
    if (kind === "browser storage") addStored(secrets, client!, bytes.toString());
  }
  for (const key of secrets.of("lead key")) {
    for (const owner of key.owners) secrets.addBytes("key hash", owner, facilitatorHash(key.value));
  }
}

function addRoom(secrets: Secrets, { id, key }: Room): void {
  const keys = roomKeys(key)!;
  secrets.addBytes("room id", ROOM, id);
  secrets.addBytes("room key", ROOM, key);
  secrets.addBytes("door", ROOM, keys.door);
  secrets.addBytes("key hash", ROOM, doorHash(keys.door));
  secrets.addBytes("text key", ROOM, Buffer.from(keys.text).toString("base64url"));
}

function addSent(secrets: Secrets, client: string, said: Said): void {
  const id = said["id"];
  const adds = said.type === "add_note" || said.type === "add_comment";
  if (adds && typeof id === "string" && id.length === ID_CHARS) secrets.addBytes("text id", client, id);
  // What somebody expects to replace was not written by them.
  const { expect: _, ...own } = said;
  addNamed(secrets, client, own);
}

/** All that stands under a known name, however deep. */
function addNamed(secrets: Secrets, client: string, value: Json): void {
  if (value === null || typeof value !== "object") return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== "string") addNamed(secrets, client, inner as Json);
    else if (NAMED[name] !== undefined) secrets.addBytes(NAMED[name], client, inner);
    else if (inner.length >= SEALED_AT_LEAST && /^[\w-]+$/.test(inner)) secrets.addSealed(client, inner);
  }
}

/** Storage is a list of names with values, most of them JSON. */
function addStored(secrets: Secrets, client: string, text: string): void {
  for (const place of JSON.parse(text) as Record<string, string>[]) {
    for (const value of Object.values(place)) {
      try {
        addNamed(secrets, client, JSON.parse(value) as Json);
      } catch {
        // A draft, which is sealed and nothing else.
      }
    }
  }
}
