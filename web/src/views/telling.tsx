// Who can tell who wrote something, in three sentences that are true for what is written where it was asked.

import { LIMITS } from "../state/wire";
import { words } from "../words/words";
import { Dialog } from "./dialog";
import { closeDialog, type RoomProps } from "./props";

/** Comments and late notes come out one by one, whatever hides the notes. */
export function WhoCanTell({ state, room, act, of }: RoomProps & { of: "note" | "comment" }) {
  const hidden = of === "note" && room.board.stage?.hiding === true;
  const tick = room.board.board?.settings.tick_seconds ?? LIMITS.tick_seconds_default;
  const { nobody, hidden: together, open, sealed } = words.telling;
  return (
    <Dialog title={words.writing.whoCanTell} close={() => closeDialog(act)}>
      <ul class="join-safe">
        {[nobody, hidden ? together : open(LIMITS.wait_ticks, tick), sealed].map((each) => <li key={each}>{each}</li>)}
      </ul>
      {state.secure ? null : <p class="warning">{words.safety.insecure}</p>}
      <div class="dialog-foot">
        <button type="button" class="button" onClick={() => closeDialog(act)}>{words.general.close}</button>
      </div>
    </Dialog>
  );
}
