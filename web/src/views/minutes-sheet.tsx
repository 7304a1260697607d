// The minutes of a retro as a sheet of paper: read on the screen, and all that is printed.

import { nameOf } from "../files/minutes";
import { pollLines, pollTitle } from "../files/polls";
import type { Minutes, PlainAction, PlainText } from "../state/retro";
import { words } from "../words/words";

type Topic = Minutes["topics"][number];
const said = words.minutes;

export function MinutesSheet({ minutes, day }: { minutes: Minutes; day: string }) {
  const { ranked, topics } = minutes;
  return (
    <article class="minutes">
      <header>
        <h3 dir="auto">{minutes.title || said.untitled}</h3>
        <p><time dateTime={day}>{day}</time></p>
      </header>
      {ranked.length === 0 ? null : (
        <section>
          <h4>{said.ranked}</h4>
          <ol>
            {ranked.map(({ topic: index, votes, rank }) => {
              const topic = topics[index];
              return topic === undefined ? null : <RankedTopic key={index} topic={topic} votes={votes} rank={rank} />;
            })}
          </ol>
        </section>
      )}
      <Others minutes={minutes} />
      <Actions actions={minutes.actions} />
      <Polls minutes={minutes} />
    </article>
  );
}

function RankedTopic({ topic, votes, rank }: { topic: Topic; votes: number; rank: number }) {
  const name = nameOf(topic);
  const [first] = topic.notes;
  const repeats = topic.notes.length === 1 && first?.text === name && first.signed === null;
  return (
    <li class="minutes-topic" value={rank}>
      <h5>
        {rank}. <span dir="auto">{name}</span>{" "}
        <span class="minutes-votes">{said.votes(votes)}{topic.parked ? `, ${said.parked}` : ""}</span>
      </h5>
      {repeats ? null : <Texts texts={topic.notes} />}
      <Comments topic={topic} />
    </li>
  );
}

/** What was not voted on, by column; everything, where there was no vote. */
function Others({ minutes: { ranked, topics, columns } }: { minutes: Minutes }) {
  const voted = new Set(ranked.map((each) => each.topic));
  const rest = topics.filter((_, index) => !voted.has(index));
  if (rest.length === 0) return null;
  return (
    <section>
      {ranked.length === 0 ? null : <h4>{said.others}</h4>}
      {columns.map((column, index) => {
        const mine = rest.filter((topic) => topic.column === index);
        if (mine.length === 0) return null;
        const Head = ranked.length === 0 ? "h4" : "h5";
        return (
          <div key={index}>
            <Head dir="auto">{column.name}</Head>
            <ul>{mine.map((topic, each) => <OtherTopic key={each} topic={topic} />)}</ul>
          </div>
        );
      })}
    </section>
  );
}

function OtherTopic({ topic }: { topic: Topic }) {
  const [first] = topic.notes;
  const alone = topic.name === null && topic.notes.length === 1 && first !== undefined;
  return (
    <li class="minutes-topic">
      {alone ? <Text said={first} /> : <strong dir="auto">{nameOf(topic)}</strong>}
      {topic.parked ? <span class="minutes-votes"> ({said.parked})</span> : null}
      {alone ? null : <Texts texts={topic.notes} />}
      <Comments topic={topic} />
    </li>
  );
}

function Comments({ topic }: { topic: Topic }) {
  if (topic.comments.length === 0) return null;
  return (
    <>
      <p class="minutes-label">{said.comments}</p>
      <Texts texts={topic.comments} />
    </>
  );
}

function Texts({ texts }: { texts: readonly PlainText[] }) {
  return <ul>{texts.map((text, index) => <li key={index}><Text said={text} /></li>)}</ul>;
}

function Text({ said: { text, signed } }: { said: PlainText }) {
  return (
    <>
      <span class="people" dir="auto">{text}</span>
      {signed === null ? null : <em class="minutes-signed" dir="auto"> {said.signed(signed)}</em>}
    </>
  );
}

function Actions({ actions }: { actions: readonly PlainAction[] }) {
  if (actions.length === 0) return null;
  return (
    <section>
      <h4>{said.actions}</h4>
      <table>
        <thead>
          <tr><th scope="col">{said.action}</th><th scope="col">{said.owner}</th><th scope="col">{said.due}</th><th scope="col">{said.state}</th></tr>
        </thead>
        <tbody>
          {actions.map((action, index) => (
            <tr key={index}>
              <td>
                <span class="people" dir="auto">{action.text}</span>
                {action.experiment === null ? null : (
                  <ul>
                    <li dir="auto">{said.hypothesis(action.experiment.hypothesis)}</li>
                    <li dir="auto">{said.measure(action.experiment.measure)}</li>
                    {action.experiment.look === null ? null : <li dir="auto">{said.look(action.experiment.look)}</li>}
                  </ul>
                )}
              </td>
              <td dir="auto">{action.owner ?? ""}</td>
              <td dir="auto">{action.due ?? ""}</td>
              <td>{stateOf(action)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function stateOf({ done, review }: PlainAction): string {
  const state = said.states[done ? "done" : review === "dropped" ? "dropped" : "open"];
  return review === null ? state : `${state}, ${said.carried}`;
}

function Polls({ minutes: { polls, topics } }: { minutes: Minutes }) {
  if (polls.length === 0) return null;
  return (
    <section>
      <h4>{said.polls}</h4>
      {polls.map((poll, index) => {
        const topic = poll.topic === null ? undefined : topics[poll.topic];
        return (
          <div key={index} class="minutes-topic">
            <h5 dir="auto">{pollTitle(poll.scale)}</h5>
            {topic === undefined ? null : <p dir="auto">{said.about(nameOf(topic))}</p>}
            <ul>{pollLines(poll).map((line) => <li key={line} dir="auto">{line}</li>)}</ul>
          </div>
        );
      })}
    </section>
  );
}
