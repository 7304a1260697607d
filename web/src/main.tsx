// The page's beginning: what this browser gives is put together here, and nowhere else.

import { render } from "preact";

import { actor } from "./act";
import { enterAddress } from "./enter";
import { localNames } from "./keep/local";
import { readDraft, readOwn } from "./keep/mine";
import { loadRoom, loadRooms, read } from "./keep/rooms";
import { loadTemplates } from "./keep/templates";
import { browserStorage, nameOf, Store } from "./keep/store";
import { Loop } from "./loop";
import { Connection } from "./net/connection";
import { parseAddress, roomPath } from "./net/links";
import { dice } from "./seal/dice";
import type { Means } from "./state/compose";
import { choice } from "./state/cover";
import { roomOf } from "./state/messages";
import type { DraftKey, State, Theme } from "./state/state";
import { noUi } from "./state/ui";
import { App } from "./views/app";
import "./views/common";

const clock = (): number => Date.now();
const store = new Store(browserStorage());
const local = localNames(clock, dice);

/** Remembers in this tab that it has been loaded anew for a newer server, so that it is done once. */
const RELOADED = "candor/reloaded";

function theme(): Theme {
  const kept = store.get("theme");
  return kept === "light" || kept === "dark" || kept === "contrast" ? kept : "system";
}

const first: State = {
  place: { at: "home", template: null, covered: false },
  recent: loadRooms(store),
  templates: loadTemplates(store),
  storage: store.kept,
  secure: globalThis.isSecureContext,
  origin: location.origin,
  theme: theme(),
  sound: store.get("sound") !== "off",
  nudge: store.get("nudge") !== "off",
  keys: store.get("keys") !== "off",
  notices: [],
  creating: { state: "idle" },
  now: clock(),
  ui: noUi,
};

const root = document.getElementById("app") ?? document.body;
const loop = new Loop(first, { store, dice, clock, paint, reload, look: () => restoring("look") }, () => connection);
const connection = new Connection({
  open: (url) => new WebSocket(url),
  clock,
  random: Math.random,
  connecting: () => loop.dispatch({ type: "connecting" }),
  frame: (frame) => {
    if (frame.type === "welcome") understood();
    loop.dispatch({ type: "frame", frame, now: clock() });
  },
  closed: (why, retry_at) => loop.dispatch({ type: "closed", why, retry_at }),
});
const means = (): Means => ({ dice, local, now: clock() });
const act = actor(loop, { store, means, go, restore: () => restoring("restore") });

/** Other tabs may choose otherwise; this one stays as it is when it is loaded anew (A12). */
const chosenHere = (): boolean | null => (history.state as { covered: boolean | null } | null)?.covered ?? null;

function paint(state: State): void {
  const covered = choice(state);
  if (covered !== chosenHere()) history.replaceState({ covered }, "");
  render(<App state={state} act={act} />, root);
}

function reload(): boolean {
  // What is in memory alone goes with the page.
  if (store.kept !== "kept") return false;
  try {
    if (sessionStorage.getItem(RELOADED) !== null) return false;
    sessionStorage.setItem(RELOADED, "1");
  } catch {
    // Without it, a reload could repeat for ever: the page says what is wrong instead.
    return false;
  }
  location.reload();
  return true;
}

/** Page and server speak the same protocol: the next newer server may reload the page again. */
function understood(): void {
  try {
    sessionStorage.removeItem(RELOADED);
  } catch {
    // Forbidden: then nothing was remembered either.
  }
}

function go(path: string): void {
  history.pushState(null, "", path);
  route();
}

/** What restores a room, or finds the one that it was restored into, comes with the screen for that. */
function restoring(what: "look" | "restore"): void {
  import("./views/ended").then((code) => code[what](loop, { store, means, route }), () => act({ type: "part_missing" }));
}

/** Goes where the address says; a fragment leaves the address bar once its secrets are kept. */
function route(covered: boolean | null = null): void {
  loop.flush();
  const address = parseAddress(location.pathname, location.hash);
  const { place, stored } = enterAddress(store, address, clock());
  if (stored && location.hash !== "") history.replaceState(null, "", location.pathname);
  loop.dispatch({ type: "went", place, recent: loadRooms(store), now: clock(), covered });
  loop.connect();
}

/** Another tab of this browser changed what is kept. */
function otherTab(event: StorageEvent): void {
  const name = nameOf(event.key);
  if (name === null) return;
  if (name.startsWith("room/")) loop.dispatch({ type: "recent", recent: loadRooms(store) });
  const [kind, room, ...rest] = name.split("/");
  const id = rest.join("/");
  const open = roomOf(loop.state);
  if (room === undefined || room !== open?.id) return;
  const { oldValue, newValue } = event;
  if (kind === "room") {
    const kept = loadRoom(store, room);
    if (kept !== null) loop.dispatch({ type: "other_tab", change: { type: "room", kept } });
    else if (loop.state.place.at === "room" && open.link.state !== "over") {
      // Forgotten there, or gone on to the room that it was restored into.
      const moved = read(newValue)?.["moved"];
      go(typeof moved === "string" ? roomPath(moved) : "/");
    }
  } else if (kind === "draft") {
    const text = readDraft(open.keys, id, newValue ?? oldValue);
    const change = { type: "draft", key: id as DraftKey, text, gone: newValue === null } as const;
    loop.dispatch({ type: "other_tab", change });
  }
  const own = kind === "own" ? readOwn(newValue) : null;
  if (own !== null) loop.dispatch({ type: "other_tab", change: { type: "own", own } });
  else if (kind === "own") loop.dispatch({ type: "other_tab", change: { type: "own_gone", id } });
  else if (kind === "out" && newValue === null) {
    loop.dispatch({ type: "other_tab", change: { type: "entry_gone", local: id } });
  }
}

store.onchange = (state) => loop.dispatch({ type: "storage", state });
addEventListener("storage", otherTab);
addEventListener("popstate", () => route());
addEventListener("hashchange", () => route());
addEventListener("online", () => connection.poke());
addEventListener("pageshow", () => connection.poke());
addEventListener("pagehide", loop.flush);
addEventListener("beforeunload", (event) => {
  loop.flush();
  const room = roomOf(loop.state);
  // What goes with the page goes when somebody says so.
  if (store.kept !== "kept" && room !== null && room.outbox.length + room.drafts.size > 0) event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") connection.poke();
  else loop.flush();
});
route(chosenHere());
