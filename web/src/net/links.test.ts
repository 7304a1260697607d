// Addresses, and the secrets in their fragments.

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf } from "../testing";
import { encode } from "../seal/base64url";
import {
  facilitatorLink,
  parseAddress,
  parseFragment,
  projectorLink,
  roomLink,
  roomPath,
  socketUrl,
} from "./links";

const ROOM = idOf(3);
const KEY = encode(new Uint8Array(32).fill(5));
const LEAD = idOf(9);

test("a room's link carries its key in the fragment, and nothing secret before it (A13)", () => {
  const link = new URL(roomLink("http://10.0.0.7:8080", ROOM, KEY));
  assert.equal(link.pathname + link.search, roomPath(ROOM));
  assert.deepEqual(parseAddress(link.pathname, link.hash), {
    at: "room",
    room: ROOM,
    secrets: { key: KEY, facilitator_key: null },
  });
});

test("a facilitator's link carries its key as well", () => {
  const link = new URL(facilitatorLink("https://retro.example", ROOM, KEY, LEAD));
  assert.deepEqual(parseFragment(link.hash), { key: KEY, facilitator_key: LEAD });
});

test("the projector's link carries the room's key alone, and reads no other (A2)", () => {
  const link = new URL(projectorLink("https://retro.example", ROOM, KEY));
  const projector = { at: "projector", room: ROOM, key: KEY };
  assert.equal(link.pathname + link.search, `/r/${ROOM}/projector`);
  assert.deepEqual(parseAddress(link.pathname, link.hash), projector);
  assert.deepEqual(parseAddress(`${link.pathname}/`, `#1${KEY}.${LEAD}`), projector);
  assert.deepEqual(parseAddress(link.pathname, ""), { at: "projector", room: ROOM, key: null });
});

test("a room without its key is still that room", () => {
  assert.deepEqual(parseAddress(`/r/${ROOM}/`, ""), { at: "room", room: ROOM, secrets: null });
});

test("fragments that are none are taken for missing", () => {
  for (const hash of [
    "#",
    "#1",
    `#2${KEY}`,
    `#1${KEY}x`,
    `#1${KEY}.`,
    `#1${KEY}.${LEAD}.${LEAD}`,
    `#1${LEAD}`,
    "#1%00",
  ]) {
    assert.equal(parseFragment(hash), null, hash);
  }
});

test("other addresses are home, or nowhere", () => {
  assert.deepEqual(parseAddress("/", ""), { at: "home", template: null });
  assert.deepEqual(parseAddress("/", "#tabc"), { at: "home", template: "abc" });
  for (const path of ["/r/", "/r/short", `/r/${ROOM}x`, `/r/${ROOM}/more`, `/r/${ROOM}/projector/x`, "/r/short/projector", "/other"]) {
    assert.deepEqual(parseAddress(path, `#1${KEY}`), { at: "nowhere" }, path);
  }
});

test("the websocket is where the page is, secure where it is", () => {
  assert.equal(socketUrl("https://retro.example", ROOM), `wss://retro.example/api/ws/${ROOM}`);
  assert.equal(socketUrl("http://10.0.0.7:8080", ROOM), `ws://10.0.0.7:8080/api/ws/${ROOM}`);
});
