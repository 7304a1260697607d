// Commands about actions: everybody's, changed as a whole, each change saying which one it saw.

import { freshId } from "../seal/keys";
import { seal, type Seam } from "../seal/seal";
import { prepare, type Size } from "../seal/text";
import type { Dice } from "../seal/dice";
import type { Intent, TypedExperiment } from "./intents";
import { newAction } from "./returned";
import type { DraftKey, RoomState, TextFault } from "./state";
import type { ActionEntity, ActionId, Command, Experiment, Sealed, SealedLine } from "./wire";

export type ActionIntent = Extract<
  Intent,
  { readonly type: "add_action" | "set_action" | "set_done" | "review_action" | "delete_action" }
>;

/** A command, and the drafts that it was made of. */
interface Made {
  readonly command: Command;
  readonly drafts: readonly DraftKey[];
}

interface Typed {
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly experiment?: TypedExperiment | null;
}

interface Texts {
  readonly text: Sealed;
  readonly owner: SealedLine | null;
  readonly due: SealedLine | null;
  readonly experiment: Experiment | null;
}

/** The fields of an action's editor, by what `newAction` or the action's id says. */
export const actionDrafts = (name: string): readonly DraftKey[] => [
  `action:${name}`,
  `owner:${name}`,
  `due:${name}`,
  ...experimentDrafts(name),
  `seen:${name}`,
];

/** Those that only an experiment has. */
export const experimentDrafts = (name: string): readonly DraftKey[] => [
  `hypothesis:${name}`,
  `measure:${name}`,
  `look:${name}`,
];

/** The command for an intent; null when the action is gone. */
export function actionCommand(
  room: RoomState,
  intent: ActionIntent,
  dice: Dice,
): Made | TextFault | null {
  if (intent.type === "add_action") {
    const id = freshId(dice);
    const texts = sealAction(room, id, intent, dice);
    if (typeof texts === "string") return texts;
    return {
      command: { type: "add_action", id, topic: intent.topic, ...texts },
      drafts: actionDrafts(newAction(intent.topic)),
    };
  }
  const { id } = intent;
  const before = latest(room, id);
  if (before === null) return null;
  const { rev, text, owner, due, done, experiment, review } = before;
  const change = (other: Partial<Latest>): Command => ({
    type: "set_action",
    ...{ id, rev, text, owner, due, done, experiment, review },
    ...other,
  });
  switch (intent.type) {
    case "delete_action":
      return { command: { type: "delete_action", id, rev }, drafts: [] };
    case "set_done":
      return { command: change({ done: intent.done }), drafts: [] };
    case "review_action":
      return review === null ? null : { command: change(REVIEWED[intent.choice]), drafts: [] };
    case "set_action": {
      const texts = sealAction(room, id, intent, dice);
      if (typeof texts === "string") return texts;
      const command = { ...change({ ...texts, done: intent.done }), rev: intent.rev };
      return { command, drafts: actionDrafts(id) };
    }
  }
}

/** What a choice in the review makes of an action. What is done was kept until then. */
const REVIEWED = {
  open: { done: false, review: "open" },
  done: { done: true, review: "kept" },
  keep: { done: false, review: "kept" },
  drop: { done: false, review: "dropped" },
} as const;

function sealAction(room: RoomState, id: ActionId, typed: Typed, dice: Dice): Texts | TextFault {
  const part = (field: ActionField, text: string, size: Size): string | null =>
    seal(room.keys.text, `action|${id}|${field}` satisfies Seam, text, size, dice);
  /** Null for an empty line, undefined for one that is too long. */
  const line = (field: ActionField, text: string): SealedLine | null | undefined =>
    prepare(text, "line") === "" ? null : (part(field, text, "line") ?? undefined);
  if (prepare(typed.text, "text") === "") return "empty";
  const text = part("text", typed.text, "text");
  const [owner, due] = [line("owner", typed.owner), line("due", typed.due)];
  if (text === null || owner === undefined || due === undefined) return "too_long";
  const wish = typed.experiment ?? null;
  if (wish === null) return { text, owner, due, experiment: null };
  if (isHalf(wish)) return "half";
  const hypothesis = part("hypothesis", wish.hypothesis, "text");
  const measure = part("measure", wish.measure, "text");
  const look = line("look", wish.look);
  if (hypothesis === null || measure === null || look === undefined) return "too_long";
  return { text, owner, due, experiment: { hypothesis, measure, look } };
}

type ActionField = "text" | "owner" | "due" | "hypothesis" | "measure" | "look";

/** An experiment says what is believed and how one will know; when one looks may stay open. */
export function isHalf({ hypothesis, measure }: TypedExperiment): boolean {
  return prepare(hypothesis, "text") === "" || prepare(measure, "text") === "";
}

type Latest = Texts & Pick<ActionEntity, "rev" | "done" | "review">;

/** An action as it will be once the outbox is empty, and the number of its changes by then. */
function latest(room: RoomState, id: ActionId): Latest | null {
  let found: Latest | null = room.board.actions.get(id) ?? null;
  for (const { command } of room.outbox) {
    if (command.type === "add_action" && command.id === id && found === null)
      found = { ...command, rev: 0, done: false, review: null };
    if (command.type === "set_action" && command.id === id)
      found = { ...command, rev: command.rev + 1 };
  }
  return found;
}
