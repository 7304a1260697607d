// The board as Markdown for a wiki (K4). It knows no room, no local time and no language but one: the
// words are taken from their file, the same from every browser.

import type { Minutes, PlainAction, PlainText, RankedTopic } from "../state/retro";
import { minutes as words } from "../words/en/minutes";
import { inline, item } from "./escape";
import { nameOf } from "./minutes";
import { pollLines, pollTitle } from "./polls";

type Topic = Minutes["topics"][number];

/** The whole document. `day` is `2026-11-23`, in UTC. */
export function markdown(minutes: Minutes, day: string): string {
  const head = [`# ${inline(minutes.title) || words.untitled}`, day];
  const blocks = [
    ...head,
    ...rankedTopics(minutes),
    ...otherTopics(minutes),
    ...actionList(minutes),
    ...polls(minutes),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function rankedTopics({ ranked, topics }: Minutes): string[] {
  if (ranked.length === 0) return [];
  return [
    `## ${words.ranked}`,
    ...ranked.flatMap((each) => {
      const topic = topics[each.topic];
      return topic === undefined ? [] : rankedTopic(topic, each);
    }),
  ];
}

function rankedTopic(topic: Topic, { rank, votes }: RankedTopic): string[] {
  const { notes, comments, parked } = topic;
  const name = nameOf(topic);
  const tail = `${words.votes(votes)}${parked ? `, ${words.parked}` : ""}`;
  const blocks = [`### ${rank}. ${inline(name)} (${tail})`];
  const [first] = notes;
  if (notes.length > 1 || first?.text !== name || first.signed !== null)
    blocks.push(notes.map((note) => said(note, 0)).join("\n"));
  if (comments.length > 0)
    blocks.push(`${words.comments}:`, comments.map((each) => said(each, 0)).join("\n"));
  return blocks;
}

/** What was not voted on, by column; everything, where there was no vote. */
function otherTopics({ ranked, topics, columns }: Minutes): string[] {
  const voted = new Set(ranked.map((each) => each.topic));
  const rest = topics.filter((_, index) => !voted.has(index));
  const depth = ranked.length > 0 ? "###" : "##";
  const blocks = columns.flatMap((column, index) => {
    const mine = rest.filter((topic) => topic.column === index);
    if (mine.length === 0) return [];
    return [`${depth} ${inline(column.name)}`, mine.map(otherTopic).join("\n")];
  });
  return ranked.length > 0 && blocks.length > 0 ? [`## ${words.others}`, ...blocks] : blocks;
}

function otherTopic(topic: Topic): string {
  const { notes, comments, name, parked } = topic;
  const replies = comments.map((each) => said({ ...each, text: words.comment(each.text) }, 1));
  const mark = parked ? ` (${words.parked})` : "";
  const [first] = notes;
  if (name === null && notes.length === 1 && first !== undefined) {
    return [`${said(first, 0)}${mark}`, ...replies].join("\n");
  }
  return [
    `${item(nameOf(topic), 0)}${mark}`,
    ...notes.map((note) => said(note, 1)),
    ...replies,
  ].join("\n");
}

/** A text; a signature in a way that no text can imitate. */
function said({ text, signed }: PlainText, depth: number): string {
  return `${item(text, depth)}${signed === null ? "" : ` _${words.signed(inline(signed))}_`}`;
}

function actionList({ actions }: Minutes): string[] {
  if (actions.length === 0) return [];
  return [`## ${words.actions}`, actions.map(actionItem).join("\n")];
}

function actionItem({ text, owner, due, done, experiment, review }: PlainAction): string {
  const parts = [
    owner === null ? null : `owner: ${owner}`,
    due === null ? null : `due: ${due}`,
    review === null ? null : words.reviews[review],
  ].filter((part) => part !== null);
  const tail = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
  const lines = [item(`${text}${tail}`, 0, done ? "- [x] " : "- [ ] ")];
  if (experiment !== null) {
    lines.push(item(words.hypothesis(experiment.hypothesis), 1));
    lines.push(item(words.measure(experiment.measure), 1));
    if (experiment.look !== null) lines.push(item(words.look(experiment.look), 1));
  }
  return lines.join("\n");
}

function polls({ polls: all, topics }: Minutes): string[] {
  if (all.length === 0) return [];
  const blocks = all.flatMap((poll) => {
    const topic = poll.topic === null ? undefined : topics[poll.topic];
    return [
      `### ${inline(pollTitle(poll.scale))}`,
      ...(topic === undefined ? [] : [words.about(inline(nameOf(topic)))]),
      pollLines(poll)
        .map((line) => item(line, 0))
        .join("\n"),
    ];
  });
  return [`## ${words.polls}`, ...blocks];
}
