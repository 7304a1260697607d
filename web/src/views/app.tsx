// The page: which screen shows, and what lies over all of them.

import { useEffect, useLayoutEffect } from "preact/hooks";
import { isCovered, seen } from "../state/cover";
import { roomOf } from "../state/messages";
import { title } from "../state/select";
import type { State } from "../state/state";
import { words } from "../words/words";
import { fetchWhenIdle } from "./lazy";
import { Notices } from "./notices";
import { page } from "./page";
import { AFTER_HOME, Ended, Home, IN_ROOM, Projector, Room } from "./parts";
import type { PageProps } from "./props";
import { useTheme } from "./theme";

export function App({ state: all, act }: PageProps) {
  const state = seen(all);
  page.now = { state, act };
  const name = windowTitle(state);
  useLayoutEffect(() => {
    document.title = name;
  }, [name]);
  useTheme(state.theme);
  useNext(state);
  return (
    <>
      <Screen state={state} act={act} />
      <Notices state={state} act={act} />
    </>
  );
}

/** What is likely to be wanted next comes before it is: once home stands, or a room is live. */
function useNext({ place }: State): void {
  const home = place.at === "home";
  const live = place.at === "room" && place.room.link.state === "live";
  useEffect(() => {
    if (home) return fetchWhenIdle(AFTER_HOME);
    return live ? fetchWhenIdle(IN_ROOM) : undefined;
  }, [home, live]);
}

function Screen({ state, act }: PageProps) {
  const place = state.place;
  switch (place.at) {
    case "home":
      return <Home state={state} act={act} />;
    case "room":
    case "projector": {
      const { id, link } = place.room;
      const Shown = place.at === "room" ? Room : Projector;
      // Covered, a room begins anew: nothing that was typed or opened is left in it.
      if (link.state !== "over") return <Shown key={`${id} ${isCovered(state)}`} state={state} act={act} room={place.room} />;
    }
  }
  return <Ended state={state} act={act} />;
}

function windowTitle(state: State): string {
  const room = roomOf(state);
  const named = room === null ? null : title(room);
  return named === null || named.text === "" ? words.general.name : `${named.text} · ${words.general.name}`;
}
