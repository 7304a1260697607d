// The words of an address that leads to no room, or to none any more.

import type { Over, StorageState } from "../../state/state";
import { count } from "./count";

const over = {
  wrong_door: {
    title: "This link does not open the room",
    text: "The key behind the # is not this room’s; perhaps the link was cut off when it was pasted. Ask for the full link and open that.",
  },
  no_room: {
    title: "This room is gone",
    text: "It was erased, it expired, or the server was started anew without keeping it. Nothing of it is left on the server. Whoever led can create a new one in a minute.",
  },
  erased: {
    title: "This room was erased",
    text: "It is gone from the server, and this browser has forgotten it too.",
  },
  expired: {
    title: "This room has expired",
    text: "Nobody did anything in it for days, so the server let it go. Nothing of it is left there. Whoever led can create a new one in a minute.",
  },
  room_full: {
    title: "The room is full",
    text: "It has as many connections as it may. Close other tabs of this room, or wait until somebody leaves.",
  },
  other_protocol: {
    title: "Candor was updated",
    text: "Load this page anew to go on. What you typed stays in this browser.",
  },
} satisfies Record<Over, { title: string; text: string }>;

export const ended = {
  over,
  /** Where loading anew did not help, or would lose something. */
  stuck: {
    kept: "This page was loaded anew, and it is still of another version than the server: something between them may keep an old one. Try again in a minute. What you typed stays in this browser.",
    memory: "This browser keeps nothing: copy what you typed, then load this page anew with the full link.",
    full: "This browser’s storage is full: copy what you typed, then load this page anew.",
  } satisfies Record<StorageState, string>,
  noKeyTitle: "The link is not complete",
  noKeyText:
    "This address names a room but lacks the key that opens it: the part behind the #. Some chat tools cut it off. Ask for the full link and open that.",
  nowhereTitle: "There is nothing here",
  nowhereText: "This address belongs to no page of Candor.",
  trying: "Trying again now…",
  tryIn: (seconds: number) => count(seconds, { one: "This page tries again by itself in # second.", other: "This page tries again by itself in # seconds." }),
};
