// The anonymity meter, one line where people write: how many could have written, or a plain warning. It
// has its place from the start, so that what it says moves nothing (S5).

import { few } from "../state/few";
import { words } from "../words/words";
import { open, type RoomProps } from "./props";

export function MeterLine({ room, act }: RoomProps) {
  const { here, seats } = room.board.counts ?? { here: 0, seats: 0 };
  const warning = few(room);
  return (
    <p class={warning === 0 ? "meter-line" : "meter-line meter-few"}>
      <button type="button" class="button button-link" onClick={() => open(act, { kind: "meter" })}>{words.few.numbers(here, seats)}</button>
      {" "}{warning === 0 ? (here === 0 ? words.few.none : words.few.any) : words.few.warning[warning]}
    </p>
  );
}
