// The plan, for whoever leads: minutes and a sentence for each stage, and when the retro shall end.

import { useState } from "preact/hooks";
import { STAGES } from "../state/next";
import { planOf, type StagePlan } from "../state/plan";
import type { Stage } from "../state/wire";
import { words } from "../words/words";
import type { RoomProps } from "./props";
import { localTime, momentOf } from "./text";

/** What the form says of a stage. */
function read(data: FormData, stage: Stage, before: StagePlan | undefined): StagePlan {
  const minutes = Number(data.get(`minutes-${stage}`));
  const say = String(data.get(`say-${stage}`) ?? "").trim();
  return {
    ...(minutes > 0 && { minutes }),
    ...(say !== "" && { say }),
    ...(before?.budget !== undefined && { budget: before.budget }),
  };
}

export function PlanEditor({ room, act }: RoomProps) {
  const plan = planOf(room);
  const [saved, setSaved] = useState(false);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const stages = Object.fromEntries(STAGES.map((stage) => [stage, read(data, stage, plan.stages[stage])]));
    act({ type: "set_plan", plan: { ends_at: momentOf(String(data.get("ends"))), stages } });
    setSaved(true);
  };
  return (
    <details class="lead-part plan">
      <summary>{words.planning.title}</summary>
      <form class="stack" onSubmit={save} onInput={() => setSaved(false)}>
        <p class="soft small">{words.planning.hint}</p>
        <div class="lead-row">
          <label for="plan-ends">{words.planning.ends}</label>
          <input id="plan-ends" name="ends" type="datetime-local"
            defaultValue={plan.ends_at === null ? "" : localTime(plan.ends_at)} />
        </div>
        <ul class="plan-stages">
          {STAGES.map((stage) => (
            <li key={stage}>
              <span>{words.stages.names[stage]}</span>
              <input name={`minutes-${stage}`} type="number" inputMode="numeric" min={1} max={720}
                aria-label={words.planning.minutes(words.stages.names[stage])} placeholder={words.planning.minutesShort}
                defaultValue={String(plan.stages[stage]?.minutes ?? "")} />
              <input name={`say-${stage}`} type="text" dir="auto" maxLength={300} autoComplete="off"
                aria-label={words.planning.say(words.stages.names[stage])} placeholder={words.stages.hints[stage]}
                defaultValue={plan.stages[stage]?.say ?? ""} />
            </li>
          ))}
        </ul>
        <div class="row">
          <button type="submit" class="button">{words.planning.save}</button>
          <p class="small" role="status">{saved ? words.planning.saved : ""}</p>
        </div>
      </form>
    </details>
  );
}
