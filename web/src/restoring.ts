// What restores a room, and that goes where a room was restored into. Both are found by
// the room key alone, so nothing is sent to the others, and no secret leaves a fragment
// (docs/decisions/0021).

import type { Hands } from "./act";
import { moveRoom } from "./keep/move";
import { dropEntry, loadOutbox, saveEntry, saveOwn } from "./keep/mine";
import type { Loop } from "./loop";
import { ask, type Whereabouts } from "./net/ask";
import { postRoom } from "./net/create";
import { projectorLink, roomLink, socketUrl } from "./net/links";
import { freshId } from "./seal/keys";
import { successor } from "./seal/successor";
import { again, isVoid } from "./state/again";
import { roomOf } from "./state/messages";
import { isMissing, mayRestore, restored } from "./state/restore";
import type { CreateError, RoomState } from "./state/state";
import { LIMITS, type FacilitatorKey, type RoomId } from "./state/wire";

/** How many rooms further it is looked: a server may be started anew as often while a page sleeps. */
const AHEAD = 4;
/** Between two looks, in milliseconds: at first, and at most. */
const FIRST_MS = 1_500;
const LONGEST_MS = 20_000;
/** Looks of a page that has no board, and so can only wait for somebody else. */
const LOOKS = 30;

/** What restoring needs of the page. `route` goes where the address says. */
export interface Means extends Pick<Hands, "store" | "means"> {
  readonly route: () => void;
}

/** Keys drawn to lead a restored room, by its id: sent again until the server has answered. */
const drawn = new Map<RoomId, FacilitatorKey>();
/** Which look is the newest: one at a time. */
let newest = 0;

/** Looks for the room that the one that is gone was restored into, until it is found, and goes there. */
export async function look(loop: Loop, means: Means): Promise<void> {
  const mine = (newest += 1);
  const room = roomOf(loop.state);
  if (room === null) return;
  const wanted = (): boolean => {
    const now = roomOf(loop.state);
    return mine === newest && now !== null && now.id === room.id && isMissing(now);
  };
  const most = room.board.board === null ? LOOKS : Infinity;
  let wait = FIRST_MS;
  for (let looks = 0; looks < most && wanted(); looks += 1) {
    const found = await ahead(room, loop.state.origin);
    if (!wanted()) break;
    // Whoever is about to restore it goes there with the key to lead.
    if (found.where === "there" && loop.state.creating.state !== "sending") goThere(loop, means, found.room);
    else if (found.where === "erased" || found.where === "expired")
      loop.dispatch({ type: "closed", why: found.where, retry_at: 0 });
    if (!wanted()) break;
    await new Promise((done) => setTimeout(done, wait * (0.5 + Math.random() / 2)));
    wait = Math.min(wait * 1.5, LONGEST_MS);
  }
}

interface Found {
  readonly room: RoomId;
  readonly where: Whereabouts;
}

/** The furthest of the rooms to come that is there; else how one of them ended, if one did. */
async function ahead({ id, keys }: RoomState, origin: string): Promise<Found> {
  const rooms: RoomId[] = [];
  for (let next = successor(keys.room, id); next !== null && rooms.length < AHEAD; next = successor(keys.room, next))
    rooms.push(next);
  const hello = { type: "hello", protocol: LIMITS.protocol, door: keys.door, join: false } as const;
  const open = (url: string): WebSocket => new WebSocket(url);
  const all = await Promise.all(
    rooms.map(async (room): Promise<Found> => ({ room, where: await ask(open, socketUrl(origin, room), hello) })),
  );
  const last = (where: Whereabouts): Found | undefined => all.filter((each) => each.where === where).at(-1);
  return last("there") ?? last("erased") ?? last("expired") ?? { room: id, where: "missing" };
}

/** Makes the room anew from this page's board, and goes there; where somebody else was quicker, likewise. */
export async function restore(loop: Loop, means: Means): Promise<void> {
  const room = roomOf(loop.state);
  const { dice, now } = means.means();
  if (room === null || !mayRestore(room, now) || loop.state.creating.state === "sending") return;
  const next = successor(room.keys.room, room.id);
  if (next === null) return;
  const held = room.you.leads ? room.facilitator_key : null;
  const key = held ?? drawn.get(next) ?? freshId(dice);
  drawn.set(next, key);
  const body = restored(room, next, key, dice);
  loop.dispatch({ type: "creating", creating: { state: "sending" } });
  const why: CreateError | null = body === null ? "invalid" : await postRoom(body, fetch);
  const failed = why !== null && why !== "taken";
  loop.dispatch({ type: "creating", creating: failed ? { state: "failed", why } : { state: "idle" } });
  if (why === "taken") drawn.delete(next);
  if (!failed && roomOf(loop.state)?.id === room.id) goThere(loop, means, next);
}

/** Takes along what is one's own, and goes. */
function goThere(loop: Loop, means: Means, next: RoomId): void {
  const room = roomOf(loop.state);
  if (room === null) return;
  const { origin } = loop.state;
  const wall = loop.state.place.at === "projector";
  if (!wall) takeAlong(loop, means, room, next);
  // In the place of the address that leads nowhere any more.
  history.replaceState(null, "", (wall ? projectorLink : roomLink)(origin, next, room.keys.room));
  means.route();
  loop.dispatch({ type: "notice", what: { type: "restored" } });
}

function takeAlong(loop: Loop, { store, means }: Means, room: RoomState, next: RoomId): void {
  const { now, local } = means();
  // What was typed last is stored under the old name before that goes.
  loop.flush();
  if (!moveRoom(store, room.id, next, drawn.get(next) ?? null, now)) return;
  for (const entry of loadOutbox(store, next)) if (isVoid(entry)) dropEntry(store, next, entry.local);
  const { entries, own } = again(room, local);
  for (const each of own) saveOwn(store, next, each);
  for (const each of entries) saveEntry(store, next, each);
}
