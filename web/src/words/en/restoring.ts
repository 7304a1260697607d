// The words of a room that the server has lost and a page can restore.

import type { CreateError } from "../../state/state";
import { LIMITS } from "../../state/wire";
import { MB } from "./count";

export const restoring = {
  title: "The server has lost this room",
  text: "It was started anew, and it keeps rooms in memory alone. This page still has the board as it last stood.",
  follow: "Once somebody restores it, every page that is open here goes there by itself, and so does whoever opens the old link.",
  what: "What comes back",
  comes: [
    "The board as this page has it: columns, topics, notes, comments, actions, and what was counted. Your own notes stay yours.",
    "Hidden notes, and what was on its way: each from its author’s own browser, as that comes along.",
    "Not what was open: a running round or poll is void. Signatures, the timer and what was ruled for everybody begin anew.",
  ],
  trust: "Nobody can check what a page restores: everybody is told that the board comes from one page.",
  leads: "You lead, so it is yours to restore. You lead in the new room too.",
  wait: "Whoever leads can restore it now. If nobody does, you can in a moment.",
  anybody: "Nobody who leads has restored it so far. If you do, you lead in the new room.",
  wall: "Once somebody restores it, this screen goes there by itself.",
  button: "Restore the board",
  busy: "Restoring the board…",
  errors: {
    unreachable: "The server does not answer. The board is still here: try again in a moment.",
    invalid: "The server did not accept this board.",
    too_big: `This board is more than a new room can take at once: ${LIMITS.create_bytes / MB} MB, sealed.`,
    busy: "The server is taking in other large boards just now. Try again in a few seconds.",
    full: "This server has as many rooms as it may. Try again later.",
    too_fast: "Too many rooms were made from here just now. Wait a minute and try again.",
    too_many_rooms: "Many rooms were made from this network just now. The board is still here: try again in ten seconds.",
    taken: "Somebody else was quicker. This page goes there.",
    text_too_long: "The server did not accept this board.",
    server: "The server had a problem. The board is still here: try again in a moment.",
  } satisfies Record<CreateError, string>,
};
