// The cover (A12): what views are given of a covered page, part by part, and that nothing is lost by it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { enterAddress } from "../enter";
import { saveDraft } from "../keep/mine";
import { loadRoom, saveRoom } from "../keep/rooms";
import { Store } from "../keep/store";
import { parseAddress } from "../net/links";
import { countingDice, idOf, Page, testRoom } from "../testing";
import { covered, nobody, seen } from "./cover";
import type { Draft, DraftKey, Notice, OwnText, RoomState, State } from "./state";
import { noSteps, type Done } from "./steps";
import type { You } from "./wire";

const OWN: OwnText = {
  kind: "note", id: idOf(20), place: idOf(10), edit_key: idOf(21), rev: 0, local: "000001", text: "sealed",
  kept: "hidden", kept_at: 0, seen: false, leaving: false, signing: null,
};
const STEP: Done = { did: "merge_topics", step: { type: "merge_topics", topic: idOf(30), into: idOf(31) } };
const BALLOT = { round: idOf(40), votes: [{ topic: idOf(30), votes: 2 }] };
const ANSWER = { poll: idOf(50), choice: 3 };

/** `all`: everybody's, or the page's own way to the server. `own`: does not show. `some`: see the tests. */
const PARTS: Record<keyof RoomState, "all" | "own" | "some"> = {
  id: "all", keys: "all", join: "all", no_seat: "all", link: "all", resume: "all", epoch: "all", board: "all",
  partial: "all", limits: "all", durable: "all", clock_offset: "all", heard: "all", steady_since: "all", covered: "all",
  facilitator_key: "own", spare_key: "own", own: "own", given: "own", outbox: "own", last_ref: "own",
  aside: "own", ballot: "own", answer: "own",
  seat: "some", you: "some", drafts: "some", steps: "some",
};

const YOU: Record<keyof You, "all" | "own"> =
  { leads: "all", ready: "own", ballot: "own", answer: "own", stands: "own", agrees: "own" };

const PAGE: Record<keyof State, "all" | "own" | "some"> = {
  storage: "all", secure: "all", origin: "all", theme: "all", sound: "all",
  nudge: "all", keys: "all", creating: "all", now: "all", ui: "all",
  recent: "own", templates: "own", place: "some", notices: "some",
};

/** A room in which somebody did everything that can be one's own. */
const busy: RoomState = testRoom({
  covered: true,
  facilitator_key: idOf(60),
  spare_key: idOf(61),
  seat: "another seat",
  you: { leads: true, ready: true, ballot: BALLOT, answer: ANSWER, stands: true, agrees: true },
  own: new Map([[OWN.id, OWN]]),
  drafts: new Map<DraftKey, Draft>([
    [`note:${idOf(10)}`, { text: "half a", given: 0 }],
    [`comment:${idOf(30)}`, { text: "half a", given: 0 }],
    [`edit:${idOf(20)}`, { text: "another", given: 0 }],
    [`sign:${idOf(20)}`, { text: "Ana", given: 0 }],
    ["aside:action:new", { text: "let us", given: 0 }],
  ]),
  given: 3,
  outbox: [{ local: "1", command: { type: "set_ready", ready: true }, ref: 4, not_before: 0, again: true }],
  last_ref: 4,
  aside: { ...noSteps, undo: [STEP] },
  ballot: BALLOT,
  answer: ANSWER,
});
const idle: RoomState = testRoom({ covered: true });

const keysOf = (of: object): string[] => Object.keys(of).sort();

test("every part of a room and of a page is decided about: covered, it shows or not (A12)", () => {
  assert.deepEqual(keysOf(busy), keysOf(PARTS));
  assert.deepEqual(keysOf(nobody), keysOf(YOU).filter((key) => key !== "type"));
  assert.deepEqual(keysOf(new Page().state), keysOf(PAGE));
});

test("covered, every seat has the same room, whatever is its own (A12)", () => {
  for (const [key, part] of Object.entries(PARTS) as [keyof RoomState, string][]) {
    if (part === "own") assert.notDeepEqual(busy[key], idle[key], `${key} is own, and nothing here has any`);
    if (part === "all") assert.equal(covered(busy)[key], busy[key], key);
  }
  for (const [key, part] of Object.entries(YOU) as [keyof typeof nobody, string][]) {
    if (part === "own") assert.notDeepEqual(busy.you[key], idle.you[key], key);
  }
  assert.deepEqual(covered(busy), covered(idle));
});

