// What a browser keeps of a room goes on into the restored one, whole and once (S5).

import assert from "node:assert/strict";
import { test } from "node:test";

import { idOf } from "../testing";
import { moveRoom } from "./move";
import { loadRoom, loadRooms, saveRoom } from "./rooms";
import { Store } from "./store";
import type { RecentRoom } from "../state/state";

const [FROM, TO, OTHER] = [idOf(1), idOf(2), idOf(3)];
const KEPT: RecentRoom = {
  id: FROM, key: "key", title: "sealed", join: true, seat: "seat", facilitator_key: "lead", spare_key: "spare",
  covered: false, visited: 5,
};

function stored(): Store {
  const store = new Store(null);
  saveRoom(store, KEPT);
  saveRoom(store, { ...KEPT, id: OTHER });
  store.set(`own/${FROM}/a`, "text");
  store.set(`draft/${FROM}/note:x`, "draft");
  store.set(`out/${FROM}/1`, "entry");
  store.set(`own/${OTHER}/a`, "another room's");
  return store;
}

test("own texts, drafts and outbox move, and the room is replaced among the recent ones (S5)", () => {
  const store = stored();
  assert.ok(moveRoom(store, FROM, TO, null, 9));
  assert.equal(store.get(`own/${TO}/a`), "text");
  assert.equal(store.get(`draft/${TO}/note:x`), "draft");
  assert.equal(store.get(`out/${TO}/1`), "entry");
  assert.deepEqual(store.names("").filter((name) => name.includes(FROM)), []);
  assert.equal(store.get(`own/${OTHER}/a`), "another room's");
  assert.deepEqual(loadRooms(store).map(({ id }) => id), [TO, OTHER]);
  assert.deepEqual(loadRoom(store, TO), { ...KEPT, id: TO, title: null, seat: null, visited: 9 });
  assert.ok(!moveRoom(store, FROM, TO, null, 10), "another tab has nothing left to move");
});

test("a key that was drawn leads, with the old one beside it until the server has answered (F3)", () => {
  const store = stored();
  moveRoom(store, FROM, TO, "new", 9);
  const { facilitator_key, spare_key } = loadRoom(store, TO) ?? assert.fail();
  assert.deepEqual([facilitator_key, spare_key], ["new", "lead"]);
});

test("what this browser has in the new room already stays", () => {
  const store = stored();
  saveRoom(store, { ...KEPT, id: TO, seat: "new seat", join: false, facilitator_key: null, spare_key: null, covered: true });
  store.set(`own/${TO}/a`, "newer");
  assert.ok(moveRoom(store, FROM, TO, null, 9));
  assert.equal(store.get(`own/${TO}/a`), "newer");
  const { seat, join, facilitator_key, covered } = loadRoom(store, TO) ?? assert.fail();
  assert.deepEqual([seat, join, facilitator_key, covered], ["new seat", true, "lead", true]);
});
