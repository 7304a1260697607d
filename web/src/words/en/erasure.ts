// The words of erasing a room.

import { count } from "./count";

export const erasure = {
  erasing: (seconds: number) =>
    count(seconds, { one: "This room will be erased in # second.", other: "This room will be erased in # seconds." }),
  keepRoom: "Keep the room",
  eraseAnnounced: "This room will be erased in a minute.",
  eraseCancelled: "The room stays after all.",
};
