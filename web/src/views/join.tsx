// The invitation to take a seat: what it means and why it is safe, one press to do it.

import { words } from "../words/words";
import { open, type RoomProps } from "./props";

export function Join({ room, act }: RoomProps) {
  const here = room.board.counts?.here ?? 0;
  return (
    <section class="join" aria-labelledby="join">
      <div class="join-do">
        <h2 id="join">{words.join.title}</h2>
        <p>{here > 0 ? `${words.join.hereAlready(here)} ` : ""}{words.join.text}</p>
        <button type="button" class="button button-main button-large" onClick={() => act({ type: "join" })}>{words.join.button}</button>
        <p class="soft small">
          {words.join.alone}{" "}
          <button type="button" class="button button-link" onClick={() => open(act, { kind: "print" })}>{words.join.compare}</button>
        </p>
      </div>
      <ul class="join-safe">{words.join.safe.map((each) => <li key={each}>{each}</li>)}</ul>
    </section>
  );
}