test("covered, whoever leads still leads, and waits for a seat or not (A12)", () => {
  assert.equal(covered(busy).you.leads, true);
  assert.equal(covered(testRoom({ you: nobody })).you.leads, false);
  assert.equal(covered(testRoom({ seat: null })).seat, null);
});

const notice = (id: number, what: Notice["what"]): Notice => ({ id, what });
const OWN_NOTICE = notice(2, { type: "refused", command: "add_note", code: "frozen", limit: null, back: `note:${idOf(10)}` });
const LEADING = notice(3, { type: "not_sent", command: "set_stage" });

test("a covered page has no recent rooms, no templates, and tells of nothing own or from before (A12)", () => {
  const before = notice(1, { type: "copied", what: "room_link" });
  const page = new Page(busy).state;
  const state: State = {
    ...page,
    recent: [{ id: idOf(1), key: "", title: null, join: true, seat: "s", facilitator_key: null, spare_key: null, covered: null, visited: 1 }],
    templates: [{ id: "1", text: "ours" }],
    notices: [before, OWN_NOTICE, LEADING],
    ui: { ...page.ui, hushed: [before] },
  };
  const shown = seen(state);
  for (const [key, part] of Object.entries(PAGE) as [keyof State, string][]) {
    if (part === "all") assert.equal(shown[key], state[key], key);
  }
  assert.deepEqual([shown.recent, shown.templates, shown.notices], [[], [], [LEADING]]);
  assert.deepEqual(shown.place, { at: "room", room: covered(busy) });
  const open = { ...state, place: { at: "room", room: { ...busy, covered: false } } } as const;
  assert.equal(seen(open), open);
});

/** A page on which somebody typed a note and an action, and grouped. */
function typed(): Page {
  const page = new Page(testRoom({ covered: false, steps: { ...noSteps, undo: [STEP] } }));
  page.act({ type: "draft", key: `note:${idOf(10)}`, text: "half a note" });
  page.act({ type: "draft", key: "action:new", text: "half an action" });
  page.act({ type: "draft", key: "seen:plan", text: "old" });
  page.dispatch({ type: "ui", change: { dialog: { kind: "share" }, menu: { of: "room" }, panel: "board" } });
  return page;
}

const texts = (of: RoomState): Record<string, string> =>
  Object.fromEntries([...of.drafts].map(([key, { text }]) => [key, text]));

test("covering closes what is open and empties editors, and uncovering brings all of it back (A12, S5)", () => {
  const page = typed();
  const before = texts(page.room);
  page.dispatch({ type: "cover", on: true });
  assert.deepEqual(texts(covered(page.room)), {});
  assert.deepEqual(covered(page.room).steps, noSteps);
  assert.deepEqual([page.state.ui.dialog, page.state.ui.menu, page.state.ui.panel], [null, null, "board"]);
  assert.ok(page.effects.some((each) => each.type === "keep_room" && each.change.covered === true));
  page.dispatch({ type: "cover", on: false });
  assert.deepEqual(texts(page.room), before);
  assert.deepEqual(page.room.steps.undo, [STEP]);
  assert.deepEqual(page.room.aside, noSteps);
});

test("what is laid aside is kept before it goes from its place (S5)", () => {
  const page = typed();
  page.effects.length = 0;
  page.dispatch({ type: "cover", on: true });
  const kept = page.effects.flatMap((each) => (each.type === "keep_draft" ? [[each.key, each.draft?.text ?? null]] : []));
  assert.deepEqual(kept, [
    ["aside:action:new", "half an action"], ["action:new", null], ["aside:seen:plan", "old"], ["seen:plan", null],
  ]);
});

test("what is typed in public while covered shows, and what lay there stands behind it afterwards (A12, S5)", () => {
  const page = typed();
  page.dispatch({ type: "cover", on: true });
  page.act({ type: "draft", key: "action:new", text: "in public" });
  page.act({ type: "draft", key: "seen:plan", text: "new" });
  assert.deepEqual(texts(covered(page.room)), { "action:new": "in public", "seen:plan": "new" });
  page.dispatch({ type: "cover", on: false });
  assert.deepEqual(texts(page.room), {
    [`note:${idOf(10)}`]: "half a note", "action:new": "in public\nhalf an action", "seen:plan": "new",
  });
});

