// The one reducer: what is, and what happened, give what is next and what is to be done. Pure.

import { acked, chain, givenUp, refused, type Answered } from "./answers";
import { takePatch } from "./board";
import { cover, isCovered } from "./cover";
import { give, saved, typed } from "./drafts";
import { takeKey, tryKeys } from "./hands";
import { ended, trying } from "./ended";
import { heirOf, inherit } from "./heir";
import { roomOf, type Effect, type Enter, type Message, type Step } from "./messages";
import { otherTab } from "./other-tab";
import { broken, enter, pump } from "./outbox";
import { hearOwn, meetBoard } from "./own";
import { askForSeat, hasSeats } from "./seats";
import { settle } from "./settle";
import { signDraft } from "./sign";
import { forget, isStep, sent } from "./steps";
import type { Board, NoticeWhat, RoomState, State } from "./state";
import { noUi } from "./ui";
import type { CloseReason, Command, Patch, ServerFrame, Welcome, You } from "./wire";

/** One step. */
export function reduce(state: State, message: Message): Step<State> {
  switch (message.type) {
    case "went":
      return went(state, message);
    case "recent":
      return [{ ...state, recent: message.recent }, []];
    case "templates":
      return [{ ...state, templates: message.templates }, []];
    case "ui":
      return [{ ...state, ui: { ...state.ui, ...message.change } }, []];
    case "theme":
      return [{ ...state, theme: message.theme }, [{ type: "keep_theme", theme: message.theme }]];
    case "sound":
      return [{ ...state, sound: message.on }, [{ type: "keep_sound", on: message.on }]];
    case "nudge":
      return [{ ...state, nudge: message.on }, [{ type: "keep_nudge", on: message.on }]];
    case "keys":
      return [{ ...state, keys: message.on }, [{ type: "keep_keys", on: message.on }]];
    case "cover":
      return cover(state, message.on);
    case "storage":
      return [{ ...state, storage: message.state }, []];
    case "creating":
      return [{ ...state, creating: message.creating }, []];
    case "notice":
      return [tell(state, message.what), []];
    case "dismiss":
      return [
        { ...state, notices: state.notices.filter((each) => each.id !== message.notice) },
        [],
      ];
    case "clock":
      return inRoom({ ...state, now: message.now }, (room) => pump(room, message.now));
    default:
      return reduceRoom(state, message);
  }
}

/**
 * A covered page stays so wherever it goes; and whoever holds a key to lead is covered before the board is
 * there, not after it was seen (A12).
 */
function went(state: State, { place, recent, now, covered }: Extract<Message, { type: "went" }>): Step<State> {
  // A link that could not be copied does not outlive the page that showed it.
  const notices = state.notices.filter(({ what }) => what.type !== "copy_failed");
  const next = { ...state, place, recent, now, notices, ui: { ...noUi, hushed: notices } };
  const leads = place.at === "room" && place.room.covered === null && place.room.facilitator_key !== null;
  const wanted = covered ?? (isCovered(state) || leads || null);
  return wanted === null ? [next, []] : cover(next, wanted);
}

type RoomMessage = Exclude<
  Message,
  {
    readonly type:
      "went" | "recent" | "templates" | "ui" | "theme" | "sound" | "nudge" | "keys" | "cover" | "storage" | "creating" | "notice" | "dismiss" | "clock";
  }
>;

/** What a projector hears: the connection, and nothing of a seat (A2, A12). */
const FOR_ALL: ReadonlySet<RoomMessage["type"]> = new Set(["connecting", "frame", "closed"]);

function reduceRoom(state: State, message: RoomMessage): Step<State> {
  if (state.place.at === "projector" && !FOR_ALL.has(message.type)) return [state, []];
  switch (message.type) {
    case "draft":
      return inRoom(state, (room) => typed(room, message.key, message.text));
    case "join":
      return inRoom(state, (room) =>
        room.join
          ? [room, []]
          : [
              { ...room, join: true, no_seat: !hasSeats(room.board) },
              [{ type: "keep_room", room: room.id, change: { join: true } }, { type: "connect" }],
            ],
      );
    case "enter":
      return inRoom(state, (room) => entered(room, message));
    case "step_gone":
      return [tell(forgetStep(state, message.way), message), []];
    case "use_again":
      return inRoom(state, (room) =>
        chain(
          room,
          (each) => give(each, message.give),
          (each) => forgotten(each, message.id),
        ),
      );
    case "forget_text":
      return inRoom(state, (room) => forgotten(room, message.id));
    case "forget_mine":
      return inRoom(state, forgottenAll);
    case "connecting":
      return inRoom(state, (room) => [
        { ...room, link: trying(room.link), partial: null, steady_since: null },
        [],
      ]);
    case "frame":
      return heard(state, message.frame, message.now);
    case "closed":
      return closed(state, message.why, message.retry_at);
    case "other_tab":
      return inRoom(state, (room) => otherTab(room, message.change));
  }
}

