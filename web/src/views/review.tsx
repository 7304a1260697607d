// The actions of last time, one by one: done, kept or dropped, by anybody and for everybody to see.

import { carried, chosen, lookedAt, type ReviewChoice } from "../state/review";
import type { ActionView } from "../state/select";
import { words } from "../words/words";
import { ActionText } from "./action-text";
import { canWrite, type RoomProps } from "./props";
import { said, short } from "./text";

const choices = ["done", "keep", "drop"] as const satisfies readonly ReviewChoice[];

export function Review(props: RoomProps) {
  const list = carried(props.room);
  const seen = lookedAt(list);
  return (
    <section class="sheet review" aria-labelledby="review">
      <div class="review-head">
        <h2 id="review">{words.review.title}</h2>
        <p class="review-progress number" role="status">{words.review.progress(seen, list.length)}</p>
      </div>
      <p class="soft">{seen === list.length ? words.review.all : words.review.hint}</p>
      <ul class="actions">{list.map((action) => <Reviewed key={action.id} {...props} action={action} />)}</ul>
    </section>
  );
}

function Reviewed({ room, act, action }: RoomProps & { action: ActionView }) {
  const name = short(said(action.text));
  const now = chosen(action);
  return (
    <li class={`reviewed reviewed-${now}`}>
      <ActionText action={action} />
      {canWrite(room) ? (
        <div class="review-choices" role="group" aria-label={words.review.group(name)}>
          {choices.map((each) => (
            <button key={each} type="button" class="button" aria-pressed={each === now}
              aria-label={words.review.choose(words.review.choices[each], name)}
              onClick={() => act({ type: "review_action", id: action.id, choice: each === now ? "open" : each })}>
              {words.review.choices[each]}
            </button>
          ))}
        </div>
      ) : <p class="soft small">{now === "open" ? words.review.open : words.review.chosen[now]}</p>}
    </li>
  );
}
