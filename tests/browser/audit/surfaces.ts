// Where something can be found: every surface with its bytes. Knows no secret.

import type { Conversation, Frame } from "./conversation.ts";
import { unpacked, type Message } from "./http.ts";

/** Kinds of surfaces, in the order of the table's rows. */
export const SURFACES = [
  "hello", "commands", "nonsense", "request lines", "request headers", "request bodies", "cut off, up",
  "welcome", "patches", "you", "answers", "answer headers", "answer bodies", "cut off, down",
  "log", "standard output", "health and metrics", "files",
  "exports", "address bar", "window title", "browser storage", "console",
] as const;

export type SurfaceKind = (typeof SURFACES)[number];

/** Some bytes on a surface. */
export interface Part {
  kind: SurfaceKind;
  /** The client that sees them, where one does. */
  client: string | null;
  at: number;
  bytes: Buffer;
}

export const part = (kind: SurfaceKind, client: string | null, bytes: Buffer | string, at = 0): Part =>
  ({ kind, client, at, bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes });

/** All that was said on a connection. */
export function partsOf(talk: Conversation): Part[] {
  const { client, requests, answers, frames, rest } = talk;
  return [
    ...requests.flatMap((request) => ofMessage(client, request, "request lines", "request headers", "request bodies")),
    ...answers.flatMap((answer) => ofMessage(client, answer, "answer headers", "answer headers", "answer bodies")),
    ...frames.map((frame) => part(surfaceOf(frame, client), client, frame.payload, frame.at)),
    part("cut off, up", client, rest.up),
    part("cut off, down", client, rest.down),
  ];
}

function ofMessage(client: string, message: Message, line: SurfaceKind, headers: SurfaceKind, body: SurfaceKind): Part[] {
  const { at } = message;
  const head = message.headers.map(({ text }) => text).join("\n");
  const packed = message.body;
  const whole = unpacked(message);
  return [
    part(line, client, message.line, at), part(headers, client, head, at), part(body, client, packed, at),
    ...(whole === packed ? [] : [part(body, client, whole, at)]),
  ];
}

/** Who sends what no page would send. */
export const STRANGER = "stranger";

function surfaceOf({ direction, said }: Frame, client: string): SurfaceKind {
  if (direction === "up" && said?.type === "hello") return "hello";
  if (direction === "up") return client === STRANGER ? "nonsense" : "commands";
  if (said?.type === "welcome" || said?.type === "you") return said.type;
  return said?.type === "patch" ? "patches" : "answers";
}
