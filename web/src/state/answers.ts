// What the server's answers to commands mean: acks, refusals, and breaks before either. Pure.

import { give, saved } from "./drafts";
import { bringsKey, dropKey, settleKey } from "./hands";
import type { Effect, Step } from "./messages";
import { delay, leave } from "./outbox";
import { isShown } from "./own";
import { draftsOf } from "./polls";
import { returned } from "./returned";
import { failed, kept as stepDone, type Pending } from "./steps";
import type { Entry, NoticeWhat, OwnText, RoomState } from "./state";
import type { Command, ErrorFrame, TextId } from "./wire";

/** A room after an answer, and what there is to tell. */
export interface Answered {
  readonly step: Step<RoomState>;
  readonly notice: NoticeWhat | null;
}

const textId = (of: TextId): string => ("note" in of ? of.note : of.comment);

function putOwn(room: RoomState, own: OwnText): Step<RoomState> {
  const next = new Map(room.own).set(own.id, own);
  return [{ ...room, own: next }, [{ type: "keep_own", room: room.id, own }]];
}

function dropOwn(room: RoomState, id: string): Step<RoomState> {
  const next = new Map(room.own);
  next.delete(id);
  return [{ ...room, own: next }, [{ type: "drop_own", room: room.id, id }]];
}

/** Runs steps one after another. */
export function chain(
  start: RoomState,
  ...steps: readonly ((room: RoomState) => Step<RoomState>)[]
): Step<RoomState> {
  let room = start;
  const effects: Effect[] = [];
  for (const step of steps) {
    const [next, wanted] = step(room);
    room = next;
    effects.push(...wanted);
  }
  return [room, effects];
}

/** The server keeps it. */
export function acked(room: RoomState, ref: number, now: number): Answered {
  const entry = room.outbox.find((each) => each.ref === ref);
  if (entry === undefined) return { step: [room, []], notice: null };
  const pending = stepOf(room, entry);
  const step = chain(
    room,
    (each) => leave(each, entry),
    (each) => (isAgain(pending) ? [each, []] : kept(each, entry.command, now)),
    (each) => (pending === null ? [each, []] : [stepKept(each, pending), []]),
  );
  if (pending === null) return { step, notice: null };
  const { did, way, back } = pending;
  const next = back === null ? null : way === "undo" ? "redo" : "undo";
  return { step, notice: { type: "step", did, way, next } };
}

const stepOf = (room: RoomState, entry: Entry): Pending | null =>
  room.steps.pending.find((each) => each.local === entry.local) ?? null;

/** Whether it goes back, or forwards again: nobody typed anything for it. */
const isAgain = (pending: Pending | null): boolean => pending !== null && pending.way !== "do";

const stepKept = (room: RoomState, pending: Pending): RoomState => ({
  ...room,
  steps: stepDone(room.steps, pending),
});

/** A grouping step did not happen, or nobody knows. */
const stepFailed = (room: RoomState, pending: Pending | null, again: boolean): RoomState =>
  pending === null ? room : { ...room, steps: failed(room.steps, pending, again) };

function kept(room: RoomState, command: Command, now: number): Step<RoomState> {
  if (bringsKey(command)) return settleKey(room);
  if (command.type === "name_topic") return saved(room, [`topic:${command.topic}`]);
  if (command.type === "set_plan")
    return saved(room, [...room.drafts.keys()].filter((key) => key.startsWith("plan:")));
  if (command.type === "set_closing") return saved(room, ["closing"]);
  if (command.type === "open_poll") return saved(room, draftsOf(command));
  if (command.type === "add_note" || command.type === "add_comment") {
    const own = room.own.get(command.id);
    if (own?.kept !== "sending") return [room, []];
    const hidden =
      command.type === "add_note" && room.board.stage?.hiding === true && !isShown(room, own);
    return putOwn(room, { ...own, kept: hidden ? "hidden" : "waiting", kept_at: now });
  }
  if (command.type === "delete_text") {
    const own = room.own.get(textId(command.of));
    if (own !== undefined && !isShown(room, own)) return dropOwn(room, own.id);
  }
  return [room, []];
}

