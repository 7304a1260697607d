// The page: which screen shows, and what lies over all of them.

import { useLayoutEffect } from "preact/hooks";
import { roomOf } from "../state/messages";
import { title } from "../state/select";
import type { State } from "../state/state";
import { words } from "../words/words";
import { LazyHome } from "./lazy-home";
import { LazyProjector } from "./lazy-projector";
import { Message } from "./message";
import { Notices } from "./notices";
import type { PageProps } from "./props";
import { Room } from "./room";

export function App({ state, act }: PageProps) {
  const name = windowTitle(state);
  useLayoutEffect(() => {
    document.title = name;
    if (state.theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = state.theme;
  }, [name, state.theme]);
  return (
    <>
      <Screen state={state} act={act} />
      <Notices state={state} act={act} />
    </>
  );
}

function Screen({ state, act }: PageProps) {
  const place = state.place;
  switch (place.at) {
    case "home":
      return <LazyHome state={state} act={act} />;
    case "room":
      return place.room.link.state === "over"
        ? <Message act={act} {...words.pages.over[place.room.link.why]} why={place.room.link.why} />
        : <Room key={place.room.id} state={state} act={act} room={place.room} />;
    case "projector":
      return place.room.link.state === "over"
        ? <Message act={act} {...words.pages.over[place.room.link.why]} why={place.room.link.why} />
        : <LazyProjector key={place.room.id} state={state} act={act} room={place.room} />;
    case "no_key":
      return <Message act={act} title={words.pages.noKeyTitle} text={words.pages.noKeyText} />;
    case "nowhere":
      return <Message act={act} title={words.pages.nowhereTitle} text={words.pages.nowhereText} />;
  }
}

function windowTitle(state: State): string {
  const room = roomOf(state);
  const named = room === null ? null : title(room);
  return named === null || named.text === "" ? words.general.name : `${named.text} · ${words.general.name}`;
}