function inRoom(state: State, step: (room: RoomState) => Step<RoomState>): Step<State> {
  const { place } = state;
  if (place.at !== "room" && place.at !== "projector") return [state, []];
  const [next, effects] = step(place.room);
  return [next === place.room ? state : { ...state, place: { at: place.at, room: next } }, effects];
}

/** Of one's own steps, only the newest is told. */
const isOfSteps = ({ type }: NoticeWhat): boolean => type === "step" || type === "step_gone";

function tell(state: State, what: NoticeWhat): State {
  const id = (state.notices.at(-1)?.id ?? 0) + 1;
  const same = JSON.stringify(what);
  const others = state.notices.filter(
    (each) => JSON.stringify(each.what) !== same && !(isOfSteps(what) && isOfSteps(each.what)),
  );
  return { ...state, notices: [...others, { id, what }] };
}

function entered(room: RoomState, message: Enter): Step<RoomState> {
  return chain(
    room,
    (each) => [stepped(each, message), []],
    (each) => enter(each, message.entry),
    (each) => {
      const { own, ballot, answer } = message;
      const next = own === undefined ? each : { ...each, own: new Map(each.own).set(own.id, own) };
      const effects: Effect[] = own === undefined ? [] : [{ type: "keep_own", room: room.id, own }];
      const chosen = { ...(ballot && { ballot }), ...(answer && { answer }) };
      return [{ ...next, ...chosen }, effects];
    },
    // A name is typed text that is not sent again by itself: its draft stays until it is kept.
    (each) => saved(each, message.drafts ?? []),
    (each) => (message.key === undefined ? [each, []] : takeKey(each, message.key)),
    (each) => (message.give === undefined ? [each, []] : give(each, message.give)),
    (each) => pump(each, message.now),
  );
}

function stepped(room: RoomState, { entry: { local, command }, way }: Enter): RoomState {
  if (!isStep(command)) return room;
  return { ...room, steps: sent(room, local, command, way ?? "do") };
}

function forgetStep(state: State, way: "undo" | "redo"): State {
  const [next] = inRoom(state, (room) => [{ ...room, steps: forget(room.steps, way) }, []]);
  return next;
}

function forgotten(room: RoomState, id: string): Step<RoomState> {
  const own = new Map(room.own);
  if (!own.delete(id)) return [room, []];
  const gone: Effect = { type: "drop_own", room: room.id, id };
  return chain({ ...room, own }, (each) => saved(each, [signDraft(id)]), (each) => [each, [gone]]);
}

/** The drafts of edits and names go too, and what waits with an edit key: they would still tell which
 * texts were one's own. */
function forgottenAll(room: RoomState): Step<RoomState> {
  const ids = [...room.own.keys()];
  const outbox = room.outbox.filter((entry) => !("edit_key" in entry.command));
  const drafts = ids.flatMap((id) => [`edit:${id}`, signDraft(id)] as const);
  const gone: Effect = { type: "forget_mine", room: room.id };
  return chain({ ...room, own: new Map(), outbox }, (each) => [each, [gone]], (each) => saved(each, drafts));
}

/** Takes a frame in; what has been heard for long enough without it is gone from the board. */
function heard(state: State, frame: ServerFrame, now: number): Step<State> {
  const [next, effects] = framed({ ...state, now }, frame, now);
  const [after, more] = inRoom(next, (room) => {
    const { steady_since, own, changed } = hearOwn(room, now);
    const keep = changed.map((text): Effect => ({ type: "keep_own", room: room.id, own: text }));
    return [{ ...room, heard: now, steady_since, own }, keep];
  });
  return [after, [...effects, ...more]];
}

function framed(state: State, frame: ServerFrame, now: number): Step<State> {
  switch (frame.type) {
    case "welcome":
      return inRoom(state, (room) =>
        chain(
          room,
          (each) => welcomed(each, frame, now),
          (each) => pump(each, now),
        ),
      );
    case "patch": {
      const [next, effects] = inRoom(state, (room) =>
        chain(
          room,
          (each) => patched(each, frame),
          (each) => inherit(each, room.board),
          (each) => pump(each, now),
        ),
      );
      return [lookOn(next, roomOf(state)?.board), effects];
    }
    case "you":
      return led(inRoom(state, (room) => tryKeys(yours(room, frame))), frame);
    case "ack":
      return answered(state, now, (room) => acked(room, frame.ref, now));
    case "error":
      return answered(state, now, (room) => refused(room, frame, now));
    case "pong":
      return [state, []];
  }
}

