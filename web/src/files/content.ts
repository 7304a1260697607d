// What a new room begins with: a board in plain text, sealed anew under the room's key, with fresh
// ids, and locks that nobody has a key to (K4, A3). It knows no file.

import { encode } from "../seal/base64url";
import type { Dice } from "../seal/dice";
import { freshId } from "../seal/keys";
import { seal, type Seam } from "../seal/seal";
import type { Size } from "../seal/text";
import type { PlainAction, PlainPoll, PlainRound, PlainText, Retro } from "../state/retro";
import type {
  ColumnId,
  Content,
  NewAction,
  NewPoll,
  NewRound,
  NewText,
  Outcome,
  PollOutcome,
  Scale,
} from "../state/wire";

/** Bytes of a lock. */
const LOCK_BYTES = 32;

class TooLong extends Error {}

type Sealer = (seam: Seam, text: string, size: Size) => string;
/** Ids of what has an index. */
type Ids = readonly string[];

/** The content, or null when a text is too long to be sealed. `columns`: the new room's, in order. */
export function sealContent(
  retro: Retro,
  key: Uint8Array,
  columns: readonly ColumnId[],
  dice: Dice,
): Content | null {
  const sealer: Sealer = (seam, text, size) => {
    const sealed = seal(key, seam, text, size, dice);
    if (sealed === null) throw new TooLong();
    return sealed;
  };
  try {
    return contentOf(retro, columns, sealer, dice);
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
}

function contentOf(retro: Retro, columns: Ids, sealer: Sealer, dice: Dice): Content {
  const topicIds = retro.topics.map(() => freshId(dice));
  const roundIds = retro.rounds.map(() => freshId(dice));
  return {
    stage: retro.stage,
    hiding: null,
    topics: retro.topics.map((topic, index) => {
      const id = at(topicIds, index);
      return {
        id,
        column: at(columns, topic.column),
        name: topic.name === null ? null : sealer(`topic|${id}|name`, topic.name, "line"),
        parked: topic.parked,
        notes: topic.notes.map((note) => newText("note", note, sealer, dice)),
        comments: topic.comments.map((comment) => newText("comment", comment, sealer, dice)),
      };
    }),
    actions: retro.actions.map((action) => newAction(action, topicIds, sealer, dice)),
    rounds: retro.rounds.map((round, index) => newRound(round, index, topicIds, roundIds)),
    polls: retro.polls.map((poll) => newPoll(poll, topicIds, sealer, dice)),
  };
}

function at(ids: Ids, index: number): string {
  const id = ids[index];
  if (id === undefined) throw new RangeError("the board names what it does not have");
  return id;
}

const place = (ids: Ids, index: number | null): string | null =>
  index === null ? null : at(ids, index);

function newText<K extends "note" | "comment">(
  kind: K,
  { text }: PlainText,
  sealer: Sealer,
  dice: Dice,
): NewText<string> {
  const id = freshId(dice);
  return { id, text: sealer(`${kind}|${id}|text`, text, "text"), lock: encode(dice(LOCK_BYTES)) };
}

function newAction(action: PlainAction, topics: Ids, sealer: Sealer, dice: Dice): NewAction {
  const id = freshId(dice);
  const { text, owner, due, done, experiment, review } = action;
  const line = (field: "owner" | "due" | "look", said: string | null): string | null =>
    said === null ? null : sealer(`action|${id}|${field}`, said, "line");
  return {
    id,
    topic: place(topics, action.topic),
    text: sealer(`action|${id}|text`, text, "text"),
    owner: line("owner", owner),
    due: line("due", due),
    done,
    experiment:
      experiment === null
        ? null
        : {
            hypothesis: sealer(`action|${id}|hypothesis`, experiment.hypothesis, "text"),
            measure: sealer(`action|${id}|measure`, experiment.measure, "text"),
            look: line("look", experiment.look),
          },
    review,
  };
}

function newRound(round: PlainRound, index: number, topics: Ids, rounds: Ids): NewRound {
  const { budget, most_per_topic, breaks, result } = round;
  const mine = round.topics.map((topic) => at(topics, topic));
  const outcome: Outcome =
    result === null
      ? { state: "too_few" }
      : {
          state: "counted",
          voters: result.voters,
          tally: mine.map((topic, each) => ({ topic, votes: result.votes[each] ?? 0 })),
        };
  return {
    id: at(rounds, index),
    topics: mine,
    budget,
    most_per_topic,
    breaks: place(rounds, breaks),
    outcome,
  };
}

function newPoll({ scale, topic, result }: PlainPoll, topics: Ids, sealer: Sealer, dice: Dice): NewPoll {
  const id = freshId(dice);
  const asked: Scale =
    scale.of === "question"
      ? {
          of: "question",
          text: sealer(`poll|${id}|text`, scale.text, "text"),
          options: scale.options.map((option, index) =>
            sealer(`poll|${id}|option/${index}`, option, "line"),
          ),
        }
      : { of: scale.of };
  return { id, scale: asked, topic: place(topics, topic), outcome: outcomeOf(result) };
}

function outcomeOf(result: PlainPoll["result"]): PollOutcome {
  if (result === null) return { state: "too_few" };
  if ("counts" in result) return { state: "counted", counts: [...result.counts] };
  return { state: "gist", answers: result.answers, choices: [...result.chosen] };
}
