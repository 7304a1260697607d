// The board as JSON (docs/EXPORT.md): written the same by every browser, and read again with
// distrust. Signatures stay out: a file would make a claim of somebody who is not here (A3).

import { prepare, roomLeft, type Size } from "../seal/text";
import {
  SCALES,
  type PlainAction,
  type PlainColumn,
  type PlainExperiment,
  type PlainPoll,
  type PlainResult,
  type PlainRound,
  type PlainScale,
  type PlainText,
  type PlainTopic,
  type Retro,
} from "../state/retro";
import { LIMITS, type Settings } from "../state/wire";
import { flag, list, optional, oneOf, record, whole, Wrong, type Fields } from "./read";

/** The version of the form. */
const FORM = 1;

/** Why a file cannot be opened. `where`: the part of it, such as `topics[3].notes[0]`. */
export type FileFault =
  | { readonly type: "not_json" | "not_candor" | "newer" }
  | { readonly type: "wrong" | "too_long" | "too_many"; readonly where: string };

/** The whole file. `day` is `2026-11-23`, in UTC. */
export function toJson(retro: Retro, day: string): string {
  const texts = (all: readonly PlainText[]): string[] => all.map((each) => each.text);
  const { title, stage, settings, plan, columns, actions, rounds, polls } = retro;
  const topics = retro.topics.map(({ column, name, parked, notes, comments }) => ({
    column,
    name,
    parked,
    notes: texts(notes),
    comments: texts(comments),
  }));
  const file = {
    candor: FORM,
    day,
    title,
    stage,
    settings,
    plan,
    columns,
    topics,
    actions,
    rounds,
    polls,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The board of a file, or what is wrong with it. */
export function readJson(text: string): Retro | FileFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { type: "not_json" };
  }
  try {
    return readRetro(value);
  } catch (error) {
    if (error instanceof Wrong) return error.fault;
    throw error;
  }
}

export function isFault(read: Retro | FileFault): read is FileFault {
  return "type" in read;
}

const STAGES = ["check_in", "write", "group", "vote", "discuss", "wrap_up"] as const;

function readRetro(value: unknown): Retro | FileFault {
  if (typeof value !== "object" || value === null) return { type: "not_candor" };
  const form = Object.hasOwn(value, "candor") ? (value as { candor?: unknown }).candor : undefined;
  if (typeof form !== "number" || !Number.isInteger(form) || form < 1)
    return { type: "not_candor" };
  if (form > FORM) return { type: "newer" };
  const of = record(value, "file");
  const columns = list(of("columns"), LIMITS.columns, readColumn);
  if (columns.length === 0) throw new Wrong("wrong", "columns");
  const topics = list(of("topics"), LIMITS.notes, (each) => readTopic(each, columns.length));
  few(topics.flatMap((topic) => topic.notes), LIMITS.notes, "notes");
  few(topics.flatMap((topic) => topic.comments), LIMITS.comments, "comments");
  const actions = list(of("actions"), LIMITS.actions, (each) => readAction(each, topics.length));
  const rounds = list(of("rounds"), LIMITS.rounds, (each, index) =>
    readRound(each, topics.length, index),
  );
  return {
    title: text(of("title"), "line"),
    stage: optional(of("stage"), (each) => oneOf(each, STAGES)),
    settings: readSettings(of("settings")),
    plan: optional(of("plan"), (each) => text(each, "text")),
    columns,
    topics,
    actions,
    rounds,
    polls: list(of("polls"), LIMITS.polls, (each) => readPoll(each, topics.length)),
  };
}

function few(all: readonly unknown[], most: number, where: string): void {
  if (all.length > most) throw new Wrong("too_many", where);
}

/** A text in the form in which it is sealed. */
function text([value, where]: Fields, size: Size): string {
  if (typeof value !== "string") throw new Wrong("wrong", where);
  const said = prepare(value, size);
  if (roomLeft(said, size) < 0) throw new Wrong("too_long", where);
  return said;
}

const line = (field: Fields): string => text(field, "line");

function readSettings(field: Fields): Settings {
  const of = record(field[0], field[1]);
  return {
    tick_seconds: whole(of("tick_seconds"), LIMITS.tick_seconds_min, LIMITS.tick_seconds_max),
    floor: whole(of("floor"), 1, LIMITS.floor),
    hiding: flag(of("hiding")),
  };
}

