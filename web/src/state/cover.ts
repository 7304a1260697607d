// The cover (A12): while somebody shares a screen, views are given the state without what is one's own.
// The engine keeps everything, so that nothing is lost by it. Pure; it knows no DOM and no words.

import { chain } from "./answers";
import { moveDraft, saved } from "./drafts";
import { memo } from "./memo";
import type { Effect, Step } from "./messages";
import { ofSeat } from "./outbox";
import type { DraftKey, NoticeWhat, RoomState, State } from "./state";
import { noSteps } from "./steps";

/** What is private to a seat, of one that did nothing. */
export const nobody: RoomState["you"] = {
  leads: false,
  ready: false,
  ballot: null,
  answer: null,
  stands: false,
  agrees: false,
};

/** What a room has of one's own, where there is nothing. */
export const nothing = {
  facilitator_key: null,
  spare_key: null,
  you: nobody,
  own: new Map(),
  drafts: new Map(),
  given: 0,
  outbox: [],
  last_ref: 0,
  steps: noSteps,
  aside: noSteps,
  ballot: null,
  answer: null,
} satisfies Partial<RoomState>;

/** Editors of what is one's own alone, and what was laid aside. All others are of what is done in public. */
const OWN = /^(note|comment|edit|sign|aside):/;
/** Fields that hold one value: two of them cannot stand behind each other. */
const ONE = /^(closing|plan|seen)/;

/** A room without anything that is one's own; what was typed in public while it is covered stays. */
export const covered = memo((room: RoomState): RoomState => ({
  ...room,
  ...nothing,
  // Held or not decides whether the page waits for one; which one it is shows nowhere.
  seat: room.seat === null ? null : "",
  you: { ...nobody, leads: room.you.leads },
  drafts: new Map([...room.drafts].filter(([key]) => !OWN.test(key))),
  steps: room.steps,
}));

/** What was chosen on this page; null: nothing yet. */
export function choice({ place }: State): boolean | null {
  if (place.at === "home") return place.covered;
  return place.at === "room" ? place.room.covered : null;
}

export const isCovered = (state: State): boolean => choice(state) === true;

/** What the page shows of the state: all of it, or what is nobody's own. */
export const seen = memo((state: State): State => {
  if (!isCovered(state)) return state;
  const { place, notices, ui } = state;
  return {
    ...state,
    place: place.at === "room" ? { at: "room", room: covered(place.room) } : place,
    recent: [],
    templates: [],
    notices: notices.filter((each) => !ui.hushed.includes(each) && !isOwn(each.what)),
  };
});

const isOwn = (what: NoticeWhat): boolean => "command" in what && ofSeat(what.command);

/** Covers the page, or uncovers it. Dialogs and menus close, and what was told before is told no more. */
export function cover(state: State, on: boolean): Step<State> {
  const { place } = state;
  const ui = { ...state.ui, dialog: null, menu: null, hushed: state.notices };
  if (place.at === "home") return [{ ...state, ui, place: { ...place, covered: on } }, []];
  if (place.at !== "room" || place.room.covered === on) return [state, []];
  const kept: Effect = { type: "keep_room", room: place.room.id, change: { covered: on } };
  const [room, effects] = on ? layAside(place.room) : takeBack(place.room);
  return [{ ...state, ui, place: { at: "room", room: { ...room, covered: on } } }, [kept, ...effects]];
}

/**
 * Actions, names and what whoever leads sets are typed in public, and go on while the page is covered. What
 * lay in their editors is laid aside before, so that it neither shows nor is typed over (S5). Steps alike.
 */
function layAside(room: RoomState): Step<RoomState> {
  const { undo, redo, pending } = room.steps;
  const steps = { ...noSteps, pending };
  const keys = [...room.drafts.keys()].filter((key) => !OWN.test(key));
  return chain(
    { ...room, steps, aside: { ...noSteps, undo, redo } },
    ...keys.map((key) => (each: RoomState) => moveDraft(each, key, `aside:${key}`)),
  );
}

/** Brings back what was laid aside, behind what was typed meanwhile. */
function takeBack(room: RoomState): Step<RoomState> {
  const { aside, steps } = room;
  const { undo, redo } = steps;
  const newer = undo.length + redo.length > 0;
  const back = { ...steps, undo: [...aside.undo, ...undo], redo: newer ? redo : aside.redo };
  const keys = [...room.drafts.keys()].filter((key) => key.startsWith("aside:"));
  return chain(
    { ...room, steps: back, aside: noSteps },
    ...keys.map((key) => (each: RoomState) => {
      const to = key.slice("aside:".length) as DraftKey;
      return ONE.test(to) && each.drafts.has(to) ? saved(each, [key]) : moveDraft(each, key, to);
    }),
  );
}
