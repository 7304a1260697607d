// The room's screen on the wall: a viewer without a seat. It shows the public board, large, and
// nothing that is anybody's own: no marks, no editors, no menus; its one control is the full screen.

import "../main";

import { useRef } from "preact/hooks";
import { STAGES } from "../state/next";
import { floorOf } from "../state/polls";
import { noPoll, onWall, pollOnWall, seePoll, type OnWall } from "../state/projector";
import { eraseIn, revealIn, title } from "../state/select";
import { LIMITS } from "../state/wire";
import { words } from "../words/words";
import { Announcer } from "./announcer";
import { Mark } from "./icons";
import { ProjectorPoll } from "./projector-poll";
import { ProjectorSide } from "./projector-side";
import { Actions, Columns, Joining, Prompts, Ranking } from "./projector-stage";
import { ProjectorTopic } from "./projector-topic";
import { stageOf, type RoomProps } from "./props";
import { said, seconds } from "./text";

export function Projector(props: RoomProps) {
  const { room } = props;
  const seen = useRef(noPoll);
  seen.current = seePoll(room, seen.current);
  const name = title(room);
  const wall = onWall(room);
  const poll = pollOnWall(room, seen.current);
  if (room.board.board === null) {
    return <main class="message"><p class="soft" role="status">{words.pages.loading}</p></main>;
  }
  return (
    <div class="projector">
      <header class="wall-head">
        <Mark />
        <h1 dir="auto">{name === null ? words.general.name : said(name)}</h1>
        <Path {...props} />
      </header>
      <main class="wall-main" aria-label={words.stages.names[stageOf(room)]}>
        <News {...props} />
        {poll === null || wall.show === "trap" ? null : <ProjectorPoll room={room} poll={poll} />}
        {poll?.outcome.state === "open" && wall.show !== "trap" ? null : <Shown {...props} wall={wall} />}
      </main>
      <ProjectorSide {...props} joining={wall.show === "joining"} safe={wall.show !== "trap"} />
      <Announcer room={room} />
    </div>
  );
}

/** Where the team is, as a path: what is behind, what is now, what comes. */
function Path({ room }: Pick<RoomProps, "room">) {
  const now = STAGES.indexOf(stageOf(room));
  return (
    <nav class="wall-path" aria-label={words.stages.label}>
      <ol>
        {STAGES.map((stage, at) => (
          <li key={stage} class={at < now ? "wall-past" : undefined} aria-current={at === now ? "step" : undefined}>
            {words.stages.names[stage]}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What everybody must know whatever is on the wall: an erasure, a reveal, results that name people. */
function News({ state, room }: RoomProps) {
  const erase = eraseIn(room, state.now);
  const reveal = revealIn(room, state.now);
  const floor = floorOf(room);
  return (
    <>
      {erase === null ? null : <p class="wall-news wall-alarm number">{words.erasure.erasing(seconds(erase))}</p>}
      {reveal === null ? null
        : <p class="wall-news wall-reveal">{words.projector.revealIn}<b class="number">{seconds(reveal)}</b></p>}
      {floor < LIMITS.floor_default ? <p class="wall-news">{words.safety.lowFloor}</p> : null}
    </>
  );
}

function Shown({ wall, ...props }: RoomProps & { wall: OnWall }) {
  switch (wall.show) {
    case "trap":
      return (
        <section class="wall-news wall-alarm" role="alert">
          <h2>{words.pages.wrongCheckTitle}</h2><p>{words.pages.wrongCheckText}</p>
        </section>
      );
    case "joining": return <Joining {...props} />;
    case "prompts": return <Prompts {...props} />;
    case "board": return <Columns {...props} />;
    case "results": return <Ranking {...props} />;
    case "topic": return <ProjectorTopic {...props} topic={wall.topic} />;
    case "actions": return <Actions {...props} />;
  }
}
