// Opening a round, and closing it with a warning where that would destroy the ballots (A8).

import { useState } from "preact/hooks";
import { planOf } from "../state/plan";
import { floorOf } from "../state/polls";
import { suggestedBudget, topicViews } from "../state/select";
import { LIMITS, type RoundId } from "../state/wire";
import { words } from "../words/words";
import { Confirm, Dialog } from "./dialog";
import { closeDialog, type RoomProps } from "./props";
import { short, topicText } from "./text";

export function OpenRound({ room, act }: RoomProps) {
  const close = (): void => closeDialog(act);
  const topics = topicViews(room).length;
  const [refused, refuse] = useState(false);
  const budget = planOf(room).stages.vote?.budget ?? suggestedBudget(room);
  const start = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const wanted = Number(data.get("budget"));
    const chosen = data.getAll("topic").map(String);
    const some = data.has("some") ? chosen : null;
    refuse(some !== null && some.length < 2);
    if (some !== null && some.length < 2) return;
    act({ type: "open_round", topics: some, budget: wanted, most_per_topic: Math.min(wanted, Number(data.get("most"))), breaks: null });
    close();
  };
  return (
    <Dialog title={words.voting.openTitle} close={close}>
      {topics === 0 ? <p>{words.voting.noTopics}</p> : (
        <form class="stack" onSubmit={start} onChange={() => refuse(false)}>
          <p>{words.voting.openText(topics)}</p>
          <div class="field">
            <label for="budget">{words.voting.budget}</label>
            <input id="budget" name="budget" type="number" inputMode="numeric" min={1} max={LIMITS.budget} required
              defaultValue={String(budget)} aria-describedby="budget-hint" />
            <p id="budget-hint" class="soft small">{words.voting.budgetHint}</p>
          </div>
          <div class="field">
            <label for="most">{words.voting.most}</label>
            <input id="most" name="most" type="number" inputMode="numeric" min={1} max={LIMITS.budget} required
              defaultValue={String(Math.min(3, budget))} />
          </div>
          <Chosen room={room} />
          <p class="fault" role="alert">{refused ? words.voting.someFault : ""}</p>
          <div class="dialog-foot">
            <button type="button" class="button" onClick={close}>{words.general.cancel}</button>
            <button type="submit" class="button button-main">{words.voting.openDo}</button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** A round over some topics alone: two at least, for one leaves nothing to choose (A8). */
function Chosen({ room }: Pick<RoomProps, "room">) {
  const [some, setSome] = useState(false);
  const [number, count] = useState(0);
  return (
    <fieldset class="chosen" onChange={(event) => count(event.currentTarget.querySelectorAll("input[name=topic]:checked").length)}>
      <label class="choice">
        <input type="checkbox" name="some" checked={some} onChange={(event) => setSome(event.currentTarget.checked)} />
        <span>{words.voting.some}</span>
      </label>
      {some ? (
        <>
          <p class="soft small" role="status">{number < 2 ? words.voting.someHint : words.voting.openText(number)}</p>
          <ul class="chosen-topics">
            {topicViews(room).map((topic) => (
              <li key={topic.id}>
                <label class="choice"><input type="checkbox" name="topic" value={topic.id} /><span dir="auto">{short(topicText(topic), 90)}</span></label>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </fieldset>
  );
}

export function CloseRound({ room, act, round }: RoomProps & { round: RoundId }) {
  const voted = room.board.counts?.voted ?? 0;
  const here = room.board.counts?.here ?? 0;
  const floor = floorOf(room);
  const below = voted < floor;
  return (
    <Confirm title={words.voting.closeTitle} confirm={below ? words.voting.destroyDo : words.voting.closeDo}
      cancel={words.voting.wait} alarm={below} close={() => closeDialog(act)} run={() => act({ type: "close_round", round })}>
      <p class="number">{words.voting.closeText(voted, here)}</p>
      {below ? <p class="warning" role="alert">{words.voting.closeBelow(floor)}</p> : null}
    </Confirm>
  );
}
