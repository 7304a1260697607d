// The end of a retro: what the team will do, and the board to take along.

import { words } from "../words/words";
import { ActionList, NewAction } from "./actions";
import { lazy } from "./lazy";
import type { RoomProps } from "./props";

const TakeAlong = lazy<RoomProps>(async () => (await import("./take-along")).TakeAlong, Missing);

export function WrapUp(props: RoomProps) {
  return (
    <div class="wrap-up">
      <section class="sheet" aria-labelledby="actions">
        <h2 id="actions">{words.actions.title}</h2>
        <p class="soft">{words.actions.hint}</p>
        <ActionList {...props} topic={null} />
        <NewAction {...props} topic={null} />
      </section>
      <TakeAlong {...props} />
    </div>
  );
}

function Missing() {
  return <p class="fault" role="alert">{words.pages.partTitle}</p>;
}
