// The words of making a room.

import type { CreateError } from "../../state/state";
import { LIMITS } from "../../state/wire";
import { MB } from "./count";

export const creation = {
  create: "Create the room",
  creating: "Creating the room…",
  createErrors: {
    unreachable: "The server does not answer. What you chose is still here: try again in a moment.",
    invalid: "The server did not accept this room’s settings.",
    too_big: `That is more than a new room can take at once: ${LIMITS.create_bytes / MB} MB, sealed. Shorten or leave out some of it and try again.`,
    busy: "The server is taking in other large boards just now. Try again in a few seconds.",
    full: "This server has as many rooms as it may. Try again later, or run your own.",
    too_many_rooms: "Many rooms were made from this network just now. What you chose is still here: try again in ten seconds.",
    too_fast: "Too many rooms were made from here just now. Wait a minute and try again.",
    taken: "That went wrong by a rare chance. Press “Create the room” once more.",
    text_too_long: "A name or another text is too long. Shorten it and try again.",
    server: "The server had a problem. What you chose is still here: try again in a moment.",
  } satisfies Record<CreateError, string>,
};
