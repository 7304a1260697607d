// The shape of every frame: no field that the protocol does not name, texts sealed in one of three sizes,
// acknowledgements that say nothing, errors that are one of a few sentences (A1, A11, L2).

import { longStrings, SEALED_CHARS } from "../lib/frames.ts";
import type { Conversation, Json, Said } from "./conversation.ts";
import { STRANGER } from "./surfaces.ts";

/** Every name that can stand in a frame from the server, by the type of what it stands in. */
const FIELDS: Record<string, string> = {
  welcome: "protocol epoch seat now durable limits", patch: "seq more reset put del", pong: "", ack: "ref",
  you: "leads ready ballot answer stands agrees", error: "ref code final limit message",
  board: "title check settings plan erase_at", stage: "stage hiding reveal_at closes_at focus",
  leading: "rules offered absent candidate agreed", timer: "timer", counts: "seats here ready voted answered hidden",
  column: "id order name prompt", topic: "id column order name notes parked", note: "id text lock signature",
  comment: "id topic order text lock signature", round: "id order topics budget most_per_topic breaks outcome",
  action: "id topic order rev text owner due done experiment review", poll: "id order scale topic outcome",
};

export interface Shapes {
  frames: number;
  /** How often each size of a sealed text was seen. */
  sizes: Record<number, number>;
  acks: number;
  errors: Record<string, number>;
  /** Commands that were given, by their types. */
  commands: string[];
  faults: string[];
}

export function shapesOf(talks: readonly Conversation[]): Shapes {
  const sizes = Object.fromEntries(SEALED_CHARS.map((size) => [size, 0]));
  const shapes: Shapes = { frames: 0, sizes, acks: 0, errors: {}, commands: [], faults: [] };
  const sentences = new Map<string, string>();
  const commands = new Set<string>();
  for (const { client, frames, requests } of talks) {
    for (const { direction, said, text } of frames) {
      shapes.frames += 1;
      if (said === null) continue;
      if (direction === "down") checkFrame(said, text, client, shapes, sentences);
      else if (said.type !== "hello" && said.type !== "ping" && client !== STRANGER) commands.add(said.type);
      countSizes(said, client, shapes);
    }
    for (const { body } of requests.filter(({ line }) => line.startsWith("POST "))) {
      countSizes(JSON.parse(body.toString()) as Said, client, shapes);
    }
  }
  return { ...shapes, commands: [...commands].sort() };
}

function checkFrame(said: Said, text: string, client: string, shapes: Shapes, sentences: Map<string, string>): void {
  checkFields(said, client, shapes);
  if (said.type === "patch") {
    for (const entity of said["put"] as Said[]) checkEntity(entity, client, shapes);
    const named = (said["del"] as Said[]).flatMap(Object.keys);
    if (named.some((name) => name !== "type" && name !== "id")) shapes.faults.push(`${client} got more of what is gone: ${text}`);
  }
  if (said.type === "ack") {
    shapes.acks += 1;
    if (!/^\{"type":"ack","ref":\d+\}$/.test(text)) shapes.faults.push(`an ack to ${client} says more: ${text}`);
  }
  if (said.type !== "error") return;
  const code = said["code"] as string;
  shapes.errors[code] = (shapes.errors[code] ?? 0) + 1;
  const sentence = JSON.stringify([said["final"], said["limit"], said["message"]]);
  if ((sentences.get(code) ?? sentence) !== sentence) shapes.faults.push(`two sentences for ${code}: ${text}`);
  sentences.set(code, sentence);
}

function checkFields(said: Said, client: string, shapes: Shapes): void {
  const known = FIELDS[said.type];
  const strange = Object.keys(said).filter((name) => name !== "type" && !known?.split(" ").includes(name));
  if (known !== undefined && strange.length === 0) return;
  shapes.faults.push(`${client} got ${said.type} with ${strange.join(", ") || "no name known"}`);
}

/** An entity; while a round or poll is open it tells nothing of what was chosen (A9). */
function checkEntity(entity: Said, client: string, shapes: Shapes): void {
  checkFields(entity, client, shapes);
  const outcome = entity["outcome"] as Record<string, Json> | undefined;
  if (outcome?.["state"] !== "open" || Object.keys(outcome).length === 1) return;
  shapes.faults.push(`${client} saw into an open ${entity.type}`);
}

function countSizes(said: Said, client: string, shapes: Shapes): void {
  for (const { path, value } of longStrings({ direction: "received", text: JSON.stringify(said) })) {
    if (value.length in shapes.sizes) shapes.sizes[value.length]! += 1;
    else shapes.faults.push(`${client}: ${path} has ${value.length} letters and is not sealed`);
  }
}
