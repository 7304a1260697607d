// The top of a room: title, stages as a path, timer, connection, sharing, menu.

import { useRef } from "preact/hooks";
import { STAGES } from "../state/next";
import { timer, title, waitingCommands } from "../state/select";
import { words } from "../words/words";
import { Wordmark } from "./brand";
import { Icon } from "./icons";
import { leads, open, pressMenu, stageOf, type RoomProps } from "./props";
import { clock, said } from "./text";

export function Header(props: RoomProps) {
  const { room, act, state } = props;
  const name = title(room);
  const shown = state.ui.menu?.of === "room";
  return (
    <header class="header">
      <Wordmark act={act} compact />
      <h1 class="header-title" dir="auto">{name === null ? words.general.name : said(name)}</h1>
      <Stages {...props} />
      <div class="header-tools">
        <Connection {...props} />
        <TimerButton {...props} />
        <button type="button" class={leads(room) && stageOf(room) === "check_in" ? "button button-main" : "button"}
          onClick={() => open(act, { kind: "share" })}>
          <Icon of="share" />{words.sharing.button}
        </button>
        <button type="button" class="button button-icon" id="room-menu" aria-label={words.tools.button} aria-haspopup="dialog"
          aria-expanded={shown} onClick={() => pressMenu(act, { of: "room" }, shown)}>
          <Icon of="menu" />
        </button>
      </div>
    </header>
  );
}

/** Leaders press a stage; others see where the team is. */
function Stages({ room, act }: RoomProps) {
  if (room.board.stage === null) return null;
  const now = stageOf(room);
  const lead = leads(room);
  return (
    <nav class="stages" aria-label={words.stages.label}>
      <ol>
        {STAGES.map((stage) => {
          const current = stage === now ? "step" as const : undefined;
          const name = words.stages.names[stage];
          return (
            <li key={stage}>
              {lead
                ? <button type="button" class="stage" aria-current={current} onClick={() => act({ type: "set_stage", stage })}>{name}</button>
                : <span class="stage" aria-current={current}>{name}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** Always says how it is: live, on its way back with what waits, or still connecting. */
function Connection({ room, act }: RoomProps) {
  const waiting = waitingCommands(room);
  const link = room.link;
  const live = link.state === "live";
  const text = live ? (waiting > 1 ? words.link.sending(waiting) : words.link.live)
    : link.state === "connecting" ? words.link.connecting
    : link.state === "over" ? words.link.gone : words.link.waiting(waiting);
  const why = link.state === "waiting" && link.why !== null ? words.link.reasons[link.why] : undefined;
  // Said aloud is that the connection went and that it is back, not each attempt.
  const told = useRef(words.link.connecting);
  if (live) told.current = words.link.live;
  if (link.state === "waiting") told.current = `${words.link.waiting(0)} ${why ?? ""}`;
  return (
    <div class="connection">
      <span class={live ? "connection-state connection-live" : "connection-state"} title={why}>{text}</span>
      <span class="unseen" role="status">{told.current}</span>
      {link.state === "waiting"
        ? <button type="button" class="button button-link" onClick={() => act({ type: "reconnect" })}>{words.link.again}</button>
        : null}
    </div>
  );
}

function TimerButton({ room, act, state }: RoomProps) {
  const at = timer(room, state.now);
  const lead = leads(room);
  const shown = state.ui.menu?.of === "timer";
  if (at.state === "off" && !lead) return null;
  const text = { off: words.timer.label, running: clock(at.left), paused: words.timer.paused(clock(at.left)), over: words.timer.over }[at.state];
  const look = `timer timer-${at.state} number`;
  if (!lead) return <span class={look} role="timer" aria-label={words.timer.label}><Icon of="clock" />{text}</span>;
  return (
    <button type="button" class={`button ${look} lead-twice`} id="timer-menu" aria-haspopup="dialog" aria-expanded={shown}
      aria-label={at.state === "off" ? words.timer.set : `${words.timer.label}: ${text}`}
      onClick={() => pressMenu(act, { of: "timer" }, shown)}>
      <Icon of="clock" />{text}
    </button>
  );
}
