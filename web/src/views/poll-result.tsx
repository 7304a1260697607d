// What came out of a poll: bars with their numbers, or the gist of few answers, or that too few came.

import { answersOf, isOrdered, standout } from "../state/poll-results";
import { closedPolls, floorOf } from "../state/polls";
import { words } from "../words/words";
import { Bar } from "./icons";
import { Mark, PollTopic, type PollProps } from "./poll-parts";
import { choiceText } from "./poll-choices";
import { pollName, pollQuestion } from "./poll-text";
import type { RoomProps } from "./props";

export function PollOutcomeView({ room, poll }: PollProps) {
  const { outcome } = poll;
  return (
    <div class="poll-outcome">
      <p class="poll-question people" dir="auto">{pollQuestion(poll)}</p>
      {outcome.state === "too_few" ? <p>{words.polls.tooFew(floorOf(room))}</p> : <Choices poll={poll} />}
      <Why poll={poll} />
    </div>
  );
}

function Choices({ poll }: Pick<PollProps, "poll">) {
  const { outcome } = poll;
  const counts = outcome.state === "counted" ? outcome.counts : null;
  const out = standout(poll);
  const most = Math.max(1, ...(counts ?? []));
  const tag = isOrdered(poll.of) ? words.polls.middle : out.length > 1 ? words.polls.mostTied : words.polls.most;
  return (
    <ol class={counts === null ? "poll-bars poll-bars-gist" : "poll-bars"}>
      {Array.from({ length: poll.choices }, (_, choice) => {
        const stands = out.includes(choice);
        return (
          <li key={choice} class={stands ? "poll-row poll-row-out" : "poll-row"}>
            <span class="poll-what" dir="auto"><Mark poll={poll} choice={choice} />{choiceText(poll, choice)}</span>
            {counts === null ? null : <Measure count={counts[choice] ?? 0} most={most} />}
            <span class="poll-tag small">{stands ? tag : ""}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Measure({ count, most }: { count: number; most: number }) {
  return (
    <span class="poll-measure">
      <Bar of={count} most={most} />
      <span class="poll-number number">{count}<span class="unseen"> {words.polls.ofAnswers(count)}</span></span>
    </span>
  );
}

/** How many answered, and why there are no numbers where there are none. */
function Why({ poll }: Pick<PollProps, "poll">) {
  const answers = answersOf(poll.outcome);
  if (answers === null) return null;
  const gist = poll.outcome.state === "gist";
  const why = words.polls.gist[isOrdered(poll.of) ? "scale" : "question"];
  const none = gist && standout(poll).length === 0 ? ` ${words.polls.noFavourite}` : "";
  return <p class="soft small number">{words.polls.counted(answers)}{none}{gist ? ` ${why}` : ""}</p>;
}

/** All closed polls, newest first. */
export function PollList(props: RoomProps) {
  const polls = closedPolls(props.room);
  if (polls.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="polls">
      <h2 id="polls">{words.polls.list}</h2>
      <ol class="stack">
        {polls.map((poll) => (
          <li key={poll.id} class="poll-listed">
            <h3>{pollName(poll)}</h3>
            <PollTopic {...props} poll={poll} />
            <PollOutcomeView {...props} poll={poll} />
          </li>
        ))}
      </ol>
    </section>
  );
}
