// What whoever leads can set for everybody: rules, the closing time of writing, and who leads (F3, F5).

import { useState } from "preact/hooks";
import { title } from "../state/select";
import { LIMITS, type Rules } from "../state/wire";
import { words } from "../words/words";
import { Covered } from "./cover";
import { Dialog } from "./dialog";
import { PlanEditor } from "./plan";
import { closeDialog, type RoomProps } from "./props";
import { localTime, momentOf } from "./text";
import { useSeen } from "./use-seen";

export function Lead(props: RoomProps) {
  const rules = props.room.board.leading?.rules;
  return (
    <Dialog title={words.lead.title} close={() => closeDialog(props.act)}>
      <p class="soft">{words.lead.intro}</p>
      {rules === undefined ? null : <RuleList {...props} rules={rules} />}
      <Closing {...props} />
      <PlanEditor {...props} />
      <Hands {...props} />
    </Dialog>
  );
}

const switches = ["frozen", "grouping_by_leaders", "locked"] as const;

function RuleList({ act, rules }: RoomProps & { rules: Rules }) {
  return (
    <section class="lead-part" aria-labelledby="lead-rules">
      <h3 id="lead-rules">{words.lead.rules}</h3>
      {switches.map((name) => (
        <label key={name} class="choice">
          <input type="checkbox" checked={rules[name]}
            onChange={(event) => act({ type: "set_rules", change: { [name]: event.currentTarget.checked } })} />
          <span>{words.lead.ruleNames[name]}</span>
          <span class="soft small">{words.lead.ruleHints[name]}</span>
        </label>
      ))}
      <Seats act={act} rules={rules} />
    </section>
  );
}

function Seats({ act, rules }: Pick<RoomProps, "act"> & { rules: Rules }) {
  const set = (event: SubmitEvent): void => {
    event.preventDefault();
    const most = Number(new FormData(event.currentTarget as HTMLFormElement).get("seats"));
    act({ type: "set_rules", change: { seats: most > 0 ? most : null } });
  };
  return (
    <form class="lead-row" onSubmit={set}>
      <label for="seats">{words.lead.seats}</label>
      <input id="seats" name="seats" type="number" inputMode="numeric" min={1} max={LIMITS.seats} placeholder="∞"
        defaultValue={rules.seats === null ? "" : String(rules.seats)} aria-describedby="seats-hint" />
      <button type="submit" class="button">{words.lead.set}</button>
      <p id="seats-hint" class="soft small">{words.lead.seatsHint(rules.seats)}</p>
    </form>
  );
}

function Closing(props: RoomProps) {
  const { state, room, act } = props;
  const at = room.board.stage?.closes_at ?? null;
  const draft = room.drafts.get("closing")?.text;
  const waits = room.outbox.some(({ command }) => command.type === "set_closing");
  const seen = useSeen(props, "closing", draft !== undefined, at === null ? null : String(at), waits);
  const [fault, setFault] = useState(false);
  const now = state.now + room.clock_offset;
  const set = (event: SubmitEvent): void => {
    event.preventDefault();
    const moment = momentOf(String(new FormData(event.currentTarget as HTMLFormElement).get("closes")));
    const ahead = moment !== null && moment >= now + LIMITS.reveal_notice_ms && moment <= now + LIMITS.closing_ms;
    setFault(!ahead);
    if (!ahead) return;
    act({ type: "set_closing", at: moment, expect: seen.value === null ? null : Number(seen.value) });
    seen.done();
  };
  return (
    <section class="lead-part" aria-labelledby="lead-closing">
      <h3 id="lead-closing">{words.lead.closing}</h3>
      <p class="soft small">{words.lead.closingHint}</p>
      <form class="lead-row" onSubmit={set} noValidate>
        <label for="closes">{words.lead.closesAt}</label>
        <input id="closes" name="closes" type="datetime-local" required min={localTime(now)} max={localTime(now + LIMITS.closing_ms)}
          defaultValue={draft ?? (at === null ? "" : localTime(at))}
          onInput={(event) => seen.act({ type: "draft", key: "closing", text: event.currentTarget.value })} />
        <button type="submit" class="button">{words.lead.set}</button>
      </form>
      <p class="fault" role="alert">{fault ? words.lead.closingFault : ""}</p>
      {at === null ? null : (
        <div class="row">
          <p>{words.leading.closes(words.general.moment(at))}</p>
          <button type="button" class="button" onClick={() => act({ type: "copy", what: "reminder", text: reminder(room, at) })}>{words.lead.copyReminder}</button>
          <button type="button" class="button" onClick={() => { act({ type: "set_closing", at: null, expect: at }); seen.done(); }}>{words.lead.clearClosing}</button>
        </div>
      )}
    </section>
  );
}

/** A line for a chat: until when one can write. It carries no link and no key. */
function reminder(room: RoomProps["room"], at: number): string {
  return words.lead.reminder(title(room)?.text ?? "", words.general.momentWithZone(at));
}

function Hands({ room, act }: RoomProps) {
  const offered = room.board.leading?.offered ?? false;
  // The key that was held when a new one was asked for. It has ended once another one is held alone.
  const [old, replace] = useState<string | null>(null);
  const replaced = old !== null && room.spare_key === null && room.facilitator_key !== old;
  return (
    <section class="lead-part" aria-labelledby="lead-hands">
      <h3 id="lead-hands">{words.lead.hands}</h3>
      <p class="soft small">{words.lead.offerHint}</p>
      <button type="button" class="button" onClick={() => act({ type: offered ? "withdraw_offer" : "offer_lead" })}>
        {offered ? words.handing.withdraw : words.lead.offer}
      </button>
      {room.covered === true ? <Covered act={act} text={words.covered.link} /> : (
        <>
          <p class="soft small">{words.lead.replaceHint}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => { replace(room.facilitator_key); act({ type: "replace_key" }); }}>{words.lead.replace}</button>
            <p role="status" class="small">{replaced ? words.lead.replaced : ""}</p>
          </div>
        </>
      )}
    </section>
  );
}
