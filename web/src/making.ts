// The part of the page that makes a room, keeps it, and goes there.

import "./main";

import type { Hands } from "./act";
import { saveRoom } from "./keep/rooms";
import { makeRoom, postRoom, type Fill } from "./net/create";
import { roomPath } from "./net/links";
import type { NewRoom } from "./state/intents";
import type { CreateError } from "./state/state";

/** Makes the room and goes there; else says why there is none. */
export async function make(wish: NewRoom, { store, means, go }: Hands): Promise<CreateError | null> {
  const fill = await filling(wish);
  if (typeof fill === "string") return fill;
  const { dice, now } = means();
  const made = makeRoom(wish, dice, now, fill);
  if (typeof made === "string") return made;
  const why = await postRoom(made.body, fetch);
  if (why !== null) return why;
  saveRoom(store, made.kept);
  go(roomPath(made.kept.id));
  return null;
}

/** What seals the content of a new room; it comes only where there is some. */
async function filling({ retro }: NewRoom): Promise<Fill | CreateError> {
  if (retro === undefined) return () => null;
  try {
    const { sealContent } = await import("./files/filling");
    return (key, columns, dice) => sealContent(retro, key, columns, dice) ?? "text_too_long";
  } catch {
    return "unreachable";
  }
}
