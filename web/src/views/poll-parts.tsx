// Small things that an open poll and a closed one share.

import type { PollView } from "../state/polls";
import { topicView } from "../state/select";
import { words } from "../words/words";
import { choiceMark } from "./poll-choices";
import type { RoomProps } from "./props";
import { short, topicText } from "./text";

export type PollProps = RoomProps & { readonly poll: PollView };

/** What a choice is called aloud. */
export function Mark({ poll, choice }: { poll: PollView; choice: number }) {
  const mark = choiceMark(poll, choice);
  return mark === "" ? null : <span class="poll-mark number">{mark}</span>;
}

/** The topic that a poll is about. */
export function PollTopic({ room, poll }: PollProps) {
  const topic = poll.topic === null ? null : topicView(room, poll.topic);
  return topic === null ? null : <p class="soft small" dir="auto">{words.polls.about(short(topicText(topic)))}</p>;
}