test("a draft that is laid aside goes along when its topic is grouped away (S5)", () => {
  const page = typed();
  page.begin("discuss", false);
  page.note(idOf(20), "one", idOf(30));
  page.act({ type: "draft", key: `action:new:${idOf(30)}`, text: "about one" });
  page.dispatch({ type: "cover", on: true });
  page.patch([{ type: "topic", parked: false, id: idOf(31), column: idOf(10), order: 0, name: null, notes: [idOf(20)] }], [{ type: "topic", id: idOf(30) }]);
  page.dispatch({ type: "cover", on: false });
  assert.equal(texts(page.room)[`action:new:${idOf(31)}`], "about one");
});

test("a step taken while covered is undone first, and is not done again after older ones (F4)", () => {
  const page = typed();
  const newer: Done = { did: "place_topic", step: STEP.step };
  page.dispatch({ type: "cover", on: true });
  const { place } = page.state;
  if (place.at !== "room") throw new Error(place.at);
  page.state = { ...page.state, place: { at: "room", room: { ...place.room, steps: { ...noSteps, undo: [newer] } } } };
  page.dispatch({ type: "cover", on: false });
  assert.deepEqual(page.room.steps.undo, [STEP, newer]);
});

const you = (leads: boolean) =>
  ({ type: "you", leads, ready: false, ballot: null, answer: null, stands: false, agrees: false }) as const;

test("whoever comes to lead is covered, and not again after having chosen otherwise (A12)", () => {
  const page = new Page(testRoom({ you: nobody }));
  page.hear(you(false));
  assert.equal(page.room.covered, null);
  page.hear(you(true));
  assert.equal(page.room.covered, true);
  page.dispatch({ type: "cover", on: false });
  page.hear(you(false));
  page.hear(you(true));
  assert.equal(page.room.covered, false);
});

test("handing leading over uncovers nothing (A12)", () => {
  const page = new Page(testRoom({ you: nobody }));
  page.hear(you(true));
  page.hear(you(false));
  assert.equal(page.room.covered, true);
});

/** Goes to the room, with what a browser keeps and an address says. */
function went(store: Store, hash: string, covered: boolean | null = null, from = new Page().state): Page {
  const { keys } = testRoom();
  const { place } = enterAddress(store, parseAddress(`/r/${idOf(1)}`, `#1${keys.room}${hash}`), 9);
  const page = new Page();
  page.state = from;
  page.dispatch({ type: "went", place, recent: [], now: 9, covered });
  return page;
}

test("a page that holds a key to lead is covered from its first sight of the board; the choice is kept (A12)", () => {
  const lead = `.${idOf(9)}`;
  assert.equal(went(new Store(null), "").room.covered, null);
  const store = new Store(null);
  const page = went(store, lead);
  assert.equal(page.room.covered, true);
  assert.ok(page.effects.some((each) => each.type === "keep_room" && each.change.covered === true));
  const kept = loadRoom(store, idOf(1));
  if (kept === null) throw new Error("it was not kept");
  saveRoom(store, { ...kept, covered: false });
  assert.equal(went(store, lead).room.covered, false);
  assert.equal(went(store, lead, true).room.covered, true, "this tab chose otherwise");
});

test("a covered page stays covered wherever it goes, and lays aside what it finds there (A12, S5)", () => {
  const store = new Store(null);
  went(store, "");
  saveDraft(store, idOf(1), testRoom().keys, "action:new", { text: "half an action", given: 0 }, countingDice());
  const page = went(store, "", null, new Page(busy).state);
  assert.equal(page.room.covered, true);
  assert.deepEqual(texts(covered(page.room)), {});
  page.dispatch({ type: "cover", on: false });
  assert.deepEqual(texts(page.room), { "action:new": "half an action" });
});

test("home is covered like the room that was visited last (A12)", () => {
  const store = new Store(null);
  const home = (): boolean => {
    const { place } = enterAddress(store, parseAddress("/", ""), 9);
    if (place.at !== "home") throw new Error(place.at);
    return place.covered;
  };
  assert.equal(home(), false);
  const room = { key: "k", title: null, join: true, seat: null, facilitator_key: null, spare_key: null };
  saveRoom(store, { ...room, id: idOf(1), covered: true, visited: 1 });
  assert.equal(home(), true);
  saveRoom(store, { ...room, id: idOf(2), covered: null, visited: 2 });
  assert.equal(home(), false);
});
