// From a room to its board in plain text (K4): the public board alone, never one's own texts, so
// that every browser says the same. It knows no format.

import { prepare, roomLeft, type Size } from "../seal/text";
import type { Seam } from "../seal/seal";
import { opened } from "../state/opened";
import { ranking, topicsInOrder } from "../state/select";
import type {
  Minutes,
  PlainAction,
  PlainPoll,
  PlainRound,
  PlainScale,
  PlainText,
} from "../state/retro";
import type { RoomState } from "../state/state";
import type { ActionEntity, PollEntity, RoundEntity, TopicId } from "../state/wire";

/** Stands for a text that the room's key does not open. */
export const UNREADABLE = "(could not be opened)";

const byOrder = (a: { order: number }, b: { order: number }): number => a.order - b.order;

/** Null before the board is here. */
export function minutesOf(room: RoomState): Minutes | null {
  const { board, stage } = room.board;
  if (board === null) return null;
  const say = teller(room);
  const columns = [...room.board.columns.values()].sort(byOrder);
  const standing = topicsInOrder(room.board).filter((topic) =>
    topic.notes.some((note) => room.board.notes.has(note)),
  );
  const places = new Map(standing.map((topic, index) => [topic.id, index]));
  const rounds = [...room.board.rounds.values()].sort(byOrder).filter(isClosed);
  return {
    title: say(`board|${room.id}|title`, board.title, "line"),
    stage: stage?.stage ?? null,
    settings: {
      tick_seconds: board.settings.tick_seconds,
      floor: board.settings.floor,
      hiding: board.settings.hiding,
    },
    plan: board.plan === null ? null : say(`board|${room.id}|plan`, board.plan, "text"),
    columns: columns.map(({ id, name, prompt }) => ({
      name: say(`column|${id}|name`, name, "line"),
      prompt: prompt === null ? null : say(`column|${id}|prompt`, prompt, "line"),
    })),
    topics: standing.map((topic) => ({
      column: columns.findIndex((column) => column.id === topic.column),
      name: topic.name === null ? null : say(`topic|${topic.id}|name`, topic.name, "line"),
      parked: topic.parked,
      notes: notesOf(room, topic.notes, say),
      comments: commentsOf(room, topic.id, say),
    })),
    actions: [...room.board.actions.values()]
      .sort(byOrder)
      .map((action) => plainAction(action, places, say)),
    rounds: rounds.map((round) => plainRound(round, rounds, places)),
    polls: [...room.board.polls.values()]
      .sort(byOrder)
      .filter(isClosed)
      .map((poll) => plainPoll(poll, places, say)),
    ranked: ranking(room).flatMap(({ topic, votes, rank }) => {
      const at = places.get(topic);
      return at === undefined ? [] : [{ topic: at, votes, rank }];
    }),
  };
}

const isClosed = ({ outcome }: RoundEntity | PollEntity): boolean => outcome.state !== "open";

type Say = (seam: Seam, sealed: string, size: Size) => string;
type Places = ReadonlyMap<TopicId, number>;

/** Opens texts; in the form in which they are sealed again, and without the room's key. */
function teller(room: RoomState): Say {
  const key = new RegExp(`${room.keys.room}(\\.[\\w-]{22})?`, "g");
  return (seam, sealed, size) => {
    const { opens, text } = opened(room, seam, sealed);
    return opens ? fit(text.replace(key, "…"), size) : UNREADABLE;
  };
}

/** Only what a page did not write itself is in another form, or grows too long in this one. */
function fit(text: string, size: Size): string {
  let whole = prepare(text, size);
  for (let left = roomLeft(whole, size); left < 0; left = roomLeft(whole, size)) {
    whole = prepare([...whole].slice(0, Math.floor(left / 4)).join(""), size);
  }
  return whole;
}

function notesOf(room: RoomState, ids: readonly string[], say: Say): PlainText[] {
  return ids.flatMap((id) => {
    const note = room.board.notes.get(id);
    if (note === undefined) return [];
    const { text, signature } = note;
    const signed = signature === null ? null : say(`note|${id}|signature`, signature, "line");
    return [{ text: say(`note|${id}|text`, text, "text"), signed }];
  });
}

function commentsOf(room: RoomState, topic: TopicId, say: Say): PlainText[] {
  return [...room.board.comments.values()]
    .filter((comment) => comment.topic === topic)
    .sort(byOrder)
    .map(({ id, text, signature }) => ({
      text: say(`comment|${id}|text`, text, "text"),
      signed: signature === null ? null : say(`comment|${id}|signature`, signature, "line"),
    }));
}

function plainAction(action: ActionEntity, places: Places, say: Say): PlainAction {
  const { id, experiment } = action;
  const line = (field: "owner" | "due" | "look", sealed: string | null): string | null =>
    sealed === null ? null : say(`action|${id}|${field}`, sealed, "line");
  return {
    topic: placeOf(places, action.topic),
    text: say(`action|${id}|text`, action.text, "text"),
    owner: line("owner", action.owner),
    due: line("due", action.due),
    done: action.done,
    experiment:
      experiment === null
        ? null
        : {
            hypothesis: say(`action|${id}|hypothesis`, experiment.hypothesis, "text"),
            measure: say(`action|${id}|measure`, experiment.measure, "text"),
            look: line("look", experiment.look),
          },
    review: action.review,
  };
}

function plainRound(
  { topics, budget, most_per_topic, breaks, outcome }: RoundEntity,
  rounds: readonly RoundEntity[],
  places: Places,
): PlainRound {
  const indices = topics.flatMap((topic) => places.get(topic) ?? []).sort((a, b) => a - b);
  const broken = rounds.findIndex((round) => round.id === breaks);
  const fixed = { topics: indices, budget, most_per_topic, breaks: broken < 0 ? null : broken };
  if (outcome.state !== "counted") return { ...fixed, result: null };
  const votes = new Map(outcome.tally.map((entry) => [places.get(entry.topic), entry.votes]));
  return {
    ...fixed,
    result: { voters: outcome.voters, votes: indices.map((index) => votes.get(index) ?? 0) },
  };
}

function plainPoll({ id, scale, topic, outcome }: PollEntity, places: Places, say: Say): PlainPoll {
  const asked: PlainScale =
    scale.of === "question"
      ? {
          of: "question",
          text: say(`poll|${id}|text`, scale.text, "text"),
          options: scale.options.map((option, index) =>
            say(`poll|${id}|option/${index}`, option, "line"),
          ),
        }
      : { of: scale.of };
  const plain = { scale: asked, topic: placeOf(places, topic) };
  switch (outcome.state) {
    case "counted":
      return { ...plain, result: { counts: outcome.counts } };
    case "gist":
      return { ...plain, result: { answers: outcome.answers, chosen: outcome.choices } };
    default:
      return { ...plain, result: null };
  }
}

function placeOf(places: Places, topic: TopicId | null): number | null {
  return topic === null ? null : (places.get(topic) ?? null);
}

/** A topic's name; without one, the first line of its first note. */
export function nameOf({ name, notes }: Minutes["topics"][number]): string {
  return name ?? (notes[0]?.text ?? "").split("\n")[0] ?? "";
}

/** The day by the server's clock, in UTC: `2026-11-23`. `now`: this browser's, in milliseconds. */
export function dayOf(room: RoomState, now: number): string {
  return new Date(now + room.clock_offset).toISOString().slice(0, 10);
}

/** A file's name from the title: letters and digits of any script, dashes for the rest. */
export function fileName(title: string, day: string, ending: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `retro-${slug === "" ? "" : `${slug}-`}${day}.${ending}`;
}
