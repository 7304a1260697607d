// Commands about actions: everybody's, changed as a whole, each change saying which one it saw.

import { freshId } from "../seal/keys";
import { seal } from "../seal/seal";
import { prepare, type Size } from "../seal/text";
import type { Dice } from "../seal/dice";
import type { Intent } from "./intents";
import { newAction } from "./returned";
import type { DraftKey, RoomState, TextFault } from "./state";
import type { ActionEntity, ActionId, Command, Sealed, SealedLine } from "./wire";

export type ActionIntent = Extract<
  Intent,
  { readonly type: "add_action" | "set_action" | "set_done" | "delete_action" }
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
}

interface Texts {
  readonly text: Sealed;
  readonly owner: SealedLine | null;
  readonly due: SealedLine | null;
}

const draftsOf = (name: string): readonly DraftKey[] => [
  `action:${name}`,
  `owner:${name}`,
  `due:${name}`,
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
      command: { type: "add_action", id, topic: intent.topic, ...texts, experiment: null },
      drafts: draftsOf(newAction(intent.topic)),
    };
  }
  const { id } = intent;
  const before = latest(room, id);
  if (before === null) return null;
  const { rev, text, owner, due, experiment, review } = before;
  if (intent.type === "delete_action")
    return { command: { type: "delete_action", id, rev }, drafts: [] };
  if (intent.type === "set_done") {
    return {
      command: {
        type: "set_action",
        id,
        rev,
        text,
        owner,
        due,
        done: intent.done,
        experiment,
        review,
      },
      drafts: [],
    };
  }
  const texts = sealAction(room, id, intent, dice);
  if (typeof texts === "string") return texts;
  return {
    command: { type: "set_action", id, rev, ...texts, done: intent.done, experiment, review },
    drafts: draftsOf(id),
  };
}

function sealAction(room: RoomState, id: ActionId, typed: Typed, dice: Dice): Texts | TextFault {
  const key = room.keys.text;
  if (prepare(typed.text, "text") === "") return "empty";
  const text = seal(key, `action|${id}|text`, typed.text, "text", dice);
  const owner = sealPart(typed.owner, (line, size) =>
    seal(key, `action|${id}|owner`, line, size, dice),
  );
  const due = sealPart(typed.due, (line, size) => seal(key, `action|${id}|due`, line, size, dice));
  if (text === null || owner === undefined || due === undefined) return "too_long";
  return { text, owner, due };
}

/** Null for an empty line, undefined for one that is too long. */
function sealPart(
  line: string,
  sealLine: (line: string, size: Size) => string | null,
): SealedLine | null | undefined {
  return prepare(line, "line") === "" ? null : (sealLine(line, "line") ?? undefined);
}

type Latest = Texts & Pick<ActionEntity, "rev" | "experiment" | "review">;

/** An action as it will be once the outbox is empty, and the number of its changes by then. */
function latest(room: RoomState, id: ActionId): Latest | null {
  let found: Latest | null = room.board.actions.get(id) ?? null;
  for (const { command } of room.outbox) {
    if (command.type === "add_action" && command.id === id && found === null)
      found = { ...command, rev: 0, review: null };
    if (command.type === "set_action" && command.id === id)
      found = { ...command, rev: command.rev + 1 };
  }
  return found;
}
