// Into a room: from an address and what this browser keeps, to the state that the room begins with.

import { loadDrafts, loadOutbox, loadOwn } from "./keep/mine";
import { loadRoom, loadRooms, saveRoom } from "./keep/rooms";
import type { Store } from "./keep/store";
import type { Address } from "./net/links";
import { roomKeys } from "./seal/keys";
import { emptyBoard } from "./state/board";
import { nothing } from "./state/cover";
import type { Place, RecentRoom, RoomState } from "./state/state";
import { LIMITS, type FacilitatorKey, type Hello } from "./state/wire";

/** Where an address leads, and whether its fragment can be taken away. */
export interface Entered {
  readonly place: Place;
  readonly stored: boolean;
}

/** Opens an address; a room's secrets are kept first. */
export function enterAddress(
  store: Store,
  address: Address,
  now: number,
): Entered {
  if (address.at === "projector") return onTheWall(store, address, now);
  // Home is covered as the room was that one comes from (A12).
  if (address.at === "home")
    return { place: { ...address, covered: loadRooms(store)[0]?.covered === true }, stored: false };
  if (address.at !== "room") return { place: address, stored: false };
  const { room: id, secrets } = address;
  const before = loadRoom(store, id);
  const key = secrets?.key ?? before?.key;
  const keys = key === undefined ? null : roomKeys(key);
  if (key === undefined || keys === null)
    return { place: { at: "no_key", room: id }, stored: false };
  // A link with another key than the one that worked here does not replace it.
  const known = before === null || before.key === key ? before : null;
  const kept: RecentRoom = {
    id,
    key,
    title: known?.title ?? null,
    join: known?.join ?? false,
    seat: known?.seat ?? null,
    covered: known?.covered ?? null,
    visited: now,
    ...facilitatorKeys(known, secrets?.facilitator_key ?? null),
  };
  const own = before === null || known !== null;
  if (own) saveRoom(store, kept);
  return {
    place: { at: "room", room: roomState(store, kept, keys) },
    stored: own && store.kept === "kept",
  };
}

/**
 * The key to lead by, and the one to fall back to (F3). Anybody can make up a key in a link, so the
 * one that was known is kept until the server has answered; of two that are unsettled none goes.
 */
function facilitatorKeys(
  known: RecentRoom | null,
  given: FacilitatorKey | null,
): Pick<RecentRoom, "facilitator_key" | "spare_key"> {
  const { facilitator_key = null, spare_key = null } = known ?? {};
  const keep = given === null || given === facilitator_key || spare_key !== null;
  if (keep) return { facilitator_key, spare_key };
  return { facilitator_key: given, spare_key: facilitator_key };
}

/**
 * The room's screen on the wall (A2, A12): whatever this browser has of the room besides its key,
 * a seat and leading included, stays out of it and stays as it is.
 */
function onTheWall(
  store: Store,
  address: Extract<Address, { readonly at: "projector" }>,
  now: number,
): Entered {
  const { room: id } = address;
  const before = loadRoom(store, id);
  const key = address.key ?? before?.key;
  const keys = key === undefined ? null : roomKeys(key);
  if (key === undefined || keys === null)
    return { place: { at: "no_key", room: id }, stored: false };
  const viewer: RecentRoom = {
    id,
    key,
    title: null,
    join: false,
    seat: null,
    facilitator_key: null,
    spare_key: null,
    covered: null,
    visited: now,
  };
  if (before === null) saveRoom(store, viewer);
  const own = before === null || before.key === key;
  return {
    place: { at: "projector", room: viewerState(viewer, keys) },
    stored: own && store.kept === "kept",
  };
}

/** A room of which nothing has been heard yet, with what this browser keeps of its own there. */
export function roomState(
  store: Store,
  kept: RecentRoom,
  keys: RoomState["keys"],
): RoomState {
  const outbox = loadOutbox(store, kept.id);
  return {
    ...viewerState(kept, keys),
    own: loadOwn(store, kept.id, outbox),
    drafts: loadDrafts(store, kept.id, keys),
    outbox,
    ballot: lastBallot(outbox),
    answer: lastAnswer(outbox),
  };
}

/** A room of which nothing has been heard yet, with nothing of one's own. */
function viewerState(kept: RecentRoom, keys: RoomState["keys"]): RoomState {
  return {
    ...nothing,
    id: kept.id,
    keys,
    facilitator_key: kept.facilitator_key,
    spare_key: kept.spare_key,
    seat: kept.seat,
    join: kept.join,
    no_seat: false,
    link: { state: "connecting" },
    resume: null,
    epoch: null,
    board: emptyBoard,
    partial: null,
    limits: null,
    durable: false,
    clock_offset: 0,
    covered: kept.covered,
    heard: 0,
    steady_since: null,
  };
}

function lastBallot(outbox: RoomState["outbox"]): RoomState["ballot"] {
  const command = outbox
    .map((entry) => entry.command)
    .filter((each) => each.type === "cast_ballot")
    .at(-1);
  return command === undefined ? null : { round: command.round, votes: command.votes };
}

/** The answer that is still on its way. */
export function lastAnswer(outbox: RoomState["outbox"]): RoomState["answer"] {
  const command = outbox
    .map((entry) => entry.command)
    .filter((each) => each.type === "answer_poll")
    .at(-1);
  return command === undefined ? null : { poll: command.poll, choice: command.choice };
}

/** The first frame. */
export function helloOf(room: RoomState): Hello {
  return {
    type: "hello",
    protocol: LIMITS.protocol,
    door: room.keys.door,
    join: room.join,
    ...(room.join && room.seat !== null ? { seat: room.seat } : {}),
    ...(room.facilitator_key === null ? {} : { facilitator_key: room.facilitator_key }),
    ...(room.resume === null ? {} : { resume: room.resume }),
  };
}
