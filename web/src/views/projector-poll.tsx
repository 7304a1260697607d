// A poll on the wall: the question and what can be answered while it is open, then what came out.

import { opened } from "../state/opened";
import { floorOf } from "../state/polls";
import type { RoomState } from "../state/state";
import type { PollEntity, PollOutcome } from "../state/wire";
import { words } from "../words/words";
import { Fit } from "./fit";
import { said } from "./text";

interface Asked {
  readonly title: string;
  readonly choices: readonly string[];
  /** Whether the choices go from less to more. */
  readonly ordered: boolean;
}

function asked(room: RoomState, { id, scale }: PollEntity): Asked {
  if (scale.of !== "question") return { title: words.asking.questions[scale.of], choices: words.polls.choices[scale.of], ordered: true };
  return {
    title: said(opened(room, `poll|${id}|text`, scale.text)),
    choices: scale.options.map((option, index) => said(opened(room, `poll|${id}|option/${index}`, option))),
    ordered: false,
  };
}

export function ProjectorPoll({ room, poll }: { room: RoomState; poll: PollEntity }) {
  const { title, choices, ordered } = asked(room, poll);
  const { outcome } = poll;
  if (outcome.state === "open") {
    return (
      <Fit label={title} about={`poll ${poll.id}`}>
        <h2 class="wall-title people" dir="auto" data-piece>{title}</h2>
        <p class="soft">{words.projector.pollOpen}</p>
        <ol class="wall-choices">{choices.map((choice, index) => <li key={index} dir="auto" data-piece>{choice}</li>)}</ol>
      </Fit>
    );
  }
  return (
    <section class="wall-result" aria-labelledby="poll">
      <h2 id="poll" class="people" dir="auto">{title}</h2>
      <Outcome room={room} outcome={outcome} choices={choices} ordered={ordered} />
    </section>
  );
}

type Closed = Exclude<PollOutcome, { readonly state: "open" }>;

function Outcome({ room, outcome, choices, ordered }: Omit<Asked, "title"> & { room: RoomState; outcome: Closed }) {
  const floor = floorOf(room);
  switch (outcome.state) {
    case "too_few":
      return <p>{words.projector.pollTooFew(floor)}</p>;
    case "gist":
      return (
        <>
          {outcome.choices.length === 0 ? <p>{words.projector.pollNone}</p> : (
            <p><span class="soft">{ordered ? words.projector.pollMiddle : words.projector.pollMost}: </span>
              <b dir="auto">{outcome.choices.map((choice) => choices[choice] ?? "").join(", ")}</b></p>
          )}
          <p class="soft">{words.projector.pollAnswers(outcome.answers)}. {words.projector.pollGist[ordered ? "scale" : "question"]}</p>
        </>
      );
    case "counted":
      return <Bars counts={outcome.counts} choices={choices} />;
  }
}

function Bars({ counts, choices }: { counts: readonly number[]; choices: readonly string[] }) {
  const most = Math.max(1, ...counts);
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return (
    <>
      <ul class="wall-bars">
        {counts.map((count, index) => (
          <li key={index}>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
              <rect y={100 - (100 * count) / most} width="100" height={(100 * count) / most} />
            </svg>
            <b class="number">{count}</b>
            <span dir="auto">{choices[index] ?? ""}</span>
          </li>
        ))}
      </ul>
      <p class="soft number">{words.projector.pollAnswers(answers)}</p>
    </>
  );
}
