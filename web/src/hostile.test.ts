// What comes from outside and is none of ours: frames of a hostile server, storage that was spoilt, addresses and
// files that somebody made up. Nothing that was typed goes by it, and nothing of it becomes code (L2, S5).

import assert from "node:assert/strict";
import { test } from "node:test";

import { byLot, examples } from "./by-lot";
import { enterAddress } from "./enter";
import { openBytes } from "./files/open";
import { loadOutbox, readOwn } from "./keep/mine";
import { saveRoom } from "./keep/rooms";
import { Store, type Place } from "./keep/store";
import { parseAddress, parseFragment, roomLink, roomPath } from "./net/links";
import { unsaved } from "./state/left";
import { opened } from "./state/opened";
import type { ServerFrame } from "./state/wire";
import { idOf, Page, testRoom } from "./testing";

const COLUMN = idOf(10);
const { keys } = testRoom();
const ROOM = idOf(1);

/** Nothing that was read has become everybody's. */
function clean(): void {
  assert.equal(Object.keys(Object.prototype).length, 0);
  assert.equal(({} as Record<string, unknown>)["x"], undefined);
}

/** A page with a draft, a note that was sent, and others that wait. */
function writer(): Page {
  const page = new Page();
  page.begin("write", true);
  for (const text of ["sent", "sent too"]) page.act({ type: "add_note", column: COLUMN, text });
  page.act({ type: "draft", key: `note:${COLUMN}`, text: "half a thought" });
  return page;
}

const TYPED = ["sent", "sent too", "half a thought"];

/** Every text of a page that nobody but its author has thrown away. */
function stillThere({ room }: Page): boolean {
  const own = [...room.own.values()].map(({ kind, id, text }) => opened(room, `${kind}|${id}|text`, text).text);
  const all = [...own, ...unsaved(room)].join("\n");
  return TYPED.every((text) => all.includes(text));
}

const patchOf = (entity: unknown): string => JSON.stringify({ type: "patch", seq: 7, more: false, reset: false, put: [entity], del: [] });

test("whatever a hostile server says, nothing that was typed goes by it (S5)", () => {
  const frames = examples("From the server").map((each) => JSON.stringify(each));
  const seeds = [...frames, ...examples("Entities").map(patchOf)];
  const first = writer();
  let [taken, thrown] = [0, 0];
  byLot("page-frame", seeds, 3_000, (input) => {
    const page = new Page(first.room);
    let frame: unknown;
    try {
      frame = JSON.parse(input);
    } catch {
      return;
    }
    for (let twice = 0; twice < 2; twice += 1) {
      const before = page.state;
      try {
        page.hear(frame as ServerFrame);
        taken += 1;
      } catch (error) {
        // The connection ends, and the board is asked for again.
        assert.ok(error instanceof TypeError || error instanceof RangeError, String(error));
        assert.equal(page.state, before);
        thrown += 1;
      }
      assert.ok(stillThere(page));
      page.dispatch({ type: "closed", why: null, retry_at: 0 });
      assert.ok(stillThere(page));
    }
    clean();
  });
  assert.ok(taken > thrown, "most of them leave the page as it is");
});

/** Storage with these entries. */
function storage(entries: readonly (readonly [string, string])[]): Place {
  const all = new Map(entries);
  return {
    get length() {
      return all.size;
    },
    key: (index) => [...all.keys()][index] ?? null,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name),
  };
}

/** What a page keeps that has written, edited, signed, voted and acted. */
function kept(): readonly string[] {
  const page = writer();
  const [id = ""] = page.room.own.keys();
  page.note(id, "sent", idOf(30));
  page.act({ type: "edit_text", id, text: "edited" });
  page.act({ type: "step_forward", id, name: "Ana" });
  page.act({ type: "add_action", topic: idOf(30), text: "cache", owner: "Ana", due: "" });
  page.act({ type: "add_comment", topic: idOf(30), text: "why?" });
  page.act({ type: "delete_text", id });
  const entries = page.effects.flatMap((effect) => {
    if (effect.type === "keep_entry") return [JSON.stringify({ ...effect.entry.command, pressed: effect.entry.pressed })];
    return effect.type === "keep_own" ? [JSON.stringify(effect.own)] : [];
  });
  const votes = { type: "cast_ballot", round: idOf(50), votes: [{ topic: idOf(30), votes: 2 }] };
  const answer = { type: "answer_poll", poll: idOf(51), choice: 1 };
  const room = { key: keys.room, title: null, join: true, seat: "seat", facilitator_key: null, spare_key: null, covered: null, visited: 1 };
  return [...entries, JSON.stringify(votes), JSON.stringify(answer), JSON.stringify(room)];
}

