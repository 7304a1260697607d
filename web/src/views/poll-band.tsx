// Above every panel: the open poll, or the newest result until it is put away. It takes no focus and
// covers nothing; it comes folded to whoever types.

import { useState } from "preact/hooks";
import { answerWaits, floorOf, ownAnswer, pollInSight } from "../state/polls";
import { LIMITS } from "../state/wire";
import { words } from "../words/words";
import { Covered } from "./cover";
import { Icon } from "./icons";
import { PollGuidance } from "./poll-guidance";
import { Mark, PollTopic, type PollProps } from "./poll-parts";
import { PollOutcomeView } from "./poll-result";
import { choiceText } from "./poll-choices";
import { pollName, pollQuestion } from "./poll-text";
import { asSeat, canWrite, type RoomProps } from "./props";
import { short } from "./text";
import { typing } from "./use-follow";
import { useName } from "./use-name";

export function PollBand(props: RoomProps) {
  const poll = pollInSight(props.room, props.state.ui.away);
  if (poll === null) return null;
  return poll.outcome.state === "open"
    ? <Open key={poll.id} {...props} poll={poll} />
    : <Closed key={`${poll.id} closed`} {...props} poll={poll} />;
}

function Open(props: PollProps) {
  const { room, poll } = props;
  const name = useName();
  const [folded, fold] = useState(() => room.covered !== true && typing());
  const mine = ownAnswer(room, poll.id);
  return (
    <section class="poll" aria-labelledby={name}>
      <div class="poll-head">
        <div>
          <h2 id={name} class="poll-name">{pollName(poll)}</h2>
          <PollTopic {...props} />
        </div>
        <p class="poll-count number">{words.polls.answered(room.board.counts?.answered ?? 0)}</p>
        {folded && mine !== null ? <p class="poll-mine small" dir="auto">{words.polls.mine(short(choiceText(poll, mine)))}</p> : null}
        <button type="button" class="button button-quiet push" aria-expanded={!folded} onClick={() => fold(!folded)}>
          <Icon of={folded ? "down" : "up"} />{folded ? words.polls.unfold : words.polls.fold}
        </button>
      </div>
      {folded ? null : (
        <div class="poll-body">
          <Choices {...props} mine={mine} />
          <Told {...props} mine={mine} />
        </div>
      )}
    </section>
  );
}

function Choices({ room, act, poll, mine }: PollProps & { mine: number | null }) {
  const group = useName();
  const off = !asSeat(room);
  return (
    <fieldset class="poll-ask" disabled={off}>
      <legend class="people" dir="auto">{pollQuestion(poll)}</legend>
      <div class={`poll-choices poll-choices-${poll.of}`}>
        {Array.from({ length: poll.choices }, (_, choice) => (
          <label key={choice} class="poll-choice">
            <input type="radio" name={group} checked={mine === choice}
              onChange={() => act({ type: "answer_poll", poll: poll.id, choice })} />
            <Mark poll={poll} choice={choice} />
            <span class="poll-text" dir="auto">{choiceText(poll, choice)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Before an answer: what becomes of it. After: that it is kept, and the way back. */
function Told({ room, act, poll, mine }: PollProps & { mine: number | null }) {
  if (!canWrite(room)) return <p class="poll-promise">{words.polls.joinFirst}</p>;
  if (!asSeat(room)) return <Covered act={act} text={words.covered.answer} />;
  if (mine !== null) {
    return (
      <div class="poll-promise row">
        <p role="status">{answerWaits(room) ? words.polls.saving : words.polls.saved}</p>
        <button type="button" class="button button-link" onClick={() => act({ type: "answer_poll", poll: poll.id, choice: null })}>
          {words.polls.takeBack}
        </button>
      </div>
    );
  }
  const floor = floorOf(room);
  const lines = [
    words.polls.unanimous,
    floor > 1 ? words.polls.destroyed(floor) : "",
    floor < LIMITS.poll_counts ? words.polls.few[poll.of === "question" ? "question" : "scale"](LIMITS.poll_counts) : "",
  ];
  return (
    <div class="poll-promise">
      <p>{lines.filter((line) => line !== "").join(" ")}</p>
      {floor < LIMITS.floor_default ? <p class="warning">{words.polls.lowFloor}</p> : null}
    </div>
  );
}

function Closed(props: PollProps) {
  const { act, poll } = props;
  const name = useName();
  return (
    <section class="poll poll-closed" aria-labelledby={name}>
      <div class="poll-head">
        <div>
          <h2 id={name} class="poll-name">{words.polls.result(pollName(poll))}</h2>
          <PollTopic {...props} />
        </div>
        <button type="button" class="button push" onClick={() => act({ type: "ui", change: { away: poll.id } })}>
          {words.polls.putAway}
        </button>
      </div>
      <div class="poll-body">
        <PollOutcomeView {...props} />
        <PollGuidance {...props} />
      </div>
    </section>
  );
}
