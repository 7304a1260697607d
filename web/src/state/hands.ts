// Leading from hand to hand (F3), on the page: a new facilitator key is drawn and kept here before
// its hash is sent, with the old one beside it until the server has answered. So no break between
// the two costs the leading. Pure.

import { facilitatorHash, freshId } from "../seal/keys";
import type { Dice } from "../seal/dice";
import type { Intent } from "./intents";
import type { Effect, Step } from "./messages";
import type { RoomState } from "./state";
import type { Command, FacilitatorHash, FacilitatorKey } from "./wire";

/** A command of handing over, and the key whose hash it carries. */
export interface Handing {
  readonly command: Command;
  readonly key: FacilitatorKey | null;
}

/** The command for an intent; null when it is no handing over. */
export function handing(room: RoomState, intent: Intent, dice: Dice): Handing | null {
  switch (intent.type) {
    case "replace_key":
    case "accept_lead":
    case "stand": {
      const key = freshId(dice);
      return { command: { type: intent.type, hash: facilitatorHash(key) }, key };
    }
    case "offer_lead":
    case "withdraw_offer":
      return { command: { type: intent.type }, key: null };
    case "agree": {
      const candidate = standing(room);
      return candidate === null ? null : { command: { type: "agree", candidate, agree: intent.agree }, key: null };
    }
    default:
      return null;
  }
}

/** Who stands, as this page sees it; the one who does knows it before the others. */
function standing({ board, you, facilitator_key: key }: RoomState): FacilitatorHash | null {
  return you.stands && key !== null ? facilitatorHash(key) : (board.leading?.candidate ?? null);
}

/** Whether a command carries the hash of a new key. */
export const bringsKey = (command: Command): boolean =>
  command.type === "replace_key" || command.type === "accept_lead" || command.type === "stand";

function keys(
  room: RoomState,
  facilitator_key: FacilitatorKey | null,
  spare_key: FacilitatorKey | null,
): Step<RoomState> {
  const effect: Effect = { type: "keep_room", room: room.id, change: { facilitator_key, spare_key } };
  return [{ ...room, facilitator_key, spare_key }, [effect]];
}

/** The new key is held from now on, the old one as a spare. */
export const takeKey = (room: RoomState, key: FacilitatorKey): Step<RoomState> =>
  keys(room, key, room.facilitator_key);

/** The server has the new key: the old one is of no use any more. */
export const settleKey = (room: RoomState): Step<RoomState> =>
  keys(room, room.facilitator_key, null);

/** The server refused the new key: the old one is held again. */
export const dropKey = (room: RoomState): Step<RoomState> => keys(room, room.spare_key, null);

/**
 * What the server says of leading tells which key counts: after a break the new one is shown first;
 * where it does not lead, the spare one is tried.
 */
export function tryKeys(room: RoomState): Step<RoomState> {
  if (room.spare_key === null || room.outbox.some((entry) => bringsKey(entry.command)))
    return [room, []];
  if (room.you.leads) return settleKey(room);
  const [next, effects] = dropKey(room);
  return [next, [...effects, { type: "connect" }]];
}
