// What whoever leads can do about a result: kind words on a low safety check, the next step after a
// roman vote. It knows no more than everybody sees (F1).

import { eases, isLowSafety, type Ease } from "../state/poll-results";
import { neighbour, timer } from "../state/select";
import { words } from "../words/words";
import type { PollProps } from "./poll-parts";
import { leads } from "./props";

/** How much longer, in milliseconds. */
const LONGER_MS = 180_000;

export function PollGuidance(props: PollProps) {
  if (!leads(props.room)) return null;
  if (isLowSafety(props.poll)) return <LowSafety {...props} />;
  return props.poll.of === "roman" && props.poll.outcome.state !== "too_few" ? <AfterRoman {...props} /> : null;
}

function LowSafety(props: PollProps) {
  const { room, act } = props;
  const run = (ease: Ease): void => {
    switch (ease) {
      case "hide": return act({ type: "set_hiding", hiding: true });
      case "write_only": return act({ type: "set_stage", stage: "discuss" });
      case "group_alone": return act({ type: "set_rules", change: { grouping_by_leaders: true } });
      case "wrap_up": return act({ type: "set_stage", stage: "wrap_up" });
    }
  };
  const left = eases(room);
  return (
    <aside class="poll-guidance" aria-label={words.polls.guidance.title}>
      <h3>{words.polls.guidance.title}</h3>
      <ul>{words.polls.guidance.lines.map((line) => <li key={line}>{line}</li>)}</ul>
      {left.length === 0 ? null : (
        <div class="row" role="group" aria-label={words.polls.guidance.easier}>
          <span class="small">{words.polls.guidance.easier}</span>
          {left.map((ease) => (
            <button key={ease} type="button" class="button" onClick={() => run(ease)}>{words.polls.guidance.eases[ease]}</button>
          ))}
        </div>
      )}
    </aside>
  );
}

function AfterRoman({ room, act, state, poll }: PollProps) {
  const focus = room.board.stage?.focus ?? null;
  const next = neighbour(room, 1);
  if (focus === null || focus !== poll.topic) return null;
  const away = (): void => act({ type: "ui", change: { away: poll.id } });
  const longer = (): void => {
    const at = timer(room, state.now);
    const left = at.state === "off" ? 0 : Math.max(0, at.left);
    act({ type: "set_timer", timer: { state: "running", left: left + LONGER_MS } });
    away();
  };
  return (
    <div class="row">
      <button type="button" class="button" onClick={longer}>{words.polls.longer}</button>
      {next === null ? null
        : <button type="button" class="button" onClick={() => { act({ type: "set_focus", focus: next }); away(); }}>{words.polls.next}</button>}
    </div>
  );
}
