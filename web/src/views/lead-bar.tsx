// Leading with one thumb: on a phone, what whoever leads needs stands at the bottom of the screen.

import { nextAct, nextStep, type NextStep } from "../state/next";
import { timer } from "../state/select";
import { words } from "../words/words";
import { Icon } from "./icons";
import { leads, open, pressMenu, type RoomProps } from "./props";
import { clock } from "./text";

export function LeadBar(props: RoomProps) {
  const { room } = props;
  if (!leads(room)) return null;
  return (
    <section class="lead-bar" aria-label={words.leadBar.label}>
      <Step {...props} step={-1} />
      <Now {...props} />
      <Timer {...props} />
      <Step {...props} step={1} />
    </section>
  );
}

function Step({ room, act, step }: RoomProps & { step: 1 | -1 }) {
  const next = nextStep(room, step);
  if (next === null) return <span class="lead-step" />;
  const { name, text } = named(room, next, step);
  return (
    <button type="button" class="button lead-step" aria-label={name} onClick={() => go(next, act)}>
      {step === -1 ? <Icon of="back" /> : null}<span>{text}</span>{step === 1 ? <Icon of="forward" /> : null}
    </button>
  );
}

interface Named {
  readonly name: string;
  readonly text: string;
}

function named(room: RoomProps["room"], next: NextStep, step: 1 | -1): Named {
  if (next.to === "topic") {
    const on = room.board.stage?.focus === null ? words.focus.start : words.focus.next;
    return { name: step === 1 ? on : words.focus.previous, text: words.leadBar.topic };
  }
  const text = words.stages.names[next.stage];
  return { name: step === 1 ? words.leadBar.on(text) : words.leadBar.back(text), text };
}

function go(next: NextStep, act: RoomProps["act"]): void {
  if (next.to === "stage") {
    act({ type: "set_stage", stage: next.stage });
    return;
  }
  act({ type: "set_focus", focus: next.topic });
  act({ type: "ui", change: { looking: null } });
}

/** What the moment asks for. */
function Now({ room, act }: RoomProps) {
  const next = nextAct(room);
  if (next === null) return null;
  const press = (text: string, run: () => void, name?: string) => (
    <button type="button" class="button button-main" aria-label={name} onClick={run}>{text}</button>
  );
  switch (next.do) {
    case "cancel_reveal": return press(words.reveal.cancel, () => act({ type: "cancel_reveal" }));
    case "reveal": return press(words.reveal.button, () => act({ type: "announce_reveal" }), words.reveal.buttonName);
    case "open_round": return press(words.ballot.open, () => open(act, { kind: "round" }));
    case "close_round": return press(words.ballot.close, () => open(act, { kind: "close_round", round: next.round }));
  }
}

function Timer({ room, act, state }: RoomProps) {
  const at = timer(room, state.now);
  const shown = state.ui.menu?.of === "timer";
  const text = { off: "", running: clock(at.left), paused: clock(at.left), over: words.timer.over }[at.state];
  return (
    <button type="button" class={`button timer timer-${at.state} number`} id="lead-timer" aria-haspopup="dialog"
      aria-expanded={shown} aria-label={at.state === "off" ? words.timer.set : `${words.timer.label}: ${text}`}
      onClick={() => pressMenu(act, { of: "timer" }, shown)}>
      <Icon of="clock" />{text}
    </button>
  );
}
