// The rooms that this browser has been in. Nothing of them is on any server list.

import { isCovered } from "../state/cover";
import { recentTitle } from "../state/recent";
import { words } from "../words/words";
import { CoverSwitch } from "./cover";
import { Confirm } from "./dialog";
import { Icon } from "./icons";
import { closeDialog, open, type PageProps } from "./props";

export function Recent({ state, act }: PageProps) {
  const dialog = state.ui.dialog;
  const covered = isCovered(state);
  if (state.recent.length === 0 && !covered) return null;
  return (
    <section class="recent" aria-labelledby="recent">
      <div class="row recent-head">
        <h2 id="recent">{words.home.recent}</h2>
        <CoverSwitch act={act} on={covered} />
      </div>
      {covered ? null : <ul>
        {state.recent.map((room) => {
          const title = recentTitle(room) ?? words.general.untitled;
          return (
            <li key={room.id}>
              <button type="button" class="recent-open" onClick={() => act({ type: "open_room", room: room.id })}>
                <span class="recent-title" dir="auto">{title}</span>
                <span class="soft small">
                  {words.home.visited(words.general.moment(room.visited))}
                  {room.facilitator_key === null ? "" : ` · ${words.home.leads}`}
                </span>
              </button>
              <button type="button" class="button button-quiet button-icon" aria-label={words.home.removeRoom(title)}
                onClick={() => open(act, { kind: "recent", room: room.id })}><Icon of="close" /></button>
            </li>
          );
        })}
      </ul>}
      <p class="soft small">{covered ? words.home.recentCovered : words.home.recentHint}</p>
      {dialog?.kind === "recent"
        ? <Confirm title={words.home.removeRoomTitle} confirm={words.general.remove} alarm close={() => closeDialog(act)}
          run={() => act({ type: "forget_room", room: dialog.room })}><p>{words.home.removeRoomText}</p></Confirm>
        : null}
    </section>
  );
}
