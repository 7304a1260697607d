// Finds topics by what they say, in this browser alone: what is looked for is neither kept nor sent. Pure.

import { memo } from "./memo";
import { topicViews, type TopicView } from "./select";
import type { RoomState } from "./state";
import type { TopicId } from "./wire";

/** What somebody looks for on the board. */
export interface Find {
  readonly text: string;
  /** Whether what is not found is left out. */
  readonly only: boolean;
  /** The topic that was gone to last. */
  readonly at: TopicId | null;
}

/** A text as it is compared: whatever its case and accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** A topic's name and notes, as they are compared. */
export const says = memo((topic: TopicView): string =>
  plain([topic.name, ...topic.notes.map((note) => note.text)].map((each) => each?.text ?? "").join("\n")));

/** Whether a topic has every word that is looked for; where none is, each has. */
export function finds(text: string, topic: TopicView): boolean {
  const all = says(topic);
  return plain(text).split(/\s+/).every((word) => all.includes(word));
}

/** The topics that are found, in board order; none while nothing is looked for. */
export function found(room: RoomState, find: Find): readonly TopicId[] {
  if (find.text.trim() === "") return [];
  return topicViews(room).filter((topic) => finds(find.text, topic)).map((topic) => topic.id);
}

/** The next one (1) or the one before (-1), round and round; from nowhere, the first or the last. */
export function nextFound(among: readonly TopicId[], at: TopicId | null, step: 1 | -1): TopicId | null {
  const now = at === null ? -1 : among.indexOf(at);
  const next = now < 0 ? (step === 1 ? 0 : among.length - 1) : (now + step + among.length) % among.length;
  return among[next] ?? null;
}
