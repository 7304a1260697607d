// Opening a round, and closing it with a warning where that would destroy the ballots (A8).

import { suggestedBudget, topicViews } from "../state/select";
import { LIMITS, type RoundId } from "../state/wire";
import { words } from "../words/words";
import { Confirm, Dialog } from "./dialog";
import { closeDialog, type RoomProps } from "./props";

export function OpenRound({ room, act }: RoomProps) {
  const close = (): void => closeDialog(act);
  const topics = topicViews(room).length;
  const budget = suggestedBudget(room);
  const start = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const wanted = Number(data.get("budget"));
    act({ type: "open_round", topics: null, budget: wanted, most_per_topic: Math.min(wanted, Number(data.get("most"))), breaks: null });
    close();
  };
  return (
    <Dialog title={words.voting.openTitle} close={close}>
      {topics === 0 ? <p>{words.voting.noTopics}</p> : (
        <form class="stack" onSubmit={start}>
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
          <div class="dialog-foot">
            <button type="button" class="button" onClick={close}>{words.general.cancel}</button>
            <button type="submit" class="button button-main">{words.voting.openDo}</button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

export function CloseRound({ room, act, round }: RoomProps & { round: RoundId }) {
  const voted = room.board.counts?.voted ?? 0;
  const here = room.board.counts?.here ?? 0;
  const floor = room.board.board?.settings.floor ?? LIMITS.floor_default;
  const below = voted < floor;
  return (
    <Confirm title={words.voting.closeTitle} confirm={below ? words.voting.destroyDo : words.voting.closeDo}
      cancel={words.voting.wait} alarm={below} close={() => closeDialog(act)} run={() => act({ type: "close_round", round })}>
      <p class="number">{words.voting.closeText(voted, here)}</p>
      {below ? <p class="warning" role="alert">{words.voting.closeBelow(voted, floor)}</p> : null}
    </Confirm>
  );
}
