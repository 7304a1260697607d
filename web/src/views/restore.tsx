// Where the server has lost a room and this page still has its board: what can be done about it, by whom.

import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words";
import { Message } from "./message";
import type { RoomProps } from "./props";

/** Restoring is left to whoever leads for this long, in milliseconds. */
const LEADERS_MS = 20_000;

export function Restore(props: RoomProps) {
  const { state, act } = props;
  const title = words.restoring.title;
  if (state.place.at === "projector") return <Message act={act} title={title} text={words.restoring.wall} />;
  return (
    <Message act={act} title={title} text={words.restoring.text} offer>
      <p>{words.restoring.follow}</p>
      <Offer {...props} />
      <section class="stack" aria-labelledby="comes-back">
        <h2 id="comes-back">{words.restoring.what}</h2>
        <ul class="stack">{words.restoring.comes.map((each) => <li key={each}>{each}</li>)}</ul>
        <p>{words.restoring.trust}</p>
      </section>
    </Message>
  );
}

/** Left to whoever leads at first; then to anybody. */
function Offer({ state, act, room }: RoomProps) {
  const { creating } = state;
  const { leads } = room.you;
  const [anybody, letAnybody] = useState(false);
  useEffect(() => {
    const late = setTimeout(() => letAnybody(true), LEADERS_MS);
    return () => clearTimeout(late);
  }, []);
  const may = leads || anybody;
  const sending = creating.state === "sending";
  return (
    <div class="stack">
      <p role="status">{leads ? words.restoring.leads : may ? words.restoring.anybody : words.restoring.wait}</p>
      <p class="fault" role="alert">{creating.state === "failed" ? words.restoring.errors[creating.why] : ""}</p>
      {may
        ? (
          <div class="row">
            <button type="button" class="button button-main button-large" aria-disabled={sending}
              onClick={() => { if (!sending) act({ type: "restore" }); }}>
              {sending ? words.restoring.busy : words.restoring.button}
            </button>
          </div>
        )
        : null}
    </div>
  );
}
