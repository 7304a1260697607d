// The part of the page that is a room: its header, the panel that belongs to the stage, and the dialogs over it.

import "../main";

import { useEffect, useRef } from "preact/hooks";
import type { Act } from "../state/intents";
import { carried } from "../state/review";
import { eraseIn, lastRound, openRound, writing } from "../state/select";
import type { RoomState, State } from "../state/state";
import type { Panel } from "../state/ui";
import { words } from "../words/words";
import { Announcer } from "./announcer";
import { Bar } from "./bar";
import { Board } from "./board";
import { Covered } from "./cover";
import { Header } from "./header";
import { Join } from "./join";
import { MeterLine } from "./meter-line";
import { Dialogs, Discussion, Find, Handover, LeadBar, Menus, PollBand, Results, Review, WrapUp } from "./parts";
import { leads, look, open, openFind, stageOf, type RoomProps } from "./props";
import { Safety } from "./safety";
import { SeatWait } from "./seat-wait";
import { seconds } from "./text";
import { useChime } from "./use-chime";
import { useFollow } from "./use-follow";
import { useKeys } from "./use-key";
import { useKeptFocus } from "./use-kept-focus";
import { useNarrow } from "./use-narrow";
import { useUndo } from "./use-undo";

export function Room(props: RoomProps) {
  const { state, room, act } = props;
  const stage = stageOf(room);
  const before = useRef(stage);
  useEffect(() => {
    if (before.current !== stage) act({ type: "ui", change: { panel: null, looking: null } });
    before.current = stage;
  }, [stage]);
  useRoomKeys(state, act);
  useChime(state, room);
  useUndo(act, state.ui.dialog === null && state.ui.menu === null);
  useFirstEditor(room);
  useKeptFocus(".panel");
  const narrow = useNarrow();
  const wanted = panelOf(state, room);
  const { shown, go } = useFollow(wanted);
  if (room.board.board === null) return <Opening {...props} />;
  return (
    <div class="room">
      <Header {...props} />
      <Panels {...props} panel={shown} />
      <Bar {...props} />
      {room.board.polls.size === 0 ? null : <PollBand {...props} />}
      {shown !== "board" || state.ui.find === null ? null : <Find {...props} find={state.ui.find} />}
      <main class={`panel panel-${shown}`} aria-label={words.panels.names[shown]} tabIndex={0}>
        <Erasing {...props} />
        <Warnings {...props} />
        {stage === "check_in" ? <p class="directive">{words.stages.directive}</p> : null}
        {shown === "board" && room.covered === true && room.join ? <Covered act={act} text={words.cover.board} className="band" /> : null}
        {shown === wanted ? null : (
          <p class="moved-on">
            {words.stages.movedOn(words.stages.names[stage])}
            <button type="button" class="button" onClick={go}>{words.stages.follow}</button>
          </p>
        )}
        {shown === "board" || shown === "discuss" ? <MeterLine {...props} /> : null}
        <Shown {...props} panel={shown} />
      </main>
      {narrow && leads(room) ? <LeadBar {...props} /> : null}
      <Over {...props} />
      <Announcer room={room} />
    </div>
  );
}

/** What lies over the room, asked for when it is wanted. */
function Over(props: RoomProps) {
  const { dialog, menu } = props.state.ui;
  return (
    <>
      {menu === null ? null : <Menus {...props} />}
      {dialog === null ? null : <Dialogs {...props} />}
    </>
  );
}

/** What this page chose to look at, else what belongs to the stage. */
function panelOf(state: State, room: RoomState): Panel {
  if (state.ui.panel !== null) return state.ui.panel;
  const stage = stageOf(room);
  if (stage === "discuss" || stage === "wrap_up") return stage;
  if (stage === "check_in" && carried(room).length > 0) return "review";
  const closed = openRound(room) === null && lastRound(room) !== null;
  return stage === "vote" && closed ? "results" : "board";
}

function Shown({ panel, ...props }: RoomProps & { panel: Panel }) {
  switch (panel) {
    case "review": return <Review {...props} />;
    case "board": return <Board {...props} />;
    case "results": return <Results {...props} />;
    case "discuss": return <Discussion {...props} />;
    case "wrap_up": return <WrapUp {...props} />;
  }
}

const panels: readonly Panel[] = ["review", "board", "results", "discuss", "wrap_up"];

/** Everybody can look at every panel at any time; it leads nobody else there. */
function Panels({ room, act, panel }: RoomProps & { panel: Panel }) {
  const missing = { results: room.board.rounds.size === 0, review: carried(room).length === 0 } as Partial<Record<Panel, boolean>>;
  const there = panels.filter((each) => missing[each] !== true);
  return (
    <nav class="panels" aria-label={words.panels.label}>
      {there.map((each) => (
        <button key={each} type="button" class="panels-button" aria-current={each === panel ? "page" : undefined}
          onClick={() => look(act, each)}>{words.panels.names[each]}</button>
      ))}
    </nav>
  );
}

function Warnings(props: RoomProps) {
  const { state, room } = props;
  const may = writing(room);
  return (
    <>
      {may === "wrong_check"
        ? <div class="safety safety-alarm" role="alert"><h2>{words.pages.wrongCheckTitle}</h2><p>{words.pages.wrongCheckText}</p></div>
        : null}
      {may === "no_seat" ? <Join {...props} /> : null}
      <SeatWait {...props} />
      {room.board.leading?.offered === true || room.board.leading?.absent === true ? <Handover {...props} /> : null}
      <Safety state={state} room={room} />
    </>
  );
}

function Erasing({ state, room, act }: RoomProps) {
  const left = eraseIn(room, state.now);
  if (left === null) return null;
  return (
    <div class="safety safety-alarm">
      <p class="number">{words.erasure.erasing(seconds(left))}</p>
      {leads(room)
        ? <button type="button" class="button" onClick={() => act({ type: "cancel_erase" })}>{words.erasure.keepRoom}</button>
        : null}
    </div>
  );
}

function Opening(props: RoomProps) {
  return (
    <div class="room">
      <Header {...props} />
      <main class="message"><p class="soft" role="status">{words.pages.loading}</p></main>
      <Over {...props} />
    </div>
  );
}

/** Whoever has just joined can write at once: the press of Join leads to the first editor. */
function useFirstEditor({ join }: RoomState): void {
  const before = useRef(join);
  useEffect(() => {
    if (join && !before.current) document.querySelector<HTMLElement>(EDITORS)?.focus();
    before.current = join;
  }, [join]);
}

/** The editors of a new note and a new comment. */
const EDITORS = ".column textarea, .discussion-comments textarea";

/** What keys alone do in a room. */
function useRoomKeys(state: State, act: Act): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const seen = (event: FocusEvent): void => {
      if (event.target instanceof HTMLElement && event.target.matches(".column textarea")) last.current = event.target;
    };
    document.addEventListener("focusin", seen);
    return () => document.removeEventListener("focusin", seen);
  }, []);
  useKeys(state, {
    // To the editor of a note: the one used last, else the first one.
    n: () => {
      const field = last.current?.isConnected === true ? last.current : document.querySelector<HTMLElement>(EDITORS);
      field?.focus();
      return field !== null;
    },
    "/": () => {
      openFind(act);
      return true;
    },
    "?": () => {
      open(act, { kind: "keys" });
      return true;
    },
  });
}