function readColumn(field: Fields): PlainColumn {
  const of = record(field[0], field[1]);
  return { name: line(of("name")), prompt: optional(of("prompt"), line) };
}

function readTopic(field: Fields, columns: number): PlainTopic {
  const of = record(field[0], field[1]);
  const texts = (name: string, most: number): PlainText[] =>
    list(of(name), most, (each) => ({ text: text(each, "text"), signed: null }));
  const notes = texts("notes", LIMITS.notes);
  if (notes.length === 0) throw new Wrong("wrong", `${field[1]}.notes`);
  return {
    column: whole(of("column"), 0, columns - 1),
    name: optional(of("name"), line),
    parked: flag(of("parked")),
    notes,
    comments: texts("comments", LIMITS.comments),
  };
}

function readAction(field: Fields, topics: number): PlainAction {
  const of = record(field[0], field[1]);
  return {
    topic: optional(of("topic"), (each) => whole(each, 0, topics - 1)),
    text: text(of("text"), "text"),
    owner: optional(of("owner"), line),
    due: optional(of("due"), line),
    done: flag(of("done")),
    experiment: optional(of("experiment"), readExperiment),
    review: optional(of("review"), (each) => oneOf(each, ["open", "kept", "dropped"] as const)),
  };
}

function readExperiment(field: Fields): PlainExperiment {
  const of = record(field[0], field[1]);
  return {
    hypothesis: text(of("hypothesis"), "text"),
    measure: text(of("measure"), "text"),
    look: optional(of("look"), line),
  };
}

/** The largest count that travels. */
const MOST = 2 ** 32 - 1;

function readRound(field: Fields, standing: number, index: number): PlainRound {
  const of = record(field[0], field[1]);
  const topics = list(of("topics"), LIMITS.notes, (each) => whole(each, 0, standing - 1));
  if (topics.some((topic, at) => at > 0 && topic <= (topics[at - 1] ?? -1)))
    throw new Wrong("wrong", `${field[1]}.topics`);
  const budget = whole(of("budget"), 1, LIMITS.budget);
  return {
    topics,
    budget,
    most_per_topic: whole(of("most_per_topic"), 1, budget),
    breaks: optional(of("breaks"), (each) => whole(each, 0, index - 1)),
    result: optional(of("result"), (each) => readVotes(each, topics.length, budget)),
  };
}

function readVotes(field: Fields, topics: number, budget: number): PlainRound["result"] {
  const of = record(field[0], field[1]);
  const voters = whole(of("voters"), 0, MOST);
  const votes = list(of("votes"), LIMITS.notes, (each) => whole(each, 0, MOST));
  const sum = votes.reduce((all, each) => all + each, 0);
  if (votes.length !== topics || sum > voters * budget)
    throw new Wrong("wrong", `${field[1]}.votes`);
  return { voters, votes };
}

function readPoll(field: Fields, topics: number): PlainPoll {
  const of = record(field[0], field[1]);
  const scale = readScale(of("scale"));
  return {
    scale,
    topic: optional(of("topic"), (each) => whole(each, 0, topics - 1)),
    result: optional(of("result"), (each) => readResult(each, scale)),
  };
}

const CHOICES = { safety: 5, roti: 5, fist: 6, roman: 3 } as const;

function readScale(field: Fields): PlainScale {
  const of = record(field[0], field[1]);
  const kind = oneOf(of("of"), [...SCALES, "question"] as const);
  if (kind !== "question") return { of: kind };
  const options = list(of("options"), LIMITS.poll_options_max, line);
  if (options.length < LIMITS.poll_options_min) throw new Wrong("wrong", `${field[1]}.options`);
  return { of: kind, text: text(of("text"), "text"), options };
}

function readResult(field: Fields, scale: PlainScale): PlainResult {
  const of = record(field[0], field[1]);
  const choices = scale.of === "question" ? scale.options.length : CHOICES[scale.of];
  if (of("counts")[0] !== undefined) {
    const counts = list(of("counts"), choices, (each) => whole(each, 0, MOST));
    if (counts.length !== choices) throw new Wrong("wrong", `${field[1]}.counts`);
    return { counts };
  }
  const answers = whole(of("answers"), 1, MOST);
  const chosen = list(of("chosen"), 1, (each) => whole(each, 0, choices - 1));
  if (scale.of !== "question" && chosen.length === 0) throw new Wrong("wrong", `${field[1]}.chosen`);
  return { answers, chosen };
}
