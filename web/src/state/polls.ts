// Polls as views read them, and the commands about them: what is asked, and one's own answer. Pure; it
// knows no DOM and no words.

import { freshId } from "../seal/keys";
import { seal } from "../seal/seal";
import { prepare, textFault } from "../seal/text";
import type { Dice } from "../seal/dice";
import { newestFirst } from "./newest";
import { opened, type Opened } from "./opened";
import type { DraftKey, RoomState } from "./state";
import {
  LIMITS,
  type Command,
  type PollEntity,
  type PollId,
  type PollOutcome,
  type Scale,
  type TopicId,
} from "./wire";

/** Scales with choices of their own. */
export type Fixed = Exclude<Scale["of"], "question">;

/** What whoever leads wants to ask, in plain text. */
export type Asked =
  | { readonly of: Fixed }
  | { readonly of: "question"; readonly text: string; readonly options: readonly string[] };

/** Choices of the scales that have their own; as `Scale::choices` in protocol/src/poll.rs. */
export const CHOICES: Readonly<Record<Fixed, number>> = { safety: 5, roti: 5, fist: 6, roman: 3 };

/** A poll, opened. */
export interface PollView {
  readonly id: PollId;
  readonly of: Scale["of"];
  /** A free question's own words. */
  readonly question: Opened | null;
  /** A free question's options; of other scales the page has the words. */
  readonly options: readonly Opened[];
  readonly choices: number;
  readonly topic: TopicId | null;
  readonly outcome: PollOutcome;
}

function view(room: RoomState, { id, scale, topic, outcome }: PollEntity): PollView {
  if (scale.of !== "question") {
    const choices = CHOICES[scale.of];
    return { id, of: scale.of, question: null, options: [], choices, topic, outcome };
  }
  const question = opened(room, `poll|${id}|text`, scale.text);
  const options = scale.options.map((option, index) =>
    opened(room, `poll|${id}|option/${index}`, option),
  );
  return { id, of: "question", question, options, choices: options.length, topic, outcome };
}

/** The open poll, of which there is one at most. */
export function openPoll(room: RoomState): PollView | null {
  const poll = newestFirst(room.board.polls).find((each) => each.outcome.state === "open");
  return poll === undefined ? null : view(room, poll);
}

/** Closed polls, newest first. */
export function closedPolls(room: RoomState): readonly PollView[] {
  return newestFirst(room.board.polls)
    .filter((each) => each.outcome.state !== "open")
    .map((each) => view(room, each));
}

/** What stands above every panel: the open poll, else the newest result until it is put away. */
export function pollInSight(room: RoomState, away: PollId | null): PollView | null {
  const [newest] = newestFirst(room.board.polls);
  if (newest === undefined) return null;
  const open = openPoll(room);
  if (open !== null) return open;
  return newest.id === away ? null : view(room, newest);
}

/** One's own answer to a poll, the choice made here first; null: none. */
export function ownAnswer(room: RoomState, poll: PollId): number | null {
  const mine = [room.answer, room.you.answer].find((each) => each?.poll === poll);
  return mine?.choice ?? null;
}

/** Whether the own answer is still on its way. */
export function answerWaits(room: RoomState): boolean {
  return room.outbox.some((entry) => entry.command.type === "answer_poll");
}

/** Fewest answers that are shown. */
export function floorOf(room: RoomState): number {
  return room.board.board?.settings.floor ?? LIMITS.floor_default;
}

/** Editors of a new question and of its options. */
export const QUESTION: DraftKey = "poll:question";
export const optionDraft = (index: number): DraftKey => `poll:option/${index}`;

const OPTIONS = Array.from({ length: LIMITS.poll_options_max }, (_, index) => index);

/** How many fields for options there are: one more than are used, within the bounds. */
export function optionFields(room: RoomState): number {
  const used = OPTIONS.filter((index) => room.drafts.has(optionDraft(index)));
  const last = used.at(-1) ?? -1;
  return Math.min(LIMITS.poll_options_max, Math.max(LIMITS.poll_options_min, last + 2));
}

/** What is likely to be asked in a stage. */
export function suggestedAsk(room: RoomState): Scale["of"] {
  switch (room.board.stage?.stage) {
    case "discuss":
      return room.board.stage.focus === null ? "fist" : "roman";
    case "wrap_up":
      return "roti";
    case "group":
    case "vote":
      return "question";
    default:
      return "safety";
  }
}

/** Why a question cannot be asked. */
export type AskFault =
  "no_question" | "question_too_long" | "few_options" | "option_too_long" | "same_options";

/** Options as they would be asked: empty ones left out. */
export const filled = (options: readonly string[]): readonly string[] =>
  options.map((option) => prepare(option, "line")).filter((option) => option !== "");

export function askFault(text: string, options: readonly string[]): AskFault | null {
  const fault = textFault(text);
  if (fault !== null) return fault === "empty" ? "no_question" : "question_too_long";
  const wanted = filled(options);
  if (wanted.length < LIMITS.poll_options_min) return "few_options";
  if (wanted.some((option) => textFault(option, "line") !== null)) return "option_too_long";
  return new Set(wanted).size < wanted.length ? "same_options" : null;
}

/** The command that opens a poll; null when what is asked does not fit. */
export function openCommand(
  room: RoomState,
  asked: Asked,
  topic: TopicId | null,
  dice: Dice,
): Command | null {
  const id = freshId(dice);
  const scale = sealed(room, id, asked, dice);
  return scale === null ? null : { type: "open_poll", id, scale, topic };
}

function sealed(room: RoomState, id: PollId, asked: Asked, dice: Dice): Scale | null {
  if (asked.of !== "question") return { of: asked.of };
  if (askFault(asked.text, asked.options) !== null) return null;
  const key = room.keys.text;
  const text = seal(key, `poll|${id}|text`, asked.text, "text", dice);
  const options = filled(asked.options).map((option, index) =>
    seal(key, `poll|${id}|option/${index}`, option, "line", dice),
  );
  if (text === null || options.includes(null)) return null;
  return { of: "question", text, options: options.filter((option) => option !== null) };
}

/** The command that answers the open poll, or takes the answer back; null when it changes nothing. */
export function answerCommand(
  room: RoomState,
  poll: PollId,
  choice: number | null,
): Extract<Command, { readonly type: "answer_poll" }> | null {
  const open = openPoll(room);
  if (open?.id !== poll || ownAnswer(room, poll) === choice) return null;
  if (choice !== null && !(choice >= 0 && choice < open.choices)) return null;
  return { type: "answer_poll", poll, choice };
}

/** The drafts that a poll was made of. */
export function draftsOf(command: Extract<Command, { type: "open_poll" }>): readonly DraftKey[] {
  return command.scale.of === "question" ? [QUESTION, ...OPTIONS.map(optionDraft)] : [];
}
