// Into a room from an address: what a projector is given, and what it is not.

import assert from "node:assert/strict";
import { test } from "node:test";

import { enterAddress, helloOf } from "./enter";
import { saveDraft, saveOwn } from "./keep/mine";
import { loadRoom, saveRoom } from "./keep/rooms";
import { Store } from "./keep/store";
import { parseAddress } from "./net/links";
import { encode } from "./seal/base64url";
import { roomOf, type Message } from "./state/messages";
import { reduce } from "./state/reduce";
import type { OwnText, RoomState, State } from "./state/state";
import { LIMITS } from "./state/wire";
import { countingDice, idOf, Page, testRoom } from "./testing";

const ROOM = idOf(1);
const { keys } = testRoom();
const LEAD = idOf(9);
const PATH = `/r/${ROOM}/projector`;
const OWN: OwnText = {
  kind: "note",
  id: idOf(20),
  place: idOf(10),
  edit_key: idOf(21),
  rev: 0,
  local: "000001",
  text: "sealed",
  kept: "hidden",
  kept_at: 0,
  seen: false,
  leaving: false,
  signing: null,
};

/** A browser that leads in the room, has a seat there, wrote a note and began another one. */
function leader(): Store {
  const store = new Store(null);
  const kept = { id: ROOM, key: keys.room, title: null, join: true, seat: "seat", facilitator_key: LEAD, spare_key: null, covered: null, visited: 5 };
  saveRoom(store, kept);
  saveOwn(store, ROOM, OWN);
  saveDraft(store, ROOM, keys, `note:${idOf(10)}`, { text: "half a", given: 0 }, countingDice());
  return store;
}

/** The keys to lead by in a room that is opened by a link. */
function keysBy(store: Store, hash: string): readonly (string | null)[] {
  const { place } = enterAddress(store, parseAddress(`/r/${ROOM}`, hash), 9);
  if (place.at !== "room") throw new Error(place.at);
  const kept = loadRoom(store, ROOM);
  assert.deepEqual([kept?.facilitator_key, kept?.spare_key], [place.room.facilitator_key, place.room.spare_key]);
  return [place.room.facilitator_key, place.room.spare_key];
}

test("a link with another facilitator key does not cost the one that is known (F3)", () => {
  const store = leader();
  const [made_up, another] = [idOf(90), idOf(91)];
  assert.deepEqual(keysBy(store, `#1${keys.room}.${made_up}`), [made_up, LEAD]);
  assert.deepEqual(keysBy(store, ""), [made_up, LEAD], "after a reload before the answer");
  assert.deepEqual(keysBy(store, `#1${keys.room}.${another}`), [made_up, LEAD], "of two, none goes");
  assert.deepEqual(keysBy(leader(), `#1${keys.room}.${LEAD}`), [LEAD, null]);
  assert.deepEqual(keysBy(new Store(null), `#1${keys.room}.${LEAD}`), [LEAD, null]);
});

test("a made-up key goes once the server does not let it lead, and the known one is back (F3)", () => {
  const store = leader();
  const { place } = enterAddress(store, parseAddress(`/r/${ROOM}`, `#1${keys.room}.${idOf(90)}`), 9);
  const you = { type: "you", leads: false, ready: false, ballot: null, answer: null, stands: false, agrees: false } as const;
  const [next, effects] = reduce({ ...new Page().state, place }, { type: "frame", frame: you, now: 10 });
  assert.equal(roomOf(next)?.facilitator_key, LEAD);
  assert.deepEqual(effects, [
    { type: "keep_room", room: ROOM, change: { facilitator_key: LEAD, spare_key: null } },
    { type: "connect" },
  ]);
});

function enter(store: Store, hash: string): RoomState {
  const { place } = enterAddress(store, parseAddress(PATH, hash), 9);
  if (place.at !== "projector") throw new Error(place.at);
  return place.room;
}

test("a projector never joins and never leads, whoever's browser it is in (A2)", () => {
  const hello = { type: "hello", protocol: LIMITS.protocol, door: keys.door, join: false };
  for (const store of [leader(), new Store(null)]) {
    for (const hash of [`#1${keys.room}`, `#1${keys.room}.${LEAD}`]) {
      assert.deepEqual(helloOf(enter(store, hash)), hello);
    }
    assert.deepEqual(helloOf(enter(store, "")), hello);
  }
});

test("a projector has nothing of its browser's own texts, and leaves them as they are (A12)", () => {
  const store = leader();
  const before = loadRoom(store, ROOM);
  const room = enter(store, `#1${keys.room}`);
  assert.deepEqual([room.own.size, room.drafts.size, room.outbox.length], [0, 0, 0]);
  assert.deepEqual([room.seat, room.facilitator_key, room.join], [null, null, false]);
  assert.deepEqual(loadRoom(store, ROOM), before);
});

test("a facilitator key in a projector's link is not kept", () => {
  const store = new Store(null);
  enter(store, `#1${keys.room}.${LEAD}`);
  assert.equal(loadRoom(store, ROOM)?.facilitator_key, null);
  assert.equal(loadRoom(store, ROOM)?.join, false);
});

test("a projector without a key says so", () => {
  const other = encode(new Uint8Array(32).fill(1));
  const none = enterAddress(new Store(null), parseAddress(PATH, "#2nothing"), 9);
  assert.deepEqual(none, { place: { at: "no_key", room: ROOM }, stored: false });
  const store = leader();
  assert.equal(enterAddress(store, parseAddress(PATH, `#1${other}`), 9).stored, false);
  assert.equal(loadRoom(store, ROOM)?.key, keys.room);
});

test("what happens at a seat in another tab changes nothing on the projector (A12)", () => {
  const state: State = {
    ...new Page().state,
    place: { at: "projector", room: enter(leader(), "") },
  };
  const messages: Message[] = [
    { type: "other_tab", change: { type: "own", own: OWN } },
    { type: "draft", key: `note:${idOf(10)}`, text: "typed" },
    { type: "join" },
  ];
  for (const message of messages) assert.deepEqual(reduce(state, message), [state, []]);
});

test("a projector stays one while the room changes", () => {
  const state: State = { ...new Page().state, place: { at: "projector", room: enter(leader(), "") } };
  const [next] = reduce(state, { type: "closed", why: null, retry_at: 10 });
  assert.equal(next.place.at, "projector");
  assert.equal(roomOf(next)?.link.state, "waiting");
});
