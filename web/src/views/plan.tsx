// The plan, for whoever leads: minutes and a sentence for each stage, and when the retro shall end.

import { useState } from "preact/hooks";
import { STAGES } from "../state/next";
import { noPlan, planFrom, planOf, planText, type StagePlan } from "../state/plan";
import type { Stage } from "../state/wire";
import { words } from "../words/words";
import type { RoomProps } from "./props";
import { localTime, momentOf } from "./text";
import { useSeen } from "./use-seen";

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

export function PlanEditor(props: RoomProps) {
  const { room, act } = props;
  const plan = planOf(room);
  const [sent, send] = useState<string | null>(null);
  const drafts = [...room.drafts.keys()].filter((key) => key.startsWith("plan:"));
  const [begun] = useState(drafts.length > 0);
  const waits = room.outbox.some(({ command }) => command.type === "set_plan");
  const seen = useSeen(props, "plan", drafts.length > 0, room.board.board?.plan ?? null, waits);
  /** A field as it was typed, else as the board has it; a blank is an emptied one. */
  const field = (name: string, now: string | number | undefined): string =>
    room.drafts.get(`plan:${name}`)?.text.trim() ?? String(now ?? "");
  const type = ({ target }: Event): void => {
    send(null);
    if (target instanceof HTMLInputElement) seen.act({ type: "draft", key: `plan:${target.name}`, text: target.value || " " });
  };
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const stages = Object.fromEntries(STAGES.map((stage) => [stage, read(data, stage, plan.stages[stage])]));
    const wish = planFrom({ ends_at: momentOf(String(data.get("ends"))), stages }) ?? noPlan;
    act({ type: "set_plan", plan: wish, expect: seen.value });
    seen.done();
    send(planText(wish));
  };
  return (
    <details class="lead-part plan" open={begun}>
      <summary>{words.planning.title}</summary>
      <form class="stack" onSubmit={save} onInput={type}>
        <p class="soft small">{words.planning.hint}</p>
        <div class="lead-row">
          <label for="plan-ends">{words.planning.ends}</label>
          <input id="plan-ends" name="ends" type="datetime-local"
            defaultValue={field("ends", plan.ends_at === null ? "" : localTime(plan.ends_at))} />
        </div>
        <ul class="plan-stages">
          {STAGES.map((stage) => (
            <li key={stage}>
              <span>{words.stages.names[stage]}</span>
              <input name={`minutes-${stage}`} type="number" inputMode="numeric" min={1} max={720}
                aria-label={words.planning.minutes(words.stages.names[stage])} placeholder={words.planning.minutesShort}
                defaultValue={field(`minutes-${stage}`, plan.stages[stage]?.minutes)} />
              <input name={`say-${stage}`} type="text" dir="auto" maxLength={300} autoComplete="off"
                aria-label={words.planning.say(words.stages.names[stage])} placeholder={words.stages.hints[stage]}
                defaultValue={field(`say-${stage}`, plan.stages[stage]?.say)} />
            </li>
          ))}
        </ul>
        <div class="row">
          <button type="submit" class="button">{words.planning.save}</button>
          <p class="small" role="status">{sent !== null && !waits && sent === planText(plan) ? words.planning.saved : ""}</p>
        </div>
      </form>
    </details>
  );
}
