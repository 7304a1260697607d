// The part of the page that shows what was typed about something that is gone: nothing leads to its editor any
// more, and it is not thrown away unseen (S5).

import "../main";

import type { Act } from "../state/intents";
import { leftOver } from "../state/left";
import type { RoomState } from "../state/state";
import { words } from "../words/words";

export interface LeftOverProps {
  readonly room: RoomState;
  readonly act: Act;
}

export function LeftOver({ room, act }: LeftOverProps) {
  return (
    <>
      {leftOver(room).map(({ key, text }) => (
        <div key={key} class="notice notice-alarm">
          <div class="stack">
            <p>{words.leftOver.about}</p>
            <textarea readOnly rows={2} dir="auto" aria-label={words.leftOver.label} value={text}
              onFocus={(event) => event.currentTarget.select()} />
          </div>
          <button type="button" class="button button-quiet notice-offer"
            onClick={() => act({ type: "draft", key, text: "" })}>{words.leftOver.drop}</button>
        </div>
      ))}
    </>
  );
}
