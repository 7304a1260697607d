// What the last round said: a ranked list with bars, or that too few ballots came in.

import { firstTie } from "../state/rank";
import { columns, countedRound, lastRound, openRound, ranking, tieBreaks, topicView } from "../state/select";
import { LIMITS } from "../state/wire";
import { words } from "../words/words";
import { Shape } from "./icons";
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
  const floor = room.board.board?.settings.floor ?? LIMITS.floor_default;
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
  const most = Math.max(1, ...list.map((each) => each.votes));
  const order = new Map(columns(room).map((column, index) => [column.id, index]));
  const counted = countedRound(room);
  const broken = counted === null ? 0 : tieBreaks(room, counted).filter((each) => each.outcome.state === "counted").length;
  const shared = new Map<number, number>();
  for (const each of list) shared.set(each.rank, (shared.get(each.rank) ?? 0) + 1);
  return (
    <>
      <ol class="ranking">
        {list.map((each) => {
          const topic = topicView(room, each.topic);
          if (topic === null) return null;
          const tied = (shared.get(each.rank) ?? 0) > 1;
          return (
            <li key={each.topic} class="ranked">
              <span class="ranked-rank number"><span class="unseen">{words.results.rank(each.rank)}</span><span aria-hidden="true">{each.rank}</span></span>
              <div class="ranked-what">
                <p dir="auto"><Shape order={order.get(topic.column) ?? 0} />{topicText(topic)}</p>
                <svg class="ranked-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="ranked-rail" width="100" height="4" /><rect width={(100 * each.votes) / most} height="4" />
                </svg>
              </div>
              <span class="ranked-votes number">{words.results.votes(each.votes)}{tied ? <span class="soft small">{words.results.tied}</span> : null}</span>
            </li>
          );
        })}
      </ol>
      <p class="soft small">{words.results.tieRule}{broken > 0 ? ` ${words.results.broken(broken)}` : ""}</p>
      <Again {...props} />
    </>
  );
}
