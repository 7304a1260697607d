// For somebody who pressed Join and waits for a seat (F5): why, and that it comes by itself.

import { useEffect } from "preact/hooks";

import { CROWD_MS, waitsForSeat } from "../state/seats";
import { words } from "../words/words";
import type { RoomProps } from "./props";

export function SeatWait({ room, act }: RoomProps) {
  const why = waitsForSeat(room);
  const asks = why === "crowd" && room.link.state === "live";
  useEffect(() => {
    if (!asks) return undefined;
    const timer = setTimeout(() => act({ type: "reconnect" }), CROWD_MS);
    return () => clearTimeout(timer);
  }, [asks]);
  if (why === null) return null;
  return (
    <div class="band" role="status">
      <p>{words.leading.noSeat[why]}</p>
      <button type="button" class="button" onClick={() => act({ type: "reconnect" })}>{words.pages.again}</button>
    </div>
  );
}
