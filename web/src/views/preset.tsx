// The timer that this moment calls for, one press away: the stage's minutes, or in the discussion
// what is left for a topic (F2). For whoever leads.

import { minutesForTopic, planOf } from "../state/plan";
import { timer } from "../state/select";
import { words } from "../words/words";
import { Icon } from "./icons";
import { stageOf, type RoomProps } from "./props";

const MINUTE_MS = 60_000;

export function Preset({ state, room, act }: RoomProps) {
  const stage = stageOf(room);
  const perTopic = stage === "discuss" ? minutesForTopic(room, state.now) : null;
  const minutes = perTopic ?? planOf(room).stages[stage]?.minutes ?? null;
  if (minutes === null || timer(room, state.now).state === "running") return null;
  return (
    <button type="button" class="button button-quiet" title={perTopic === null ? words.plan.forStage : words.plan.forTopic}
      onClick={() => act({ type: "set_timer", timer: { state: "running", left: minutes * MINUTE_MS } })}>
      <Icon of="clock" />{words.plan.start(minutes)}
    </button>
  );
}
