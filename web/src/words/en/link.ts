// The words of the connection.

import type { CloseReason } from "../../state/wire";
import { count } from "./count";

export const link = {
  connecting: "Connecting…",
  live: "Live",
  waiting: (n: number) =>
    n === 0 ? "Reconnecting…" : `Reconnecting… ${count(n, { one: "# change waits", other: "# changes wait" })} to be sent`,
  sending: (n: number) => count(n, { one: "Sending # change", other: "Sending # changes" }),
  gone: "Gone",
  again: "Try now",
  /** Why the connection broke, in the words of somebody with twelve people waiting. */
  reasons: {
    bad_frame: "The server did not understand this page. Load it anew; what you typed stays.",
    wrong_door: "This link’s key does not fit the room. Ask for the full link again.",
    wrong_seat: "Your seat was not recognised, so you get a new one. Your notes stay yours.",
    no_room: "There is no such room on this server any more.",
    no_hello: "The connection was too slow to say hello. Trying again.",
    other_protocol: "Candor was updated. Load the page anew; what you typed stays.",
    erased: "This room was erased.",
    expired: "This room has expired.",
    too_big: "A message was too large for the server. Shorten the text and try again.",
    room_full: "The room has as many connections as it may. Close other tabs of it, or wait.",
    too_many: "This browser sent too much at once and was paused. It comes back by itself.",
    too_slow: "The connection was too slow to keep up. Trying again.",
    room_failed: "The room had a hiccup and is being loaded anew. It comes back by itself.",
    restarting: "The server is restarting. It comes back by itself in a moment.",
  } satisfies Record<CloseReason, string>,
};
