// Voting: plus and minus on each topic, and the budget in sight at all times.

import { ballotOf, type TopicView } from "../state/select";
import { words } from "../words/words";
import { Covered } from "./cover";
import { Icon } from "./icons";
import { asSeat, canWrite, type RoomProps } from "./props";
import { short, topicText } from "./text";

/** Dots for more votes than this become the number alone. */
const MOST_DOTS = 10;

export type VoteProps = RoomProps & { readonly topic: TopicView };

export function VoteControl({ room, act, topic }: VoteProps) {
  const ballot = ballotOf(room);
  if (ballot === null || !asSeat(room)) return null;
  const text = short(topicText(topic));
  const mine = topic.own_votes;
  const set = (votes: number): void => act({ type: "vote", topic: topic.id, votes });
  return (
    <div class="vote" role="group" aria-label={words.ballot.yours(mine)}>
      <button type="button" class="button button-icon" aria-label={words.ballot.remove(text)} aria-disabled={mine === 0}
        onClick={() => { if (mine > 0) set(mine - 1); }}><Icon of="minus" /></button>
      <span class="vote-number number">{mine}</span>
      <button type="button" class="button button-icon" aria-label={words.ballot.add(text)}
        aria-disabled={ballot.left === 0 || mine >= ballot.most_per_topic}
        onClick={() => { if (ballot.left > 0 && mine < ballot.most_per_topic) set(mine + 1); }}><Icon of="plus" /></button>
      <Dots filled={mine} of={Math.max(mine, Math.min(ballot.most_per_topic, MOST_DOTS))} />
    </div>
  );
}

function Dots({ filled, of }: { filled: number; of: number }) {
  if (of > MOST_DOTS) return null;
  return (
    <span class="dots" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => <span key={index} class={index < filled ? "dot dot-filled" : "dot"} />)}
    </span>
  );
}

/** The budget, always in sight while a round is open. */
export function BallotBar({ room, act }: RoomProps) {
  const ballot = ballotOf(room);
  if (ballot === null) return null;
  if (!canWrite(room)) return <div class="ballot-bar"><p>{words.ballot.joinFirst}</p></div>;
  if (!asSeat(room)) return <Covered act={act} text={words.covered.vote} className="ballot-bar" />;
  const waits = room.outbox.some((entry) => entry.command.type === "cast_ballot");
  return (
    <section class="ballot-bar" aria-label={words.ballot.bar}>
      <p class="ballot-left number" role="status">{words.ballot.left(ballot.left, ballot.budget)}</p>
      <Dots filled={ballot.left} of={ballot.budget} />
      <p class="soft small">
        {ballot.most_per_topic < ballot.budget ? `${words.ballot.mostHint(ballot.most_per_topic)}. ` : ""}
        {waits ? words.ballot.saving : ballot.spent > 0 ? words.ballot.saved : ""}
      </p>
    </section>
  );
}
