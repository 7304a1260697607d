// The way back: which editor the text of a refused command came from, and what it said.

import { opened } from "./opened";
import type { DraftKey, RoomState } from "./state";
import type { ActionEntity, Command, TextId, TopicId } from "./wire";

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
      const [kind, id] = kindAndId(command.of);
      return [{ key: `edit:${id}`, text: opened(room, `${kind}|${id}|text`, command.text).text }];
    }
    case "add_action":
      return action(room, newAction(command.topic), command);
    case "set_action":
      return action(room, command.id, command);
    case "step_forward": {
      const [kind, id] = kindAndId(command.of);
      return [{ key: `sign:${id}`, text: opened(room, `${kind}|${id}|signature`, command.name).text }];
    }
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

const kindAndId = (of: TextId) =>
  "note" in of ? (["note", of.note] as const) : (["comment", of.comment] as const);

type ActionTexts = Pick<ActionEntity, "id" | "text" | "owner" | "due" | "experiment">;

function action(
  room: RoomState,
  name: string,
  { id, text, owner, due, experiment }: ActionTexts,
): readonly Given[] {
  const parts = [
    ["action", "text", text],
    ["owner", "owner", owner],
    ["due", "due", due],
    ["hypothesis", "hypothesis", experiment?.hypothesis],
    ["measure", "measure", experiment?.measure],
    ["look", "look", experiment?.look],
  ] as const;
  return parts.flatMap(([editor, field, sealed]) =>
    sealed == null
      ? []
      : [{ key: `${editor}:${name}` as const, text: opened(room, `action|${id}|${field}`, sealed).text }],
  );
}
