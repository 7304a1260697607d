// What fills the projector's screen, stage by stage: the invitation, the prompts, the columns, the
// ranking, the actions.

import { roomLink } from "../state/links";
import { floorOf } from "../state/polls";
import { isDropped } from "../state/review";
import { actions, columns, countedRound, lastRound, openRound, ranking, topicView, type ActionView, type TopicView } from "../state/select";
import { words } from "../words/words";
import { when } from "./day";
import { Fit } from "./fit";
import { Bar, Shape, toneClass } from "./icons";
import { QrCode } from "./parts";
import type { RoomProps } from "./props";
import { said, short, topicText } from "./text";

export function Joining({ state, room }: RoomProps) {
  return (
    <section class="wall-joining" aria-labelledby="joining">
      <QrCode text={roomLink(state, room)} label={words.share.code} />
      <Fit label={words.projector.joinTitle} about="joining" from={1}>
        <div class="wall-invite">
          <h2 id="joining" data-piece>{words.projector.joinTitle}</h2>
          <ol class="wall-steps">{words.projector.joinSteps.map((step) => <li key={step} data-piece>{step}</li>)}</ol>
          <p data-piece>{words.projector.joinElse}</p>
          <p class="soft" data-piece>{words.join.safe[0]}</p>
          <p class="wall-directive" data-piece>{words.stages.directive}</p>
          {state.secure ? null : <p class="wall-insecure" data-piece>{words.safety.insecure}</p>}
        </div>
      </Fit>
    </section>
  );
}

/** Columns beside each other; more than five stand in two rows. */
function columnsClass(n: number): string {
  return `wall-columns wall-columns-${n <= 5 ? n : Math.ceil(n / 2)}`;
}

export function Prompts({ room }: RoomProps) {
  const all = columns(room);
  return (
    <Fit label={words.projector.writeTitle} about="prompts" from={1}>
      <h2 class="wall-title">{words.projector.writeTitle}</h2>
      <div class={columnsClass(all.length)}>
        {all.map((column, order) => (
          <section key={column.id} class={`wall-column ${toneClass(order)}`} data-piece>
            <h3><Shape order={order} /><span dir="auto">{said(column.name)}</span></h3>
            {column.prompt === null ? null : <p class="wall-prompt" dir="auto">{said(column.prompt)}</p>}
          </section>
        ))}
      </div>
      {room.board.stage?.hiding === true ? <p class="soft" data-piece>{words.board.emptyHidden}</p> : null}
    </Fit>
  );
}

export function Columns({ room }: RoomProps) {
  const all = columns(room);
  const round = openRound(room);
  return (
    <Fit label={words.panels.names.board} about={round === null ? "board" : "round"} from={2}>
      {round === null ? null : (
        <div class="wall-round" data-piece>
          <h2 class="wall-title">{words.projector.roundTitle}</h2>
          <p>{words.projector.round(round.budget, round.most_per_topic)}</p>
        </div>
      )}
      <div class={columnsClass(all.length)}>
        {all.map((column, order) => (
          <section key={column.id} class={`wall-column ${toneClass(order)}`}>
            <h2 data-piece><Shape order={order} /><span dir="auto">{said(column.name)}</span></h2>
            {column.topics.length === 0 ? <p class="soft">{words.board.empty}</p> : (
              <ul class="wall-topics">
                {column.topics.map((topic) => <Topic key={topic.id} topic={topic} />)}
              </ul>
            )}
          </section>
        ))}
      </div>
    </Fit>
  );
}

/** A note, or a group of notes under its name. */
function Topic({ topic }: { topic: TopicView }) {
  if (topic.notes.length === 1) {
    return (
      <li class="wall-note" data-piece>
        {topic.name === null ? null : <h3 dir="auto">{said(topic.name)}</h3>}
        {topic.notes.map((note) => <p key={note.id} class="people" dir="auto">{said(note.text)}</p>)}
      </li>
    );
  }
  return (
    <li class="wall-note wall-group">
      <h3 dir="auto" data-piece>{topic.name === null ? words.board.unnamed : said(topic.name)}</h3>
      <ul>
        {topic.notes.map((note) => <li key={note.id} class="people" dir="auto" data-piece>{said(note.text)}</li>)}
      </ul>
    </li>
  );
}

export function Ranking({ room }: RoomProps) {
  const all = ranking(room);
  const chosen = all.filter((each) => each.votes > 0);
  const list = chosen.length === 0 ? all : chosen;
  const last = lastRound(room);
  const counted = countedRound(room);
  const most = Math.max(1, ...list.map((each) => each.votes));
  const order = new Map(columns(room).map((column, index) => [column.id, index]));
  const floor = floorOf(room);
  return (
    <Fit label={words.results.title} about={`results ${last?.id ?? ""}`}>
      <h2 class="wall-title">{words.results.title}</h2>
      {counted?.outcome.state === "counted" ? <p class="soft number">{words.results.counted(counted.outcome.voters)}</p> : null}
      {last?.outcome.state === "too_few"
        ? <p class="wall-news" data-piece>{words.results.tooFew} {words.results.tooFewWay(floor)}</p>
        : null}
      <ol class="wall-ranking">
        {list.map((each) => {
          const topic = topicView(room, each.topic);
          if (topic === null) return null;
          return (
            <li key={each.topic} data-piece>
              <span class="wall-rank number"><span class="unseen">{words.results.rank(each.rank)}</span><span aria-hidden="true">{each.rank}</span></span>
              <div>
                <p dir="auto"><Shape order={order.get(topic.column) ?? 0} />{topicText(topic)}</p>
                <Bar of={each.votes} most={most} />
              </div>
              <span class="wall-votes number">{words.results.votes(each.votes)}</span>
            </li>
          );
        })}
      </ol>
      {list.length === all.length ? null
        : <p class="soft number" data-piece>{words.results.without(all.length - list.length)}</p>}
    </Fit>
  );
}

export function Actions({ room }: RoomProps) {
  const list = actions(room).filter((action) => !isDropped(action));
  return (
    <Fit label={words.actions.title} about="actions" follows>
      <h2 class="wall-title">{words.projector.actions}</h2>
      {list.length === 0 ? <p class="soft">{words.projector.noActions}</p> : <ActionItems room={room} list={list} named />}
    </Fit>
  );
}

/** `named`: with the topic that each came from. */
export function ActionItems({ room, list, named }: Pick<RoomProps, "room"> & { list: readonly ActionView[]; named: boolean }) {
  return (
    <ul class="wall-actions">
      {list.map((action) => {
        const from = named && action.topic !== null ? topicView(room, action.topic) : null;
        const details = [
          action.owner === null ? "" : words.actions.by(said(action.owner)),
          action.due === null ? "" : words.actions.until(when(said(action.due))),
          from === null ? "" : words.actions.from(short(topicText(from), 40)),
        ].filter((detail) => detail !== "");
        return (
          <li key={action.id} class={action.done ? "wall-done" : undefined} data-piece>
            <p class="people" dir="auto">{said(action.text)}</p>
            {details.length === 0 ? null
              : <p class="soft wall-details">{details.map((detail) => <span key={detail} dir="auto">{detail}</span>)}</p>}
          </li>
        );
      })}
    </ul>
  );
}