/** The server refuses it, for now or for good. */
export function refused(room: RoomState, frame: ErrorFrame, now: number): Answered {
  const entry = room.outbox.find((each) => each.ref !== null && each.ref === frame.ref);
  if (entry === undefined) return { step: [room, []], notice: null };
  if (!frame.final) return { step: [delay(room, entry, now), []], notice: null };
  if (frame.code === "stale" && isDone(room, entry.command))
    return acked(room, entry.ref ?? 0, now);
  const { command } = entry;
  const pending = stepOf(room, entry);
  const late = isTooLate(room, command);
  const back =
    late || isAgain(pending) || entry.pressed === true ? [] : returned(room, command);
  const fixed = frame.code === "topic_in_round";
  const step = chain(
    room,
    (each) => leave(each, entry),
    (each) => undone(each, command),
    (each) => [stepFailed(each, pending, fixed), []],
    ...back.map((given) => (each: RoomState) => give(each, given)),
  );
  if (late) return { step, notice: null };
  if (pending !== null && pending.way !== "do" && !fixed)
    return { step, notice: { type: "step_gone", way: pending.way } };
  const { code, limit = null } = frame;
  return {
    step,
    notice: { type: "refused", command: command.type, code, limit, back: back[0]?.key ?? null },
  };
}

/** A repeated change that is refused as stale because its first sending was kept, has succeeded. */
function isDone(room: RoomState, command: Command): boolean {
  if (command.type === "name_topic")
    return room.board.topics.get(command.topic)?.name === command.name;
  if (command.type !== "set_action") return false;
  const action = room.board.actions.get(command.id);
  return (
    action !== undefined &&
    action.text === command.text &&
    action.owner === command.owner &&
    action.due === command.due &&
    action.done === command.done &&
    action.review === command.review &&
    JSON.stringify(action.experiment) === JSON.stringify(command.experiment)
  );
}

/** Deleting, or taking back the deletion of, what is gone already: nothing to tell. */
function isTooLate(room: RoomState, command: Command): boolean {
  if (command.type !== "delete_text") return false;
  const own = room.own.get(textId(command.of));
  return own === undefined || !isShown(room, own);
}

/** Takes the own text back to what it was before a refused command. */
export function undone(room: RoomState, command: Command): Step<RoomState> {
  switch (command.type) {
    case "add_note":
    case "add_comment":
      return dropOwn(room, command.id);
    case "edit_text":
    case "delete_text":
    case "take_back":
      return asOnBoard(room, textId(command.of), command.type);
    case "step_forward": {
      const own = room.own.get(textId(command.of));
      return own === undefined ? [room, []] : putOwn(room, { ...own, signing: null });
    }
    case "cast_ballot":
      return [{ ...room, ballot: null }, []];
    case "answer_poll":
      return [{ ...room, answer: null }, []];
    case "replace_key":
    case "accept_lead":
    case "stand":
      return dropKey(room);
    default:
      return [room, []];
  }
}

function asOnBoard(room: RoomState, id: string, type: Command["type"]): Step<RoomState> {
  const own = room.own.get(id);
  if (own === undefined) return [room, []];
  const shown = own.kind === "note" ? room.board.notes.get(id) : room.board.comments.get(id);
  if (shown === undefined) return type === "delete_text" ? dropOwn(room, id) : [room, []];
  return putOwn(room, {
    ...own,
    leaving: false,
    text: type === "edit_text" ? shown.text : own.text,
  });
}

/** A command that the connection broke under, and that is not sent again. */
export function givenUp(room: RoomState, entry: Entry): Answered {
  const pending = stepOf(room, entry);
  const back = isAgain(pending) ? [] : returned(room, entry.command);
  const step = chain(
    room,
    (each) => [stepFailed(each, pending, true), []],
    ...back.map((given) => (each: RoomState) => give(each, given)),
  );
  return { step, notice: { type: "not_sent", command: entry.command.type } };
}
