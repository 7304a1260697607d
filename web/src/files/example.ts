// A board with everything on it, and what a server makes of a new room. No page imports it.

import { encode } from "../seal/base64url";
import { roomKeys } from "../seal/keys";
import { seal, type Seam } from "../seal/seal";
import type { Retro } from "../state/retro";
import type { Entity, TopicId } from "../state/wire";
import { countingDice, idOf, Page, testRoom } from "../testing";
import { sealContent } from "./content";

/** Every kind of thing that a board can have, once at least. */
export function fullPage(): Page {
  const page = new Page();
  const { id } = page.room;
  const sealed = (seam: Seam, text: string): string => page.seal(seam, text);
  page.begin("wrap_up", true);
  const { board } = page.room.board;
  if (board === null) throw new Error("no board");
  page.put({ type: "board", ...board, plan: sealed(`board|${id}|plan`, '{"minutes":5}') });
  const [first, second, third] = [idOf(20), idOf(21), idOf(22)];
  page.note(first, "Builds are slow\nand flaky", idOf(30), 0);
  page.note(second, "=1+1", idOf(31), 1);
  page.note(third, "Too many meetings", idOf(32), 0, idOf(11));
  page.put(
    {
      type: "topic", parked: false, id: idOf(30), column: idOf(10), order: 0,
      name: sealed(`topic|${idOf(30)}|name`, "Builds"), notes: [first, idOf(23)],
    },
    {
      type: "note", id: idOf(23), lock: "lock", text: sealed(`note|${idOf(23)}|text`, "Tests too"),
      signature: sealed(`note|${idOf(23)}|signature`, "Ana"),
    },
    { type: "topic", parked: true, id: idOf(32), column: idOf(11), order: 0, name: null, notes: [third] },
    {
      type: "comment", id: idOf(40), topic: idOf(30), order: 0, lock: "lock", signature: null,
      text: sealed(`comment|${idOf(40)}|text`, "Every day"),
    },
    ...actions(sealed),
    ...rounds(),
    ...polls(sealed),
  );
  return page;
}

function actions(sealed: (seam: Seam, text: string) => string): Entity[] {
  const action = (byte: number, order: number, text: string): Extract<Entity, { type: "action" }> => ({
    type: "action", id: idOf(byte), topic: null, order, rev: 0, done: false, owner: null, due: null,
    text: sealed(`action|${idOf(byte)}|text`, text), experiment: null, review: null,
  });
  const cache = idOf(60);
  const pair = idOf(61);
  return [
    {
      ...action(60, 0, "Cache builds"), topic: idOf(30),
      owner: sealed(`action|${cache}|owner`, "Ana"), due: sealed(`action|${cache}|due`, "2026-12-01"),
    },
    {
      ...action(61, 1, "Pair on Mondays"), review: "kept",
      experiment: {
        hypothesis: sealed(`action|${pair}|hypothesis`, "Fewer surprises"),
        measure: sealed(`action|${pair}|measure`, "Reverts per week"),
        look: sealed(`action|${pair}|look`, "15 Dec 2026"),
      },
    },
    { ...action(62, 2, "Cancel a meeting"), done: true },
    { ...action(63, 3, "Write a wiki"), review: "dropped" },
  ];
}

function rounds(): Entity[] {
  return [
    {
      type: "round", id: idOf(50), order: 0, budget: 3, most_per_topic: 3, breaks: null,
      topics: [idOf(30), idOf(31)],
      outcome: {
        state: "counted", voters: 4,
        tally: [{ topic: idOf(30), votes: 5 }, { topic: idOf(31), votes: 5 }],
      },
    },
    {
      type: "round", id: idOf(51), order: 1, budget: 1, most_per_topic: 1, breaks: idOf(50),
      topics: [idOf(30), idOf(31)],
      outcome: {
        state: "counted", voters: 3,
        tally: [{ topic: idOf(30), votes: 1 }, { topic: idOf(31), votes: 2 }],
      },
    },
    {
      type: "round", id: idOf(52), order: 2, budget: 1, most_per_topic: 1, breaks: null,
      topics: [idOf(30)], outcome: { state: "too_few" },
    },
  ];
}

function polls(sealed: (seam: Seam, text: string) => string): Entity[] {
  const asked = idOf(72);
  return [
    {
      type: "poll", id: idOf(70), order: 0, scale: { of: "safety" }, topic: null,
      outcome: { state: "gist", answers: 3, choices: [3] },
    },
    {
      type: "poll", id: idOf(71), order: 1, scale: { of: "roman" }, topic: idOf(30),
      outcome: { state: "counted", counts: [0, 1, 5] },
    },
    {
      type: "poll", id: asked, order: 2, topic: null,
      scale: {
        of: "question", text: sealed(`poll|${asked}|text`, "Where next?"),
        options: ["Here", "There"].map((each, index) => sealed(`poll|${asked}|option/${index}`, each)),
      },
      outcome: { state: "gist", answers: 4, choices: [] },
    },
    {
      type: "poll", id: idOf(73), order: 3, scale: { of: "roti" }, topic: null,
      outcome: { state: "too_few" },
    },
  ];
}

/** A page in a new room that begins with this board, as a server shows it. */
export function reopened(retro: Retro): Page {
  const key = encode(new Uint8Array(32).fill(9));
  const keys = roomKeys(key);
  if (keys === null) throw new Error("the test's key is none");
  const page = new Page(testRoom({ id: idOf(2), keys }));
  const dice = countingDice(99);
  const columns = retro.columns.map((_, index) => idOf(200 + index));
  const content = sealContent(retro, keys.text, columns, dice);
  if (content === null) throw new Error("a text is too long");
  const line = (seam: Seam, text: string): string =>
    seal(keys.text, seam, text, "text", dice) ?? "too long";
  page.put(
    {
      type: "board", check: keys.check, settings: retro.settings, erase_at: null,
      title: line(`board|${idOf(2)}|title`, retro.title),
      plan: retro.plan === null ? null : line(`board|${idOf(2)}|plan`, retro.plan),
    },
    {
      type: "stage", stage: content.stage ?? "check_in", hiding: retro.settings.hiding,
      reveal_at: null, closes_at: null, focus: null,
    },
    ...retro.columns.map(({ name, prompt }, order): Entity => {
      const id = columns[order] ?? "";
      return {
        type: "column", id, order, name: line(`column|${id}|name`, name),
        prompt: prompt === null ? null : line(`column|${id}|prompt`, prompt),
      };
    }),
    ...content.topics.flatMap(topicEntities),
    ...content.actions.map((action, order): Entity => ({ type: "action", ...action, order, rev: 0 })),
    ...content.rounds.map((round, order): Entity => {
      const topics: TopicId[] = [...round.topics].sort();
      return { type: "round", ...round, topics, order };
    }),
    ...content.polls.map((poll, order): Entity => ({ type: "poll", ...poll, order })),
  );
  return page;
}

let comments = 0;

function topicEntities(topic: NonNullable<ReturnType<typeof sealContent>>["topics"][number], order: number): Entity[] {
  const { id, column, name, parked } = topic;
  return [
    { type: "topic", id, column, name, parked, order, notes: topic.notes.map((note) => note.id) },
    ...topic.notes.map((note): Entity => ({ type: "note", ...note, signature: null })),
    ...topic.comments.map((comment): Entity => ({
      type: "comment", ...comment, topic: id, order: (comments += 1), signature: null,
    })),
  ];
}
