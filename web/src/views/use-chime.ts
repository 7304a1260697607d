// Sounds once when the timer runs out here, unless sound is off on this device.

import { useEffect, useRef } from "preact/hooks";
import { timer } from "../state/select";
import type { RoomState, State } from "../state/state";

export function useChime(state: State, room: RoomState): void {
  const now = timer(room, state.now).state;
  const before = useRef(now);
  useEffect(() => {
    if (before.current === "running" && now === "over" && state.sound) {
      // Where it does not come, the end is seen all the same.
      import("../touch/chime").then(({ chime }) => chime(), () => undefined);
    }
    before.current = now;
  }, [now]);
}
