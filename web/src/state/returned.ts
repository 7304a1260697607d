// The way back: which editor the text of a refused command came from, and what it said.

import { opened } from "./opened";
import type { DraftKey, RoomState } from "./state";
import type { ActionId, Command, SealedLine, TopicId } from "./wire";

/** A text for an editor. */
export interface Given {
  readonly key: DraftKey;
  readonly text: string;
}

/** Names the three editors of an action: new (of a topic, or of none), or existing. */
export const newAction = (topic: TopicId | null): string =>
  topic === null ? "new" : `new:${topic}`;

/** What people typed into this command, and where it goes back to; most important first. */
export function returned(room: RoomState, command: Command): readonly Given[] {
  switch (command.type) {
    case "add_note":
      return [
        {
          key: `note:${command.column}`,
          text: opened(room, `note|${command.id}|text`, command.text).text,
        },
      ];
    case "add_comment":
      return [
        {
          key: `comment:${command.topic}`,
          text: opened(room, `comment|${command.id}|text`, command.text).text,
        },
      ];
    case "edit_text": {
      const [kind, id] =
        "note" in command.of
          ? (["note", command.of.note] as const)
          : (["comment", command.of.comment] as const);
      return [{ key: `edit:${id}`, text: opened(room, `${kind}|${id}|text`, command.text).text }];
    }
    case "add_action":
      return action(room, newAction(command.topic), command);
    case "set_action":
      return action(room, command.id, command);
    case "name_topic":
      if (command.name === null) return [];
      return [
        {
          key: `topic:${command.topic}`,
          text: opened(room, `topic|${command.topic}|name`, command.name).text,
        },
      ];
    default:
      return [];
  }
}

interface ActionTexts {
  readonly id: ActionId;
  readonly text: string;
  readonly owner: SealedLine | null;
  readonly due: SealedLine | null;
}

function action(
  room: RoomState,
  name: string,
  { id, text, owner, due }: ActionTexts,
): readonly Given[] {
  const given: Given[] = [
    { key: `action:${name}`, text: opened(room, `action|${id}|text`, text).text },
  ];
  if (owner !== null)
    given.push({ key: `owner:${name}`, text: opened(room, `action|${id}|owner`, owner).text });
  if (due !== null)
    given.push({ key: `due:${name}`, text: opened(room, `action|${id}|due`, due).text });
  return given;
}
