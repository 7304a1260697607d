// From what a view wants to the command that says so: seals texts, draws ids and keys, adds what
// the sender saw. Randomness and time come in; nothing goes out.

import { freshId, lock } from "../seal/keys";
import { seal } from "../seal/seal";
import { textFault } from "../seal/text";
import type { Dice } from "../seal/dice";
import { actionCommand, type ActionIntent } from "./action";
import type { Intent } from "./intents";
import type { Enter, Message } from "./messages";
import { BALLOT_MS, goesAgain } from "./outbox";
import { ownStatus } from "./own";
import { opened } from "./opened";
import { answerCommand } from "./polls";
import { ballotOf, openRound, writing } from "./select";
import { handing, type Handing } from "./hands";
import { commandOf, nextStep } from "./steps";
import { stepForward, signDraft } from "./sign";
import { grouping, leading } from "./together";
import type { Entry, NoticeWhat, OwnText, RoomState, TextFault } from "./state";
import type { Command, ErrorCode, TextId } from "./wire";

/** What composing needs beside the state. */
export interface Means {
  readonly dice: Dice;
  /** Milliseconds. */
  readonly now: number;
  /** Gives names that sort as they were given. */
  readonly local: () => string;
}

type Of<T extends Intent["type"]> = Extract<Intent, { readonly type: T }>;

const notice = (what: NoticeWhat): Message => ({ type: "notice", what });
const refuse = (fault: TextFault): Message => notice({ type: "text", fault });
/** What it was about is gone: said here, as the server would say it. */
const gone = (command: Command["type"], code: ErrorCode = "not_there"): Message =>
  notice({ type: "refused", command, code, limit: null, back: null });

/** What an intent means for the room; null when it is none of a room's commands. */
export function compose(room: RoomState, intent: Intent, means: Means): Message | null {
  const hands = handing(room, intent, means.dice);
  if (hands !== null) return handedOver(room, hands, means);
  if (intent.type === "name_topic" && !room.board.topics.has(intent.topic)) return gone(intent.type);
  const together = leading(room, intent, means) ?? grouping(room, intent, means);
  if (together !== null) return inPublic(room, together, means);
  switch (intent.type) {
    case "add_note":
    case "add_comment":
      return checked(room, () => addText(room, intent, means));
    case "edit_text":
      return checked(room, () => editText(room, intent, means));
    case "delete_text":
    case "take_back":
      return checked(room, () => withdraw(room, intent, means));
    case "undo":
    case "redo":
      return again(room, intent.type, means);
    case "use_again":
      return useAgain(room, intent.id);
    case "set_ready":
      return checked(room, () => enter({ type: "set_ready", ready: intent.ready }, means));
    case "vote":
      return checked(room, () => vote(room, intent, means));
    case "answer_poll":
      return checked(room, () => answerPoll(room, intent, means));
    case "add_action":
    case "set_action":
    case "set_done":
    case "review_action":
    case "delete_action":
      return checked(room, () => action(room, intent, means));
    case "step_forward":
      return checked(room, () => sign(room, intent, means));
    default:
      return null;
  }
}

/** A key that was drawn goes with its command, and is held from the moment on in which it is sent. */
function handedOver(room: RoomState, { command, key }: Handing, means: Means): Message {
  const message = inPublic(room, command, means);
  return message.type === "enter" && key !== null ? { ...message, key } : message;
}

/** What is done in public is done now or not at all (S3). */
function inPublic(room: RoomState, command: Command | TextFault, means: Means): Message {
  if (typeof command === "string") return refuse(command);
  if (writing(room) === "wrong_check") return notice({ type: "cannot_write" });
  return room.link.state === "live"
    ? enter(command, means)
    : notice({ type: "not_sent", command: command.type });
}

/** Undoes one's own newest grouping step, or the undo: an ordinary command, done in public. */
function again(room: RoomState, way: "undo" | "redo", means: Means): Message | null {
  const next = nextStep(room.steps, way);
  if (next === null) return null;
  const command = commandOf(room, next.step, means.dice);
  if (command === null) return { type: "step_gone", way };
  const made = inPublic(room, command, means);
  return made.type === "enter" ? { ...made, way } : made;
}

/** The text of what was taken off goes back to its editor. */
function useAgain(room: RoomState, id: string): Message | null {
  const own = room.own.get(id);
  if (own === undefined || ownStatus(room, own) !== "taken_off") return null;
  return {
    type: "use_again",
    id: own.id,
    give: { key: `${own.kind}:${own.place}`, text: wording(room, own) },
  };
}

function action(room: RoomState, intent: ActionIntent, means: Means): Message | null {
  const made = actionCommand(room, intent, means.dice);
  if (made === null) return gone("set_action");
  if (typeof made === "string") return refuse(made);
  const { drafts } = made;
  const entered = enter(made.command, means, { drafts });
  return drafts.length > 0 ? entered : { ...entered, entry: { ...entered.entry, pressed: true } };
}

function sign(room: RoomState, intent: Of<"step_forward">, means: Means): Message | null {
  const made = stepForward(room, intent, means.dice);
  if (made === null) return gone(intent.type, "not_yours");
  if (typeof made === "string") return refuse(made);
  return enter(made.command, means, { own: made.own, drafts: [signDraft(intent.id)] });
}

