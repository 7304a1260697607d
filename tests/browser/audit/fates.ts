// What became of each note and comment, read from the commands alone: until when it was hidden, whether it
// was ever to come out. Then looks for what left the server too early (A4, A5, A6).

import { open } from "../../../web/src/seal/seal.ts";
import { patchesOf, type Patch } from "./board.ts";
import type { Conversation, Frame, Said } from "./conversation.ts";

/** A text that was added or edited, and kept. */
interface Kept {
  client: string;
  /** When it was acknowledged, in milliseconds since 1970. */
  at: number;
  said: Said;
  /** The text's id. */
  id: string;
  /** Whether somebody changed, deleted or took it back before others could see it. */
  unsaid: boolean;
  /** When deleting or taking it back was acknowledged. */
  ended: number;
}

/** What was looked for, and what was seen too early. */
export interface Fates {
  /** Ids, locks and sealed texts that were hidden until the reveal. */
  hidden: number;
  /** The same of what was hidden and never came out. */
  never: number;
  /** The same of what waited and never came out. */
  late: number;
  /** Patches while hidden notes were written, all of which are counts (S1). */
  quiet: number;
  /** Patches that brought out hidden notes: one. */
  reveals: number;
  /** When what waited was acknowledged, by its lock. */
  waited: Map<string, number>;
  faults: string[];
}

/** `unsaid`: what people typed that nobody was to see. `key`: opens what they sealed. */
export function fatesOf(talks: readonly Conversation[], key: Uint8Array, unsaid: readonly string[]): Fates {
  const down = talks.flatMap(({ client, frames }) =>
    frames.filter(({ direction }) => direction === "down").map((frame) => ({ client, frame })));
  const { told, due: reveal } = revealOf(down.map(({ frame }) => frame));
  const kept = talks.flatMap((talk) => keptOf(talk, key, unsaid));
  const fates: Fates = { hidden: 0, never: 0, late: 0, quiet: 0, reveals: 0, waited: new Map(), faults: [] };
  for (const one of kept) {
    const { client, at, said } = one;
    const waits = at >= reveal;
    const out = (until: number, value: string) => down.find(({ frame }) => frame.at < until && frame.text.includes(value));
    // What was out already when it was taken back stays out: a tick came first.
    const never = one.unsaid && !(waits && out(one.ended, said["text"] as string));
    if (waits && !never && said.type !== "edit_text") fates.waited.set(said["lock"] as string, at);
    for (const name of said.type === "edit_text" ? ["text"] : ["id", "lock", "text"]) {
      const ends = !never ? Math.max(at, reveal) : name !== "text" && wasEdited(one, kept) ? reveal : Infinity;
      if (ends === Infinity) fates[waits ? "late" : "never"] += 1;
      else if (!waits) fates.hidden += 1;
      const early = out(ends, said[name] as string);
      if (early) {
        fates.faults.push(`the ${name} of ${client}'s ${said.type} reached ${early.client} too early: ${early.frame.text.slice(0, 120)}`);
      }
    }
  }
  const begun = Math.min(...kept.map(({ at }) => at));
  const whileWriting = viewerOf(talks).filter(({ at }) => at > begun && at < told);
  fates.quiet = whileWriting.length;
  if (whileWriting.some(({ put, del }) => del.length > 0 || put.some(({ type }) => type !== "counts"))) {
    fates.faults.push("writing hidden notes changed the board");
  }
  const locks = new Set(kept.filter(({ at, said }) => at < reveal && said.type === "add_note").map(({ said }) => said["lock"]));
  fates.reveals = revealsOf(talks, locks);
  if (fates.reveals !== 1) fates.faults.push(`hidden notes came out in ${fates.reveals} patches`);
  if (fates.hidden * fates.never * fates.late === 0) fates.faults.push("nothing was hidden, or nothing was taken back");
  return fates;
}

/** What a client added and edited, and got acknowledged. */
function keptOf({ client, frames }: Conversation, key: Uint8Array, unsaid: readonly string[]): Kept[] {
  const acks = new Map(frames.filter(({ said }) => said?.type === "ack").map(({ said, at }) => [said!["ref"], at]));
  const sent = frames.filter(({ direction, said }) => direction === "up" && said !== null).map(({ said }) => said!);
  return sent.flatMap((said, index) => {
    const at = acks.get(said["ref"] ?? null);
    const about = aboutOf(said);
    if (at === undefined || about === null || ENDS.includes(said.type)) return [];
    const text = open(key, `${about.kind}|${about.id}|text`, said["text"] as string);
    const end = sent.slice(index).find((later) => ENDS.includes(later.type) && aboutOf(later)?.id === about.id);
    const ended = acks.get(end?.["ref"] ?? null) ?? Infinity;
    return [{ client, at, said, id: about.id, unsaid: text !== null && unsaid.includes(text), ended }];
  });
}

const ENDS = ["delete_text", "take_back"];

/** The text that a command adds, edits or ends. */
function aboutOf(said: Said): { kind: "note" | "comment"; id: string } | null {
  const id = said["id"] as string;
  if (said.type === "add_note") return { kind: "note", id };
  if (said.type === "add_comment") return { kind: "comment", id };
  if (said.type !== "edit_text" && !ENDS.includes(said.type)) return null;
  const of = said["of"] as { note?: string; comment?: string };
  return of.note === undefined ? { kind: "comment", id: of.comment! } : { kind: "note", id: of.note };
}

const wasEdited = (added: Kept, kept: readonly Kept[]): boolean =>
  kept.some(({ said, id }) => said.type === "edit_text" && id === added.id);

/** When a reveal was first announced, and when the last one that was announced was due. */
function revealOf(frames: readonly Frame[]): { told: number; due: number } {
  const stages = frames.filter(({ said }) => said?.type === "patch")
    .flatMap(({ said, at }) => (said!["put"] as Said[]).map((entity) => ({ at, reveal_at: entity["reveal_at"] })))
    .filter(({ reveal_at }) => typeof reveal_at === "number");
  if (stages.length === 0) throw new Error("no reveal was announced");
  return { told: Math.min(...stages.map(({ at }) => at)), due: Math.max(...stages.map(({ reveal_at }) => reveal_at as number)) };
}

/** The patches of somebody who was there all the time. */
const viewerOf = (talks: readonly Conversation[]): Patch[] =>
  talks.filter(({ client }) => client === "viewer").flatMap(patchesOf).filter(({ first }) => !first);

/** In how many patches the notes with these locks came out. */
function revealsOf(talks: readonly Conversation[], locks: ReadonlySet<unknown>): number {
  const seen = new Set<unknown>();
  return viewerOf(talks).filter(({ put }) => {
    const fresh = put.map((entity) => entity["lock"]).filter((lock) => locks.has(lock) && !seen.has(lock));
    fresh.forEach((lock) => seen.add(lock));
    return fresh.length > 0;
  }).length;
}
