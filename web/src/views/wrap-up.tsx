// The end of a retro: what the team will do, and the board as Markdown to take along.

import { dayOf, fileName, markdown } from "../files/markdown";
import type { RoomState } from "../state/state";
import { words } from "../words/words";
import { ActionList, NewAction } from "./actions";
import { PollList } from "./poll-result";
import type { RoomProps } from "./props";

/** The day of the press: the screen may have been painted on another. */
const today = (room: RoomState): string => dayOf(room, Date.now());

export function WrapUp(props: RoomProps) {
  const { room, act, state } = props;
  const copy = (): void => act({ type: "copy", what: "markdown", text: markdown(room, today(room)) });
  const download = (): void => {
    const day = today(room);
    act({ type: "download", name: fileName(room, day), text: markdown(room, day) });
  };
  return (
    <div class="wrap-up">
      <section class="sheet" aria-labelledby="actions">
        <h2 id="actions">{words.actions.title}</h2>
        <p class="soft">{words.actions.hint}</p>
        <ActionList {...props} topic={null} />
        <NewAction {...props} topic={null} />
      </section>
      {room.board.polls.size === 0 ? null : <PollList {...props} />}
      <section class="sheet" aria-labelledby="export">
        <h2 id="export">{words.wrapUp.title}</h2>
        <p class="soft">{words.wrapUp.hint}</p>
        <div class="row">
          <button type="button" class="button button-main" onClick={copy}>{words.wrapUp.copy}</button>
          <button type="button" class="button" onClick={download}>{words.wrapUp.download}</button>
        </div>
        <h3>{words.wrapUp.preview}</h3>
        <pre class="preview" tabIndex={0} dir="ltr" aria-label={words.wrapUp.preview}>{markdown(room, dayOf(room, state.now))}</pre>
      </section>
    </div>
  );
}
