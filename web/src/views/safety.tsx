// What weakens the promise on this page, said plainly where it holds.

import { floorOf } from "../state/polls";
import { LIMITS } from "../state/wire";
import type { RoomState, State } from "../state/state";
import { words } from "../words/words";

export function Safety({ state, room }: { state: State; room?: RoomState }) {
  const floor = room === undefined ? LIMITS.floor_default : floorOf(room);
  const lines = [
    state.secure ? "" : words.safety.insecure,
    words.safety.storage[state.storage],
    floor < LIMITS.floor_default ? words.safety.lowFloor : "",
  ].filter((line) => line !== "");
  if (lines.length === 0) return null;
  return <div class="safety" role="note">{lines.map((line) => <p key={line}>{line}</p>)}</div>;
}
