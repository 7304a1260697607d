// Sealed texts of a room, opened: each once, remembered for as long as the room is open.

import { Opener, type Seam } from "../seal/seal";
import type { RoomState } from "./state";

/** A text of the board. One that does not open is shown as such, and can be taken off. */
export interface Opened {
  readonly opens: boolean;
  /** Empty when it does not open. */
  readonly text: string;
}

const openers = new WeakMap<Uint8Array, Opener>();

/** Opens a text where it belongs. */
export function opened(room: RoomState, seam: Seam, sealed: string): Opened {
  let opener = openers.get(room.keys.text);
  if (opener === undefined) {
    opener = new Opener(room.keys.text);
    openers.set(room.keys.text, opener);
  }
  const text = opener.open(seam, sealed);
  return { opens: text !== null, text: text ?? "" };
}
