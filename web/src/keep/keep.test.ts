// What this browser keeps: with storage, without it, and with one that is full.

import assert from "node:assert/strict";
import { test } from "node:test";

import { countingDice, idOf, Page, testRoom } from "../testing";
import { enterAddress, helloOf } from "../enter";
import { parseAddress } from "../net/links";
import { localNames } from "./local";
import { dropEntry, forgetMine, loadDrafts, loadOutbox, loadOwn, saveDraft, saveEntry, saveOwn } from "./mine";
import { changeRoom, forgetRoom, loadRoom, loadRooms, saveRoom } from "./rooms";
import { Store, type Place } from "./store";

/** Storage as a browser has it, which takes so many characters. */
function storage(room = Infinity): Place & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get length() {
      return all.size;
    },
    key: (index) => [...all.keys()][index] ?? null,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => {
      const others = [...all]
        .filter(([each]) => each !== name)
        .reduce((sum, [, each]) => sum + each.length, 0);
      if (others + value.length > room) throw new DOMException("full", "QuotaExceededError");
      all.set(name, value);
    },
    removeItem: (name) => void all.delete(name),
  };
}

const { keys } = testRoom();
const ROOM = idOf(1);
const KEPT = {
  id: ROOM,
  key: keys.room,
  title: null,
  join: true,
  seat: "seat",
  facilitator_key: null,
  spare_key: null,
  covered: null,
  visited: 5,
};

test("where storage is forbidden, everything works in memory, and that is told", () => {
  const store = new Store(null);
  saveRoom(store, KEPT);
  assert.deepEqual(loadRoom(store, ROOM), KEPT);
  assert.equal(store.kept, "memory");
  assert.deepEqual(loadRooms(store), [KEPT]);
});

test("where storage is full, what came last is in memory, and that is told once and taken back", () => {
  const told: string[] = [];
  const store = new Store(storage(10));
  store.onchange = (kept) => told.push(kept);
  store.set("a", "12345678");
  store.set("b", "12345678");
  store.set("c", "12345678");
  assert.equal(store.get("b"), "12345678");
  assert.deepEqual(store.names(""), ["a", "b", "c"]);
  store.remove("b");
  store.remove("a");
  store.set("c", "1234");
  assert.deepEqual(told, ["full", "kept"]);
  assert.equal(store.get("c"), "1234");
});

test("what is in memory alone goes to storage as soon as something else leaves it room (S3)", () => {
  const place = storage(10);
  const store = new Store(place);
  for (const name of ["a", "b", "c"]) store.set(name, "12345678");
  store.remove("a");
  assert.deepEqual([...place.all], [["candor/b", "12345678"]]);
  assert.equal(store.kept, "full");
  store.remove("b");
  assert.deepEqual([...place.all], [["candor/c", "12345678"]]);
  assert.equal(store.kept, "kept");
});

test("drafts come back after a reload, and lie sealed in storage (S5)", () => {
  const place = storage();
  const key = `note:${idOf(10)}` as const;
  saveRoom(new Store(place), KEPT);
  saveDraft(
    new Store(place),
    ROOM,
    keys,
    key,
    { text: "half a thought ", given: 3 },
    countingDice(),
  );
  assert.ok(![...place.all.values()].join().includes("thought"));
  const drafts = loadDrafts(new Store(place), ROOM, keys);
  assert.deepEqual([...drafts], [[key, { text: "half a thought ", given: 0 }]]);
  saveDraft(new Store(place), ROOM, keys, key, null, countingDice());
  assert.equal(place.all.size, 1, "the room alone");
});

