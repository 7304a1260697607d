// What the room's screen on the wall shows: a question to the public board alone (A2). Pure.

import { newestFirst } from "./newest";
import { countedRound, lastRound, openRound } from "./rounds";
import { writing } from "./select";
import type { RoomState } from "./state";
import type { PollEntity, PollId, TopicId } from "./wire";

/** What fills the screen. */
export type OnWall =
  /** The room belongs to another key than the link's: nobody is to be invited with it. */
  | { readonly show: "trap" }
  | { readonly show: "joining" }
  /** What to write about, while nothing of it is out. */
  | { readonly show: "prompts" }
  | { readonly show: "board" }
  | { readonly show: "results" }
  | { readonly show: "topic"; readonly topic: TopicId }
  | { readonly show: "actions" };

/** What fills the screen now. */
export function onWall(room: RoomState): OnWall {
  if (writing(room) === "wrong_check") return { show: "trap" };
  const stage = room.board.stage;
  switch (stage?.stage ?? "check_in") {
    case "check_in":
      return { show: "joining" };
    case "write":
      return { show: room.board.notes.size === 0 ? "prompts" : "board" };
    case "group":
      return { show: "board" };
    case "vote":
      return { show: openRound(room) === null && lastRound(room) !== null ? "results" : "board" };
    case "discuss": {
      const topic = stage?.focus ?? null;
      if (topic !== null && room.board.topics.has(topic)) return { show: "topic", topic };
      return { show: countedRound(room) === null ? "board" : "results" };
    }
    case "wrap_up":
      return { show: "actions" };
  }
}

/** The poll that was last seen, and where the team was then. */
export interface SeenPoll {
  readonly poll: PollId | null;
  /** Whether it was open. */
  readonly open: boolean;
  /** Stage and focus. */
  readonly at: string;
}

/** Nothing was seen yet. */
export const noPoll: SeenPoll = { poll: null, open: false, at: "" };

/**
 * What is now seen of polls: the newest one, while it is open; closed before this screen's eyes, until
 * the team moves on.
 */
export function seePoll(room: RoomState, before: SeenPoll): SeenPoll {
  const { stage } = room.board;
  const at = `${stage?.stage ?? ""} ${stage?.focus ?? ""}`;
  const newest = newestPoll(room);
  if (newest === null) return { ...noPoll, at };
  if (newest.outcome.state === "open") return { poll: newest.id, open: true, at };
  const stays = newest.id === before.poll && (before.open || before.at === at);
  return { poll: stays ? newest.id : null, open: false, at };
}

/** The poll to show beside what fills the screen: what was seen, or what was asked about the topic. */
export function pollOnWall(room: RoomState, seen: SeenPoll): PollEntity | null {
  const newest = newestPoll(room);
  const wall = onWall(room);
  const ofTopic = wall.show === "topic" && newest?.topic === wall.topic;
  return newest !== null && (newest.id === seen.poll || ofTopic) ? newest : null;
}

function newestPoll(room: RoomState): PollEntity | null {
  return newestFirst(room.board.polls)[0] ?? null;
}
