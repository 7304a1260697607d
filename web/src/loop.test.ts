// The loop: state at once, paint once a frame, drafts stored before the page goes.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { loadDrafts, saveDraft } from "./keep/mine";
import { loadRoom, saveRoom } from "./keep/rooms";
import { Store } from "./keep/store";
import { Loop } from "./loop";
import type { Connection } from "./net/connection";
import { countingDice, idOf, Page, testRoom } from "./testing";

const ROOM = testRoom();
const KEY = `note:${idOf(10)}` as const;
const KEPT = {
  id: ROOM.id,
  key: ROOM.keys.room,
  title: null,
  join: true,
  seat: null,
  facilitator_key: null,
  spare_key: null,
  covered: null,
  visited: 1,
};

interface World {
  /** Whether loading anew does anything. */
  helps: boolean;
  readonly loop: Loop;
  readonly store: Store;
  readonly painted: string[];
  readonly frames: (() => void)[];
  readonly calls: string[];
}

/** A loop whose frames and timers are moved by hand. */
function inWorld(run: (world: World) => void): void {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const [frames, painted, calls]: [(() => void)[], string[], string[]] = [[], [], []];
  globalThis.requestAnimationFrame = (frame) => frames.push(() => frame(0));
  globalThis.cancelAnimationFrame = () => void frames.splice(0);
  const store = new Store(null);
  saveRoom(store, KEPT);
  const connection = {
    connect: () => calls.push("connect"),
    disconnect: () => calls.push("disconnect"),
    send: () => calls.push("send"),
  } as unknown as Connection;
  const paint = (state: Loop["state"]): void => void painted.push(state.theme);
  const outside = {
    store,
    dice: countingDice(),
    clock: Date.now,
    paint,
    reload: () => calls.push("reload") > 0 && world.helps,
    look: () => calls.push("look"),
  };
  const world: World = {
    helps: true,
    loop: new Loop(new Page(ROOM).state, outside, () => connection),
    store,
    painted,
    frames,
    calls,
  };
  try {
    run(world);
  } finally {
    mock.timers.reset();
  }
}

test("the state changes at once, and many changes are painted once", () =>
  inWorld(({ loop, painted, frames }) => {
    loop.dispatch({ type: "theme", theme: "dark" });
    loop.dispatch({ type: "theme", theme: "light" });
    assert.equal(loop.state.theme, "light");
    assert.deepEqual(painted, []);
    for (const frame of frames.splice(0)) frame();
    assert.deepEqual(painted, ["light"]);
    mock.timers.tick(1_000);
    assert.deepEqual(painted, ["light"]);
  }));

test("where frames do not come (a hidden tab), it is painted all the same", () =>
  inWorld(({ loop, painted }) => {
    loop.dispatch({ type: "theme", theme: "dark" });
    mock.timers.tick(250);
    assert.deepEqual(painted, ["dark"]);
  }));

test("a draft is stored a tenth of a second after a key however fast one types, or at once when the page goes (S5)", () =>
  inWorld(({ loop, store }) => {
    const stored = (): string | undefined => loadDrafts(store, ROOM.id, ROOM.keys).get(KEY)?.text;
    loop.dispatch({ type: "draft", key: KEY, text: "half" });
    assert.equal(stored(), undefined);
    mock.timers.tick(60);
    loop.dispatch({ type: "draft", key: KEY, text: "half a" });
    mock.timers.tick(40);
    assert.equal(stored(), "half a");
    loop.dispatch({ type: "draft", key: KEY, text: "half a thought" });
    loop.flush();
    assert.equal(stored(), "half a thought");
  }));

test("an erased room leaves storage, with the drafts that were not stored yet (A13)", () =>
  inWorld(({ loop, store, calls }) => {
    loop.dispatch({ type: "draft", key: KEY, text: "half" });
    loop.dispatch({ type: "closed", why: "erased", retry_at: 0 });
    loop.flush();
    mock.timers.tick(1_000);
    assert.equal(loadRoom(store, ROOM.id), null);
    assert.deepEqual(store.names(""), []);
    assert.deepEqual(calls, ["disconnect"]);
  }));

test("an old page that meets a newer server stores its drafts and is loaded anew", () =>
  inWorld(({ loop, store, calls }) => {
    loop.dispatch({ type: "draft", key: KEY, text: "half" });
    loop.dispatch({ type: "closed", why: "other_protocol", retry_at: 0 });
    assert.deepEqual(calls, ["disconnect", "reload"]);
    assert.equal(loadDrafts(store, ROOM.id, ROOM.keys).get(KEY)?.text, "half");
  }));

test("an old page that loading anew does not help says so, and loads itself no more", () =>
  inWorld((world) => {
    world.helps = false;
    world.loop.dispatch({ type: "closed", why: "other_protocol", retry_at: 0 });
    assert.deepEqual(world.calls, ["disconnect", "reload"]);
    assert.equal(world.loop.state.ui.stuck, true);
  }));

test("a draft that another tab took away is stored again at once, one that it wrote over when the page goes (S5)", () =>
  inWorld(({ loop, store }) => {
    const stored = (): string | undefined => loadDrafts(store, ROOM.id, ROOM.keys).get(KEY)?.text;
    const other = (text: string, gone: boolean): void =>
      loop.dispatch({ type: "other_tab", change: { type: "draft", key: KEY, text, gone } });
    loop.dispatch({ type: "draft", key: KEY, text: "mine" });
    loop.flush();
    store.remove(`draft/${ROOM.id}/${KEY}`);
    other("theirs", true);
    mock.timers.tick(300);
    assert.equal(stored(), "mine");
    saveDraft(store, ROOM.id, ROOM.keys, KEY, { text: "theirs", given: 0 }, countingDice(7));
    other("theirs", false);
    mock.timers.tick(10_000);
    assert.equal(stored(), "theirs", "no two tabs go on overwriting each other");
    loop.flush();
    assert.equal(stored(), "mine");
    store.remove(`draft/${ROOM.id}/${KEY}`);
    other("mine", true);
    mock.timers.tick(300);
    assert.equal(stored(), undefined, "the very same text was saved there");
  }));
