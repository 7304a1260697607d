// Whether so few are here that writing hides nobody: a question to the public counts alone. Pure.

import type { RoomState } from "./state";

/** So few seats are here; 0: enough are, or nobody is counted yet. */
export type Few = 0 | 1 | 2 | 3;

/** What is written now comes from a seat that is here, and those are never more than seats ever taken. */
export function few({ board: { counts } }: RoomState): Few {
  const here = counts?.here ?? 0;
  return here === 1 || here === 2 || here === 3 ? here : 0;
}
