// The end of a retro: what the team will do, and the board to take along.

import { words } from "../words/words";
import { ActionList, NewAction } from "./actions";
import { TakeAlong } from "./parts";
import { PollList } from "./poll-result";
import type { RoomProps } from "./props";

export function WrapUp(props: RoomProps) {
  const { room } = props;
  return (
    <div class="wrap-up">
      <section class="sheet" aria-labelledby="actions">
        <h2 id="actions">{words.actions.title}</h2>
        <p class="soft">{words.actions.hint}</p>
        <ActionList {...props} topic={null} />
        <NewAction {...props} topic={null} />
      </section>
      {room.board.polls.size === 0 ? null : <PollList {...props} />}
      <TakeAlong {...props} />
    </div>
  );
}