test("the outbox and own texts come back after a reload, in order and sealed (S3, S5)", () => {
  const place = storage();
  const store = new Store(place);
  saveRoom(store, KEPT);
  const page = new Page();
  page.begin("write", true);
  page.dispatch({ type: "closed", why: null, retry_at: 0 });
  for (const text of ["one", "two", "three"])
    page.act({ type: "add_note", column: idOf(10), text });
  for (const effect of page.effects) {
    if (effect.type === "keep_entry") saveEntry(store, effect.room, effect.entry);
    if (effect.type === "keep_own") saveOwn(store, effect.room, effect.own);
  }
  const outbox = loadOutbox(new Store(place), ROOM);
  assert.deepEqual(outbox, page.room.outbox);
  assert.deepEqual(new Set(loadOwn(store, ROOM, outbox).values()), new Set(page.room.own.values()));
  assert.ok(!/one|two|three/.test([...place.all.values()].join()));
  dropEntry(store, ROOM, outbox[0]?.local ?? "");
  const [first] = outbox;
  const own = loadOwn(store, ROOM, loadOutbox(store, ROOM));
  assert.ok(first?.command.type === "add_note");
  assert.equal(
    own.get(first.command.id)?.kept,
    "waiting",
    "what is not on its way any more has been sent",
  );
});

test("a press stays one after a reload, so that nothing that nobody typed comes back", () => {
  const store = new Store(storage());
  saveRoom(store, KEPT);
  const page = new Page();
  page.begin("write", true);
  page.act({ type: "add_action", topic: null, text: "cache", owner: "", due: "" });
  const [added] = page.room.outbox;
  assert.ok(added?.command.type === "add_action");
  page.act({ type: "set_done", id: added.command.id, done: true });
  for (const entry of page.room.outbox) saveEntry(store, ROOM, entry);
  const outbox = loadOutbox(store, ROOM);
  assert.deepEqual(outbox.map(({ pressed }) => pressed), [undefined, true]);
  assert.ok(outbox.every(({ command }) => !("pressed" in command)), "the server gets the command alone");
});

test("an erased or forgotten room leaves nothing behind, and other rooms stay", () => {
  const place = storage();
  const store = new Store(place);
  const other = { ...KEPT, id: idOf(2) };
  saveRoom(store, KEPT);
  saveRoom(store, other);
  saveDraft(store, ROOM, keys, "action:new", { text: "x", given: 0 }, countingDice());
  store.set(`own/${ROOM}/x`, "{}");
  store.set(`out/${ROOM}/x`, "{}");
  forgetRoom(store, ROOM);
  assert.deepEqual(place.all.size, 1);
  assert.deepEqual(loadRooms(store), [other]);
  changeRoom(store, ROOM, { join: true, seat: "late" });
  assert.equal(loadRoom(store, ROOM), null, "nothing brings it back");
  saveDraft(store, ROOM, keys, "action:new", { text: "late", given: 0 }, countingDice());
  saveEntry(store, ROOM, { local: "1", command: { type: "cancel_erase" }, ref: null, not_before: 0, again: true });
  assert.equal(place.all.size, 1, "what comes late of it is not kept either");
});

test("forgetting which notes are mine leaves no edit key, of whichever tab, and no draft that tells (A3, S5)", () => {
  const place = storage();
  const store = new Store(place);
  saveRoom(store, KEPT);
  const other = { ...KEPT, id: idOf(2) };
  saveRoom(store, other);
  const id = idOf(20);
  const edit = { type: "edit_text", id, edit_key: "secret", rev: 1, text: "sealed" };
  for (const room of [ROOM, other.id]) {
    store.set(`own/${room}/${id}`, JSON.stringify({ id, edit_key: "secret" }));
    store.set(`out/${room}/1`, JSON.stringify(edit));
    store.set(`out/${room}/2`, JSON.stringify({ type: "add_note", id: idOf(21), text: "sealed" }));
    for (const key of [`edit:${id}`, `sign:${id}`, `note:${idOf(10)}`] as const)
      saveDraft(store, room, keys, key, { text: "typed", given: 0 }, countingDice());
  }
  const before = [...place.all.keys()].filter((name) => name.includes(other.id));
  forgetMine(store, ROOM);
  const left = [...place.all].filter(([name]) => name.includes(ROOM));
  assert.deepEqual(
    left.map(([name]) => name).sort(),
    [`candor/draft/${ROOM}/note:${idOf(10)}`, `candor/out/${ROOM}/2`, `candor/room/${ROOM}`],
    "what is typed and what is not sent yet stay",
  );
  assert.ok(!left.join().includes("secret"));
  assert.deepEqual([...place.all.keys()].filter((name) => name.includes(other.id)), before);
});

