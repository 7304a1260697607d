// The words of the views of a room.

import type { Panel } from "../../state/ui";

export const panels = {
  label: "Views",
  names: {
    board: "Board",
    results: "Results",
    discuss: "Discussion",
    wrap_up: "Actions",
    review: "Last time",
  } satisfies Record<Panel, string>,
};
