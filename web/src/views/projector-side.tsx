// The edge of the projector's screen: the timer, the counts, the code for whoever comes late, and how
// the connection and the screen are.

import { roomLink } from "../state/links";
import { openRound, timer } from "../state/select";
import { words } from "../words/words";
import { QrCode, RoomPrint } from "./parts";
import type { RoomProps } from "./props";
import { clock, hiddenText } from "./text";
import { useAwake, useFullScreen } from "./use-screen";

/** `joining`: the code is large elsewhere, and whoever comes compares the print. `safe`: the link may be passed on. */
export function ProjectorSide(props: RoomProps & { joining: boolean; safe: boolean }) {
  const { state, room, joining, safe } = props;
  return (
    <aside class="wall-side">
      <Clock {...props} />
      <Counts {...props} />
      <div class="wall-corner">
        {joining || !safe ? null : (
          <>
            <QrCode text={roomLink(state, room)} label={words.share.code} />
            <p>{words.projector.joinSmall}</p>
          </>
        )}
        {joining && safe ? <RoomPrint room={room} /> : null}
        <Connection {...props} />
        <Screen />
      </div>
    </aside>
  );
}

function Clock({ state, room }: RoomProps) {
  const at = timer(room, state.now);
  if (at.state === "off") return null;
  const text = at.state === "over" ? words.timer.over : clock(at.left);
  return (
    <p class={`wall-timer wall-timer-${at.state === "over" ? "over" : text.length} number`} role="timer" aria-label={words.timer.label}>
      {text}
      {at.state === "paused" ? <span class="wall-paused">{words.timer.isPaused}</span> : null}
    </p>
  );
}

function Counts({ room }: RoomProps) {
  const counts = room.board.counts;
  if (counts === null) return null;
  const hidden = hiddenText(counts.hidden);
  const asked = [...room.board.polls.values()].some((poll) => poll.outcome.state === "open");
  return (
    <ul class="wall-counts number" aria-label={words.counts.label}>
      <li>{words.counts.here(counts.here)}</li>
      <li>{words.counts.ready(counts.ready)}</li>
      {openRound(room) === null ? null : <li class="wall-now">{words.counts.voted(counts.voted)}</li>}
      {asked ? <li class="wall-now">{words.projector.answered(counts.answered)}</li> : null}
      {hidden === null ? null : <li class="wall-now">{hidden}</li>}
    </ul>
  );
}

/** Quiet while all is well; honest when not. */
function Connection({ room }: RoomProps) {
  const live = room.link.state === "live";
  const text = live ? words.link.live : room.link.state === "connecting" ? words.projector.connecting : words.projector.stale;
  return <p class={live ? "wall-link wall-live" : "wall-link"} role="status">{text}</p>;
}

/** The one control, and what this browser does not do for the screen; gone once it is full. */
function Screen() {
  const awake = useAwake();
  const full = useFullScreen();
  if (full.on) return null;
  return (
    <div class="wall-screen">
      {full.there
        ? <button type="button" class="button" onClick={full.enter}>{words.projector.fullScreen}</button>
        : <p>{words.projector.noFullScreen}</p>}
      {awake === false ? <p>{words.projector.noAwake}</p> : null}
    </div>
  );
}
