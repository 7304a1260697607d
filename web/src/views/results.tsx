// What the last round said: a ranked list with bars, or that too few ballots came in.

import { floorOf } from "../state/polls";
import { firstTie, type Ranked } from "../state/rank";
import { columns, countedRound, lastRound, openRound, ranking, tieBreaks, topicView } from "../state/select";
import type { RoomState } from "../state/state";
import type { TopicId } from "../state/wire";
import { words } from "../words/words";
import { Bar, Shape } from "./icons";
import { leads, type RoomProps } from "./props";
import { topicText } from "./text";

export function Results(props: RoomProps) {
  const { room, act } = props;
  const last = lastRound(room);
  const counted = countedRound(room);
  const list = ranking(room);
  const first = list[0]?.topic ?? null;
  return (
    <section class="sheet results" aria-labelledby="results">
      <div class="row">
        <h2 id="results">{words.results.title}</h2>
        {counted?.outcome.state === "counted" ? <span class="soft number">{words.results.counted(counted.outcome.voters)}</span> : null}
        {leads(room) && openRound(room) === null && first !== null ? (
          <button type="button" class="button button-main push" onClick={() => {
            act({ type: "set_focus", focus: first });
            act({ type: "set_stage", stage: "discuss" });
          }}>{words.results.discuss}</button>
        ) : null}
      </div>
      {last?.outcome.state === "too_few" ? <TooFew {...props} /> : null}
      {counted === null ? (last === null || last.outcome.state === "open" ? <p class="soft">{words.results.none}</p> : null) : <Ranking {...props} />}
    </section>
  );
}

function TooFew({ room }: RoomProps) {
  const floor = floorOf(room);
  return <div class="warning"><p>{words.results.tooFew}</p><p>{words.results.tooFewWay(floor)}</p></div>;
}

/** What whoever leads can do with the result: break its first tie, or vote again. */
function Again({ room, act }: RoomProps) {
  const counted = countedRound(room);
  if (!leads(room) || openRound(room) !== null || counted === null) return null;
  const tied = firstTie(ranking(room));
  const standing = counted.topics.filter((topic) => room.board.topics.has(topic));
  return (
    <div class="row">
      {tied.length === 0 ? null
        : <button type="button" class="button" onClick={() => act({ type: "open_round", topics: tied, budget: 1, most_per_topic: 1, breaks: counted.id })}>
          {words.results.breakTie(tied.length)}
        </button>}
      {standing.length < 2 ? null
        : <button type="button" class="button button-quiet" onClick={() => act({
          type: "open_round", topics: standing, budget: counted.budget, most_per_topic: counted.most_per_topic, breaks: null,
        })}>{words.results.again}</button>}
    </div>
  );
}

function Ranking(props: RoomProps) {
  const { room } = props;
  const list = ranking(room);
  const chosen = list.filter((each) => each.votes > 0);
  const without = list.slice(chosen.length);
  const counted = countedRound(room);
  const broken = counted === null ? 0 : tieBreaks(room, counted).filter((each) => each.outcome.state === "counted").length;
  return (
    <>
      {chosen.length === 0 ? null : <ol class="ranking"><Rows room={room} list={chosen} /></ol>}
      {without.length === 0 ? null : (
        <details class="ranking-without" open={chosen.length === 0}>
          <summary class="number">{words.results.without(without.length)}</summary>
          <ul>{without.map(({ topic }) => <li key={topic} class="ranked-what"><Text room={room} topic={topic} /></li>)}</ul>
        </details>
      )}
      <p class="soft small">{words.results.tieRule}{broken > 0 ? ` ${words.results.broken(broken)}` : ""}</p>
      <Again {...props} />
    </>
  );
}

function Rows({ room, list }: { room: RoomState; list: readonly Ranked[] }) {
  const most = Math.max(1, ...list.map((each) => each.votes));
  const shared = new Map<number, number>();
  for (const each of list) shared.set(each.rank, (shared.get(each.rank) ?? 0) + 1);
  return (
    <>
      {list.map((each) => (
        <li key={each.topic} class="ranked">
          <span class="ranked-rank number"><span class="unseen">{words.results.rank(each.rank)}</span><span aria-hidden="true">{each.rank}</span></span>
          <div class="ranked-what">
            <Text room={room} topic={each.topic} />
            <Bar of={each.votes} most={most} />
          </div>
          <span class="ranked-votes number">
            {words.results.votes(each.votes)}
            {(shared.get(each.rank) ?? 0) > 1 ? <span class="soft small">{words.results.tied}</span> : null}
          </span>
        </li>
      ))}
    </>
  );
}

function Text({ room, topic }: { room: RoomState; topic: TopicId }) {
  const view = topicView(room, topic);
  if (view === null) return null;
  const at = columns(room).findIndex((column) => column.id === view.column);
  return <p dir="auto"><Shape order={Math.max(0, at)} />{topicText(view)}</p>;
}