/** Whoever looked at a topic that was grouped away looks at the one that has its notes. */
function lookOn(state: State, before: Board | undefined): State {
  const { looking } = state.ui;
  const now = roomOf(state)?.board;
  if (looking === null || now === undefined || now.topics.has(looking)) return state;
  const heir = heirOf(now, before?.topics.get(looking)?.notes ?? []);
  return { ...state, ui: { ...state.ui, looking: heir } };
}

/** Takes the answer to a command in, and tells what there is to tell. */
function answered(
  state: State,
  now: number,
  answer: (room: RoomState) => Answered,
): Step<State> {
  let notice: NoticeWhat | null = null;
  const [next, effects] = inRoom(state, (room) => {
    const answered = answer(room);
    notice = answered.notice;
    return chain(
      room,
      () => answered.step,
      (each) => pump(each, now),
    );
  });
  return [notice === null ? next : tell(next, notice), effects];
}

function welcomed(room: RoomState, welcome: Welcome, now: number): Step<RoomState> {
  const effects: Effect[] = [];
  if (welcome.seat !== null && welcome.seat !== room.seat) {
    effects.push({ type: "keep_room", room: room.id, change: { seat: welcome.seat } });
  }
  const current = room.resume?.epoch === welcome.epoch;
  return [
    {
      ...room,
      seat: welcome.seat ?? room.seat,
      no_seat: room.join && welcome.seat === null,
      limits: welcome.limits,
      durable: welcome.durable,
      clock_offset: welcome.now - now,
      epoch: welcome.epoch,
      partial: null,
      link: current ? { state: "live" } : { state: "connecting" },
    },
    effects,
  ];
}

function patched(room: RoomState, patch: Patch): Step<RoomState> {
  if (room.epoch === null) return [room, []];
  const boards = takePatch(room, patch);
  if (patch.more) return [{ ...room, ...boards }, []];
  const { own, changed, gone } = meetBoard(room.own, room.board, boards.board);
  const [{ drafts }, dropped] = saved(room, gone.map((text) => signDraft(text.id)));
  const effects: Effect[] = [
    ...dropped,
    ...changed.map((text): Effect => ({ type: "keep_own", room: room.id, own: text })),
    ...gone.map((text): Effect => ({ type: "drop_own", room: room.id, id: text.id })),
  ];
  const title = boards.board.board?.title;
  if (title !== undefined && title !== room.board.board?.title) {
    effects.push({ type: "keep_room", room: room.id, change: { title } });
  }
  const resume = { epoch: room.epoch, seq: patch.seq };
  const next: RoomState = { ...room, ...boards, own, drafts, resume, link: { state: "live" } };
  const [asked, wanted] = chain(
    next,
    (each) => (room.resume === null ? settle(each) : [each, []]),
    (each) => askForSeat(each, room.board),
  );
  return [asked, [...effects, ...wanted]];
}

function yours(room: RoomState, { leads, ready, ballot, answer, stands, agrees }: You): RoomState {
  const waits = (type: Command["type"]): boolean =>
    room.outbox.some((entry) => entry.command.type === type);
  return {
    ...room,
    you: { leads, ready, ballot, answer, stands, agrees },
    ballot: waits("cast_ballot") ? room.ballot : null,
    answer: waits("answer_poll") ? room.answer : null,
  };
}

/** Whoever leads is likely to share the screen: it is covered before anybody has chosen (A12). */
function led([state, effects]: Step<State>, { leads }: You): Step<State> {
  if (!leads || roomOf(state)?.covered !== null) return [state, effects];
  const [next, more] = cover(state, true);
  return [next, [...effects, ...more]];
}

function closed(state: State, why: CloseReason | null, retry_at: number): Step<State> {
  let notices: readonly NoticeWhat[] = [];
  const [next, effects] = inRoom(state, (room) => {
    const after = broken(room);
    const answers = after.given_up.map((entry) => (each: RoomState): Step<RoomState> => {
      const { step, notice } = givenUp(each, entry);
      if (notice !== null) notices = [...notices, notice];
      return step;
    });
    return chain(after.room, ...answers, (each) => ended(each, why, retry_at));
  });
  return [notices.reduce(tell, next), effects];
}