/** Refuses to write where the room's key is not this page's, or without a seat. */
function checked(room: RoomState, make: () => Message | null): Message | null {
  return writing(room) === "yes" ? make() : notice({ type: "cannot_write" });
}

function enter(
  command: Command,
  means: Means,
  more: Omit<Enter, "type" | "entry" | "now"> = {},
  wait = 0,
): Enter {
  const entry: Entry = {
    local: means.local(),
    command,
    ref: null,
    not_before: wait === 0 ? 0 : means.now + wait,
    again: goesAgain(command),
  };
  return { type: "enter", entry, now: means.now, ...more };
}

function addText(room: RoomState, intent: Of<"add_note" | "add_comment">, means: Means): Message {
  const fault = textFault(intent.text);
  if (fault !== null) return refuse(fault);
  const kind = intent.type === "add_note" ? "note" : "comment";
  const place = intent.type === "add_note" ? intent.column : intent.topic;
  const id = freshId(means.dice);
  const edit_key = freshId(means.dice);
  const text = seal(room.keys.text, `${kind}|${id}|text`, intent.text, "text", means.dice);
  if (text === null) return refuse("too_long");
  const common = { id, text, lock: lock(id, edit_key) };
  const entered = enter(
    intent.type === "add_note"
      ? { type: "add_note", column: intent.column, ...common }
      : { type: "add_comment", topic: intent.topic, ...common },
    means,
    { drafts: [`${kind}:${place}`] },
  );
  const own: OwnText = {
    kind,
    id,
    place,
    edit_key,
    rev: 0,
    text,
    kept: "sending",
    kept_at: 0,
    seen: false,
    leaving: false,
    signing: null,
    local: entered.entry.local,
  };
  return { ...entered, own };
}

const textIdOf = (own: OwnText): TextId =>
  own.kind === "note" ? { note: own.id } : { comment: own.id };

function editText(room: RoomState, intent: Of<"edit_text">, means: Means): Message | null {
  const own = room.own.get(intent.id);
  if (own === undefined) return gone(intent.type, "not_yours");
  const fault = textFault(intent.text);
  if (fault !== null) return refuse(fault);
  const text = seal(room.keys.text, `${own.kind}|${own.id}|text`, intent.text, "text", means.dice);
  if (text === null) return refuse("too_long");
  const rev = own.rev + 1;
  const command: Command = {
    type: "edit_text",
    of: textIdOf(own),
    edit_key: own.edit_key,
    rev,
    text,
  };
  return enter(command, means, {
    own: { ...own, rev, text, leaving: false },
    drafts: [`edit:${own.id}`],
  });
}

const wording = (room: RoomState, own: OwnText): string =>
  opened(room, `${own.kind}|${own.id}|text`, own.text).text;

/** Deletes an own text, or takes back what waits of it. What others never saw goes at once. */
function withdraw(
  room: RoomState,
  intent: Of<"delete_text" | "take_back">,
  means: Means,
): Message | null {
  const own = room.own.get(intent.id);
  if (own === undefined) return null;
  const { edit_key } = own;
  const status = ownStatus(room, own);
  const of = textIdOf(own);
  if (status === "taken_off") return { type: "forget_text", id: own.id };
  if (
    status === "sending" ||
    status === "hidden" ||
    status === "on_its_way" ||
    intent.type === "delete_text"
  ) {
    const gone = enter({ type: "delete_text", of, edit_key }, means, {
      own: { ...own, leaving: true },
    });
    if (intent.type === "delete_text") return gone;
    return { ...gone, give: { key: `${own.kind}:${own.place}`, text: wording(room, own) } };
  }
  const shown =
    own.kind === "note" ? room.board.notes.get(own.id) : room.board.comments.get(own.id);
  if (shown === undefined || (status === "shown" && own.signing === null)) return null;
  // A waiting signature goes with a waiting edit: the button says so. A name does not go back to
  // its editor: who takes it back does not want it to lie anywhere.
  const back = enter({ type: "take_back", of, edit_key }, means, {
    own: { ...own, leaving: false, text: shown.text, signing: null },
  });
  if (shown.text === own.text) return back;
  return { ...back, give: { key: `edit:${own.id}`, text: wording(room, own) } };
}

function vote(room: RoomState, intent: Of<"vote">, means: Means): Message | null {
  const round = openRound(room);
  const ballot = ballotOf(room);
  if (round === null || ballot === null || !round.topics.includes(intent.topic)) return null;
  const before = ballot.votes.get(intent.topic) ?? 0;
  const most = Math.min(ballot.most_per_topic, ballot.left + before);
  const wanted = Math.max(0, Math.min(most, Math.trunc(intent.votes)));
  if (wanted === before) return null;
  const all = new Map(ballot.votes).set(intent.topic, wanted);
  const votes = [...all]
    .filter(([, each]) => each > 0)
    .map(([topic, each]) => ({ topic, votes: each }));
  return enter(
    { type: "cast_ballot", round: round.id, votes },
    means,
    { ballot: { round: round.id, votes } },
    BALLOT_MS,
  );
}

function answerPoll(room: RoomState, intent: Of<"answer_poll">, means: Means): Message | null {
  const { poll, choice } = intent;
  const command = answerCommand(room, poll, choice);
  return command === null ? null : enter(command, means, { answer: { poll, choice } }, BALLOT_MS);
}