test("a forgotten room is gone whatever the kind of what was kept of it", () => {
  const place = storage();
  const store = new Store(place);
  saveRoom(store, KEPT);
  store.set(`to-come/${ROOM}`, "x");
  store.set(`to-come/${ROOM}/deeper/still`, "x");
  store.set("nudge", "off");
  forgetRoom(store, ROOM);
  assert.deepEqual([...place.all.keys()], ["candor/nudge"]);
});

test("what is not ours in storage is passed over", () => {
  const place = storage();
  const store = new Store(place);
  for (const value of ["", "null", "[]", "{}", '{"key":1}', "no json"]) {
    store.set(`room/${ROOM}`, value);
    store.set(`own/${ROOM}/x`, value);
    store.set(`out/${ROOM}/x`, value);
    store.set(`draft/${ROOM}/note:x`, value);
    assert.equal(loadRoom(store, ROOM), null);
    assert.deepEqual(
      [loadOutbox(store, ROOM), loadOwn(store, ROOM, []).size, loadDrafts(store, ROOM, keys).size],
      [[], 0, 0],
    );
  }
});

test("names of entries sort as they were given, also when the clock goes back", () => {
  const times = [1_000, 1_000, 999, 5_000, 1_700_000_000_000];
  const name = localNames(() => times.shift() ?? 0, countingDice());
  const given = [name(), name(), name(), name(), name(), name()];
  assert.deepEqual([...given].sort(), given);
  assert.equal(new Set(given).size, given.length);
});

test("a room's secrets are kept before its fragment may leave the address bar", () => {
  const address = parseAddress(`/r/${ROOM}`, `#1${keys.room}.${idOf(9)}`);
  const store = new Store(storage());
  const first = enterAddress(store, address, 7);
  assert.equal(first.stored, true);
  assert.equal(loadRoom(store, ROOM)?.facilitator_key, idOf(9));
  assert.equal(
    enterAddress(new Store(null), address, 7).stored,
    false,
    "forbidden: it stays in the address bar",
  );
  const again = enterAddress(store, parseAddress(`/r/${ROOM}`, ""), 8);
  assert.ok(
    again.place.at === "room" &&
      again.place.room.facilitator_key === idOf(9) &&
      !again.place.room.join,
  );
});

test("the wish to join outlives a reload that comes before the seat does (S3)", () => {
  const store = new Store(storage());
  const address = parseAddress(`/r/${ROOM}`, `#1${keys.room}`);
  const { place } = enterAddress(store, address, 7);
  assert.ok(place.at === "room" && !helloOf(place.room).join);
  changeRoom(store, ROOM, { join: true });
  const again = enterAddress(store, address, 8).place;
  assert.ok(again.at === "room" && helloOf(again.room).join && again.room.seat === null);
});

test("a link with another key does not replace the one that works", () => {
  const store = new Store(storage());
  saveRoom(store, KEPT);
  const other = "B".repeat(42) + "A";
  const { place, stored } = enterAddress(store, parseAddress(`/r/${ROOM}`, `#1${other}`), 8);
  assert.ok(place.at === "room" && place.room.keys.room === other && place.room.seat === null);
  assert.equal(stored, false);
  assert.deepEqual(loadRoom(store, ROOM), KEPT);
});

test("a room's address without any key asks for the link", () => {
  const { place } = enterAddress(new Store(storage()), parseAddress(`/r/${ROOM}`, ""), 8);
  assert.deepEqual(place, { at: "no_key", room: ROOM });
});