test("storage that was spoilt lets the room open, and what is whole in it is sent (S3)", () => {
  const welcome = examples("From the server").find((each) => JSON.stringify(each).includes('"welcome"')) as unknown as ServerFrame;
  let [fed, sent] = [0, 0];
  byLot("page-storage", kept(), 1_000, (input) => {
    const store = new Store(storage([]));
    saveRoom(store, { id: ROOM, key: keys.room, title: null, join: true, seat: "seat", facilitator_key: null, spare_key: null, covered: null, visited: 1 });
    for (const name of [`out/${ROOM}/1`, `own/${ROOM}/1`, `draft/${ROOM}/note:${COLUMN}`]) store.set(name, input);
    store.set(`out/${ROOM}/2`, JSON.stringify({ type: "add_note", id: idOf(20), column: COLUMN, text: "sealed", lock: "lock" }));
    const { place } = enterAddress(store, parseAddress(roomPath(ROOM), `#1${keys.room}`), 7);
    assert.ok(place.at === "room");
    const page = new Page({ ...place.room, link: { state: "connecting" } });
    page.hear(welcome);
    page.begin("discuss", false);
    page.note(idOf(20), "sent", idOf(30));
    // The whole one goes out, whatever the other one is.
    assert.ok(page.sent.some((frame) => frame.type === "add_note" && frame.id === idOf(20)));
    fed += 1;
    sent += page.sent.length;
    for (const frame of page.sent) page.hear({ type: "error", ref: frame.ref, code: "not_there", final: true, message: "" });
    assert.equal(page.room.outbox.filter(({ ref }) => ref !== null).length, 0);
    unsaved(page.room);
    store.set(`room/${ROOM}`, input);
    enterAddress(store, parseAddress(roomPath(ROOM), ""), 8);
    loadOutbox(store, ROOM);
    readOwn(input);
    clean();
  });
  assert.ok(sent > fed * 1.1, `some of them are whole all the same: ${sent} of ${fed}`);
});

test("an address that somebody made up leads somewhere or nowhere", () => {
  const [room, key] = [idOf(1), keys.room];
  const seeds = [`/r/${room}#1${key}`, `/r/${room}#1${key}.${idOf(9)}`, `/r/${room}/projector#1${key}`, "/#tabc", "/"];
  byLot("page-address", seeds, 4_000, (input) => {
    const at = input.indexOf("#");
    const [path, hash] = at < 0 ? [input, ""] : [input.slice(0, at), input.slice(at)];
    const address = parseAddress(path, hash);
    if (address.at === "room") assert.equal(address.room.length, room.length);
    const secrets = parseFragment(hash);
    if (secrets === null) return;
    const link = new URL(roomLink("http://here", room, secrets.key));
    assert.equal(parseFragment(link.hash)?.key, secrets.key);
  });
});

test("a file that somebody made up is refused by name, or opens", () => {
  const utf8 = new TextEncoder();
  const board = { candor: 1, day: "2026-11-23", title: "T", stage: null, settings: { tick_seconds: 3, floor: 3, hiding: true }, plan: null, columns: [{ name: "Start", prompt: null }], topics: [{ column: 0, name: null, parked: false, notes: ["a"], comments: ["b"] }], actions: [{ topic: 0, text: "x", owner: null, due: null, done: false, experiment: { hypothesis: "h", measure: "m", look: null }, review: "open" }], rounds: [{ topics: [0], budget: 3, most_per_topic: 2, breaks: null, result: { voters: 3, votes: [4] } }], polls: [{ scale: { of: "roti" }, topic: null, result: { counts: [1, 0, 2, 0, 0] } }] };
  const seen = new Set<string>();
  byLot("page-file", [JSON.stringify(board), 'Kind,Text\r\n"note","a ""quoted"" one"\r\n'], 3_000, (input) => {
    const read = openBytes(utf8.encode(input));
    seen.add(read.of === "fault" ? read.fault.type : read.of);
    clean();
  });
  for (const outcome of ["board", "table", "wrong", "not_json", "not_candor", "unclosed"]) assert.ok(seen.has(outcome), outcome);
});
