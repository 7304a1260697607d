// One recorded connection as what was said on it: HTTP exchanges, then frames if it became a websocket.

import { readFrames, TEXT, type WebFrame } from "./frames.ts";
import { readMessage, type Message } from "./http.ts";
import type { Wire } from "./proxy.ts";
import { Stream } from "./stream.ts";

/** A frame's value: JSON, looked at by name. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What a text frame says. */
export type Said = { type: string; [name: string]: Json };

/** One frame, with what it says where that is JSON. */
export interface Frame extends WebFrame {
  direction: "up" | "down";
  text: string;
  said: Said | null;
}

export interface Conversation {
  client: string;
  opened: number;
  requests: Message[];
  answers: Message[];
  /** In the order in which they went. */
  frames: Frame[];
  /** What is left of each direction: nothing, or what was cut off. */
  rest: { up: Buffer; down: Buffer };
}

/** Reads a whole connection. */
export function converse(wire: Wire): Conversation {
  const up = new Stream(wire.up);
  const down = new Stream(wire.down);
  const requests: Message[] = [];
  const answers: Message[] = [];
  let upgraded = false;
  for (let request = readMessage(up); request !== null; request = upgraded ? null : readMessage(up)) {
    requests.push(request);
    const answer = readMessage(down, request.line.startsWith("HEAD "));
    if (answer === null) break;
    answers.push(answer);
    upgraded = answer.line.startsWith("HTTP/1.1 101");
  }
  const frames = upgraded ? [...framesOf(up, "up"), ...framesOf(down, "down")] : [];
  frames.sort((one, other) => one.at - other.at);
  return { client: wire.client, opened: wire.opened, requests, answers, frames, rest: { up: up.rest(), down: down.rest() } };
}

function framesOf(stream: Stream, direction: Frame["direction"]): Frame[] {
  return readFrames(stream, direction === "up").map((frame) => {
    const text = frame.opcode === TEXT ? frame.payload.toString("utf8") : "";
    return { ...frame, direction, text, said: said(text) };
  });
}

function said(text: string): Said | null {
  try {
    const value = JSON.parse(text) as Json;
    const isMessage = value !== null && typeof value === "object" && !Array.isArray(value);
    return isMessage && typeof value["type"] === "string" ? (value as Said) : null;
  } catch {
    return null;
  }
}
