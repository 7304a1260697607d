// The line under the header: what this stage is about, the counts, being ready, and what whoever
// leads can do now.

import { planOf } from "../state/plan";
import { openPoll } from "../state/polls";
import { callOff, openRound, revealIn } from "../state/select";
import { words } from "../words/words";
import { Icon } from "./icons";
import { CoverSwitch } from "./cover";
import { unlessInBar } from "./in-bar";
import { asSeat, canGroup, canWrite, leads, open, stageOf, type RoomProps } from "./props";
import { Preset } from "./preset";
import { hiddenText, seconds } from "./text";

export function Bar(props: RoomProps) {
  const { room, act } = props;
  return (
    <section class="bar" aria-label={words.stages.now}>
      <div class="bar-say">
        <p class="bar-hint" dir="auto">{planOf(room).stages[stageOf(room)]?.say ?? hint(room)}</p>
        <Reveal {...props} />
      </div>
      <div class="bar-line">
        <Counts {...props} />
        <div class="bar-tools">
          {leads(room) ? <><Lead {...props} /><Ask {...props} /></> : null}
          {asSeat(room)
            ? <button type="button" class="button" aria-pressed={room.you.ready}
              onClick={() => act({ type: "set_ready", ready: !room.you.ready })}>
              <Icon of="check" />{words.counts.meReady}
            </button>
            : null}
          {room.join ? <CoverSwitch act={act} on={room.covered === true} /> : null}
        </div>
      </div>
    </section>
  );
}

/** What there is to do, for whoever may do it. */
function hint(room: RoomProps["room"]): string {
  const stage = stageOf(room);
  return stage === "group" && canWrite(room) && !canGroup(room) ? words.stages.grouped : words.stages.hints[stage];
}

function Counts({ room }: RoomProps) {
  const counts = room.board.counts;
  if (counts === null) return null;
  const hidden = hiddenText(counts.hidden);
  const closes = room.board.stage?.closes_at ?? null;
  return (
    <ul class="counts number" aria-label={words.counts.label}>
      <li>{words.counts.here(counts.here)}</li>
      <li class="counts-ready">{words.counts.ready(counts.ready)}</li>
      {openRound(room) === null ? null : <li>{words.counts.voted(counts.voted)}</li>}
      {closes === null ? null : <li>{words.leading.closes(words.general.moment(closes))}</li>}
      {hidden === null ? null : <li class="counts-hidden"><Icon of="hidden" />{hidden}</li>}
    </ul>
  );
}

/** The announced reveal, told to everybody in the hint's place; whoever leads can call it off. */
function Reveal({ state, room, act }: RoomProps) {
  const left = revealIn(room, state.now);
  if (left === null) return null;
  return (
    <span class="reveal-soon number">
      {left === 0 ? words.reveal.soon : words.reveal.count(seconds(left))}
      {leads(room)
        ? <button type="button" class={`button${unlessInBar(room, "cancel_reveal")}`} onClick={() => act(callOff(room))}>{words.reveal.cancel}</button>
        : null}
    </span>
  );
}

/** One button for both ends of a poll, so that the focus stays where it was. */
function Ask({ room, act }: RoomProps) {
  const poll = openPoll(room);
  return (
    <button type="button" class={poll === null ? "button" : "button button-main"}
      onClick={() => open(act, poll === null ? { kind: "ask" } : { kind: "close_poll", poll: poll.id })}>
      {poll === null ? words.asking.ask : words.asking.close}
    </button>
  );
}

function Lead(props: RoomProps) {
  const { room, act } = props;
  const stage = stageOf(room);
  const at = room.board.stage;
  const announced = (at?.reveal_at ?? null) !== null;
  const some = announced || room.board.counts?.hidden !== 0;
  const round = openRound(room);
  return (
    <>
      <button type="button" class="button button-quiet" onClick={() => open(act, { kind: "lead" })}>{words.leading.button}</button>
      <Preset {...props} />
      {some
        ? <button type="button" class={`${stage === "check_in" ? "button" : "button button-main"}${unlessInBar(room, announced ? "cancel_reveal" : "reveal")}`}
          aria-disabled={announced} aria-label={words.reveal.buttonName}
          onClick={() => { if (!announced) act({ type: "announce_reveal" }); }}>{words.reveal.button}</button>
        : null}
      {stage === "check_in" || stage === "write" || stage === "group"
        ? <label class="switch" title={words.reveal.hideHint}>
          <input type="checkbox" checked={at?.hiding ?? false}
            onChange={(event) => act({ type: "set_hiding", hiding: event.currentTarget.checked })} />
          {words.reveal.hide}
        </label>
        : null}
      {stage === "vote" && round === null
        ? <button type="button" class={`${room.board.rounds.size === 0 ? "button button-main" : "button"}${unlessInBar(room, "open_round")}`}
          onClick={() => open(act, { kind: "round" })}>{words.ballot.open}</button>
        : null}
      {round === null ? null
        : <button type="button" class={`button button-main${unlessInBar(room, "close_round")}`}
          onClick={() => open(act, { kind: "close_round", round: round.id })}>
          {words.ballot.close}
        </button>}
    </>
  );
}
