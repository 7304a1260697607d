// What gives way on a phone, because it stands in the bar under the thumb as well.

import { nextAct, type NextAct } from "../state/next";
import type { RoomProps } from "./props";

/** The class of what stands elsewhere on the page as well, and gives way to this bar on a phone. */
export function unlessInBar(room: RoomProps["room"], what: NextAct["do"]): string {
  return nextAct(room)?.do === what ? " lead-twice" : "";
}
