// Reads HTTP/1.1 messages out of a stream. Knows no websocket; strict, so that no byte goes unread.

import { brotliDecompressSync, gunzipSync } from "node:zlib";

import type { Stream } from "./stream.ts";

/** A request or an answer. */
export interface Message {
  at: number;
  /** The request line or the status line. */
  line: string;
  /** As they were sent, with the lower-case name of each. */
  headers: { name: string; text: string }[];
  body: Buffer;
}

const END = "\r\n";

/** The next message, or null where the rest is none that is whole. `bodiless`: answers that have none. */
export function readMessage(stream: Stream, bodiless = false): Message | null {
  return stream.whole(() => readWhole(stream, bodiless));
}

function readWhole(stream: Stream, bodiless: boolean): Message | null {
  const head = stream.takeUntil(END + END);
  if (head === null) return null;
  const [line = "", ...lines] = head.toString("latin1").trimEnd().split(END);
  const headers = lines.map((text) => ({ name: text.slice(0, text.indexOf(":")).toLowerCase(), text }));
  const message: Message = { at: stream.now(), line, headers, body: Buffer.alloc(0) };
  if (bodiless || /^HTTP\/1\.1 (1\d\d|204|304)/.test(line)) return message;
  const body = /chunked/i.test(header(message, "transfer-encoding"))
    ? readChunked(stream)
    : stream.take(Number(header(message, "content-length") || 0));
  return body === null ? null : { ...message, body };
}

function readChunked(stream: Stream): Buffer | null {
  const parts: Buffer[] = [];
  for (;;) {
    const size = stream.takeUntil(END);
    if (size === null) return null;
    const bytes = stream.take(parseInt(size.toString("latin1"), 16) + END.length);
    if (bytes === null) return null;
    if (bytes.length === END.length) return Buffer.concat(parts);
    parts.push(bytes.subarray(0, -END.length));
  }
}

/** What a header says, or nothing. */
export function header(message: Message, name: string): string {
  const found = message.headers.find((each) => each.name === name);
  return found === undefined ? "" : found.text.slice(name.length + 1).trim();
}

/** The body as it was before it was compressed. */
export function unpacked(message: Message): Buffer {
  if (message.body.length === 0) return message.body;
  const how = header(message, "content-encoding");
  if (how === "") return message.body;
  if (how === "br") return brotliDecompressSync(message.body);
  if (how === "gzip") return gunzipSync(message.body);
  throw new Error(`a body that nobody can read: ${how}`);
}
