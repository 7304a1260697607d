// The anonymity meter, opened: how many could have written, and what that is worth.

import { few } from "../state/few";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { closeDialog, type RoomProps } from "./props";

export function MeterDialog({ room, act }: RoomProps) {
  const counts = room.board.counts;
  const [here, seats] = [counts?.here ?? 0, counts?.seats ?? 0];
  const warning = few(room);
  return (
    <Dialog title={words.meter.title} close={() => closeDialog(act)}>
      <ul class="meter number">
        <li><b>{here}</b> {words.meter.here(here)}</li>
        <li><b>{seats}</b> {words.meter.seats(seats)}</li>
      </ul>
      {warning === 0 ? null : <p class="safety">{words.few.warning[warning]}</p>}
      {seats === 0 ? null : <p>{words.meter.any(seats)}</p>}
      <ul class="meter-knows">{words.meter.knows.map((each) => <li key={each}>{each}</li>)}</ul>
    </Dialog>
  );
}
