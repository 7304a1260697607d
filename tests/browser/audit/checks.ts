// What is checked besides the table, each with its figures, and what was wrong.

import { roomKeys } from "../../../web/src/seal/keys.ts";
import type { Cast } from "./cast.ts";
import { compareChannels } from "./channel.ts";
import type { Conversation } from "./conversation.ts";
import { fatesOf } from "./fates.ts";
import { header } from "./http.ts";
import type { Taken } from "./retro/end.ts";
import type { Retro } from "./retro/retro.ts";
import { shapesOf } from "./shape.ts";
import { ticksOf } from "./ticks.ts";

export interface Check {
  name: string;
  figures: string;
  faults: string[];
}

/** Seconds of the room's tick. */
const TICK = 2;
/** What came out of time would spread over all of a tick; a busy machine is late by some of it. In milliseconds. */
const LATE = 1_000;
/** What nobody here does: it takes two minutes without anybody who leads. */
const NOT_GIVEN = ["agree", "stand"];
/** All commands that there are. */
const COMMANDS = [
  "accept_lead", "add_action", "add_comment", "add_note", "agree", "announce_erase", "announce_reveal", "answer_poll",
  "cancel_erase", "cancel_reveal", "cast_ballot", "close_poll", "close_round", "delete_action", "delete_text", "edit_text",
  "group_note", "merge_topics", "name_topic", "offer_lead", "open_poll", "open_round", "park_topic", "place_topic",
  "replace_key", "set_action", "set_closing", "set_focus", "set_hiding", "set_plan", "set_ready", "set_rules", "set_stage",
  "set_timer", "split_topic", "stand", "step_forward", "strike_signature", "take_back", "take_off", "withdraw_offer",
];

export function checksOf(retro: Retro, taken: readonly Taken[], talks: readonly Conversation[]): Check[] {
  return [...channelChecks(retro, talks), ...frameChecks(talks), ...httpChecks(retro.cast, talks), exportCheck(taken)];
}

function channelChecks(retro: Retro, talks: readonly Conversation[]): Check[] {
  const same = compareChannels(talks, ["ana", "viewer", "wall"]);
  const fates = fatesOf(talks, roomKeys(retro.room.key)!.text, retro.unsaid);
  const steady = talks.filter(({ client }) => client === "viewer").sort((one, other) => other.frames.length - one.frames.length)[0]!;
  const ticks = ticksOf(steady, TICK * 1000, fates.waited);
  const [visits, seconds] = [sum(retro.visits.map((each) => each.visits)), sum(retro.visits.map((each) => each.seconds))];
  const [least, most] = ticks.waits;
  return [
    {
      name: "the public channel is byte for byte the same (A2, S2)",
      figures: `${same.patches} patches, ${same.comparisons} comparisons; whoever leads, a viewer and the wall have ${same.bytes} bytes in common`,
      faults: same.faults,
    },
    {
      name: "whoever comes back twenty times a second learns nothing newer than the last tick (S1, A7)",
      figures: `${visits} visits in ${seconds.toFixed(1)} s; ${same.boards} boards are those that everybody had`,
      faults: [...(visits < seconds * 20 * 0.95 ? ["too few visits"] : []), ...(same.boards < visits ? ["boards were not compared"] : [])],
    },
    {
      name: "hidden means absent (A4, A5)",
      figures: `${fates.hidden} ids, locks and texts in no frame to anybody before the reveal, and in one patch then; ` +
        `${fates.never + fates.late} in none ever; ${fates.quiet} patches while people wrote, all of them counts`,
      faults: fates.faults,
    },
    {
      name: "what waits comes out on ticks, within four of them; counts too (A6, A7)",
      figures: `${ticks.releases} releases and ${ticks.counts} counts within ${ticks.spread} ms of one beat; ` +
        `waits of ${least.toFixed(1)} to ${most.toFixed(1)} ticks`,
      faults: ticks.spread > LATE || most > 4 + LATE / 1000 / TICK ? ["something came out of time"] : [],
    },
  ];
}

function frameChecks(talks: readonly Conversation[]): Check[] {
  const { frames, sizes, acks, errors, commands, faults } = shapesOf(talks);
  const unseen = Object.keys(sizes).filter((size) => sizes[Number(size)] === 0).map((size) => `no text of ${size} letters was seen`);
  const missed = COMMANDS.filter((each) => !commands.includes(each) && !NOT_GIVEN.includes(each))
    .map((each) => `${each} was not given`);
  const unknown = commands.filter((each) => !COMMANDS.includes(each)).map((each) => `${each} is not known here`);
  return [
    {
      name: "frames have no field but the protocol's, and sealed texts one of three sizes (A1, A11)",
      figures: `${frames} frames; ${list(sizes, (size, times) => `${times} texts of ${size} letters`)}`,
      faults: [...faults, ...unseen],
    },
    {
      name: "an answer tells nothing (L2)",
      figures: `${acks} acks with a number and nothing else; ` +
        `refusals of one sentence each: ${list(errors, (code, times) => `${times} ${code}`)}`,
      faults: acks === 0 ? ["nothing was acknowledged"] : [],
    },
    { name: "every command was given by a page", figures: `${commands.length} kinds; not ${NOT_GIVEN.join(" and ")}`, faults: [...missed, ...unknown] },
  ];
}

/** Cookies, referrers, compression, and who is asked for anything (A13). */
function httpChecks(cast: Cast, talks: readonly Conversation[]): Check[] {
  const messages = talks.flatMap(({ requests, answers }) => [...requests, ...answers]);
  const faults = ["cookie", "set-cookie", "referer", "sec-websocket-protocol"].flatMap((name) =>
    messages.filter((message) => header(message, name) !== "").map(({ line }) => `${name} with ${line}`));
  for (const answers of talks.map(({ answers }) => answers)) {
    for (const answer of answers) if (/deflate/.test(header(answer, "sec-websocket-extensions"))) faults.push("frames are compressed");
  }
  const elsewhere = cast.readers.flatMap(({ client, asked }) =>
    [...asked].filter((origin) => origin !== client.proxy.origin && origin !== "null").map((origin) => `${client.name} asked ${origin}`));
  return [{
    name: "no cookie, no referrer, no compressed frame, nobody else asked (A13)",
    figures: `${messages.length} requests and answers on ${talks.length} connections`,
    faults: [...faults, ...elsewhere],
  }];
}

function exportCheck(taken: readonly Taken[]): Check {
  const kinds = new Map<string, Taken[]>();
  for (const one of taken) kinds.set(one.name, [...(kinds.get(one.name) ?? []), one]);
  const faults = [...kinds].flatMap(([name, [first, ...others]]) =>
    others.filter(({ text }) => text !== first!.text).map(({ client }) => `${client} took along another ${name} than ${first!.client}`));
  const counts = new Set([...kinds.values()].map((all) => all.length));
  if (counts.size !== 1) faults.push("not everybody took everything along");
  const figures = `${kinds.size} kinds from ${[...counts].join(", ")} browsers`;
  return { name: "exports are the same bytes from every browser (K4)", figures, faults };
}

const list = (all: Record<string, number>, write: (name: string, times: number) => string): string =>
  Object.entries(all).map(([name, times]) => write(name, times)).join(", ");

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
