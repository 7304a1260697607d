// The part of the page that stands where there is no room, or none any more: why, and a way on.

import "../main";

import { mayRestore } from "../state/restore";
import { words } from "../words/words";
import { Message } from "./message";
import type { PageProps } from "./props";
import { Restore } from "./restore";
import { seconds } from "./text";
import { Unsaved } from "./unsaved";

/** They come along beforehand: the next server may not have them any more. */
export { look, restore } from "../restoring";

export function Ended({ state, act }: PageProps) {
  const { place } = state;
  switch (place.at) {
    case "room":
    case "projector": {
      const { link } = place.room;
      if (link.state !== "over") return null;
      if (link.why === "no_room" && mayRestore(place.room, state.now)) return <Restore state={state} act={act} room={place.room} />;
      const { title, text } = words.ended.over[link.why];
      const said = link.why === "other_protocol" && state.ui.stuck ? words.ended.stuck[state.storage] : text;
      return (
        <Message act={act} title={title} text={said} why={link.why}>
          {link.why === "room_full" ? null : <Unsaved room={place.room} />}
          {link.why === "room_full" ? <Again now={state.now} at={link.retry_at} /> : null}
        </Message>
      );
    }
    case "no_key":
      return <Message act={act} title={words.ended.noKeyTitle} text={words.ended.noKeyText} />;
    default:
      return <Message act={act} title={words.ended.nowhereTitle} text={words.ended.nowhereText} />;
  }
}

/** When the page tries again by itself; it is not read aloud every second. */
function Again({ now, at }: { now: number; at: number | null }) {
  return <p class="soft number">{at === null ? words.ended.trying : words.ended.tryIn(seconds(Math.max(0, at - now)))}</p>;
}
