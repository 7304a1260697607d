// Leading from hand to hand (F3), for everybody: an offer to take, or a team whose leader is gone.

import type { Act } from "../state/intents";
import type { LeadingEntity } from "../state/wire";
import { words } from "../words/words";
import { Covered } from "./cover";
import { asSeat, canWrite, leads, type RoomProps } from "./props";

export function Handover(props: RoomProps) {
  const leading = props.room.board.leading;
  if (leading === null) return null;
  if (leading.offered) return <Offer {...props} />;
  return leading.absent && canWrite(props.room) ? <Absent {...props} leading={leading} /> : null;
}

function Offer({ room, act }: RoomProps) {
  if (leads(room)) {
    return (
      <div class="band">
        <p>{words.handing.offering}</p>
        <button type="button" class="button" onClick={() => act({ type: "withdraw_offer" })}>{words.handing.withdraw}</button>
      </div>
    );
  }
  if (!canWrite(room)) return null;
  return (
    <div class="band">
      <p>{words.leading.offered}</p>
      <button type="button" class="button button-main" onClick={() => act({ type: "accept_lead" })}>{words.handing.accept}</button>
    </div>
  );
}

function Absent({ room, act, leading }: RoomProps & { leading: LeadingEntity }) {
  const here = room.board.counts?.here ?? 0;
  const { stands, agrees } = room.you;
  return (
    <div class="band">
      <p>
        {words.leading.absent} {leading.agreed === null ? words.handing.askStand
          : stands ? words.handing.standing(leading.agreed, here) : words.handing.somebody(leading.agreed, here)}
      </p>
      {!asSeat(room) ? <Covered act={act} text={words.covered.agree} /> : leading.agreed === null && !stands
        ? <button type="button" class="button button-main" onClick={() => act({ type: "stand" })}>{words.handing.stand}</button>
        : <Agree act={act} stands={stands} agrees={agrees} />}
    </div>
  );
}

function Agree({ act, stands, agrees }: { act: Act; stands: boolean; agrees: boolean }) {
  if (stands)
    return <button type="button" class="button" onClick={() => act({ type: "agree", agree: false })}>{words.handing.stepBack}</button>;
  return (
    <button type="button" class={agrees ? "button" : "button button-main"} aria-pressed={agrees}
      onClick={() => act({ type: "agree", agree: !agrees })}>{words.handing.agree}</button>
  );
}
