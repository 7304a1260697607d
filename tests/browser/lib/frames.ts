// Records every websocket frame of a page, in both directions. Knows the tags, not the board.

import type { Page } from "@playwright/test";

/** One frame as it went over the wire. */
export interface Frame {
  direction: "sent" | "received";
  text: string;
}

/** The lengths that sealed texts can have, in characters. */
export const SEALED_CHARS = [395, 1419, 5515];

/** A frame's value: JSON, looked at by name. */
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** All frames of a page from now on, in order. */
export class Frames {
  readonly all: Frame[] = [];
  binary = 0;

  constructor(page: Page) {
    page.on("websocket", (socket) => {
      socket.on("framesent", ({ payload }) => this.#keep("sent", payload));
      socket.on("framereceived", ({ payload }) => this.#keep("received", payload));
    });
  }

  #keep(direction: Frame["direction"], payload: string | Buffer): void {
    if (typeof payload === "string") this.all.push({ direction, text: payload });
    else this.binary += 1;
  }

  /** Frames of one direction since a mark. */
  since(mark: number, direction?: Frame["direction"]): Frame[] {
    const later = this.all.slice(mark);
    return direction ? later.filter((frame) => frame.direction === direction) : later;
  }

  /** A place to look from later. */
  mark(): number {
    return this.all.length;
  }

  /** What the page sent of one type of command. */
  sent(type: string): Record<string, Json>[] {
    return this.#messages("sent", type);
  }

  /** The seat token that this page was given; none for a viewer without a seat. */
  seat(): string | null {
    const told = this.#messages("received", "welcome").map((welcome) => welcome["seat"] as string | null);
    return told.findLast((seat) => seat !== null) ?? null;
  }

  #messages(direction: Frame["direction"], type: string): Record<string, Json>[] {
    return this.all
      .filter((frame) => frame.direction === direction)
      .map((frame) => JSON.parse(frame.text) as Record<string, Json>)
      .filter((message) => message["type"] === type);
  }
}

/** Every name and every string in a frame, with the path to it. */
export function* leaves(value: Json, path = ""): Generator<{ path: string; value: Json }> {
  if (value !== null && typeof value === "object") {
    for (const [name, inner] of Object.entries(value)) {
      yield* leaves(inner as Json, `${path}/${Array.isArray(value) ? "*" : name}`);
    }
  } else {
    yield { path, value };
  }
}

/** The strings of a frame that are too long for an id, a key, a hash or a token. */
export function longStrings(frame: Frame): { path: string; value: string }[] {
  return [...leaves(JSON.parse(frame.text) as Json)].filter(
    (leaf): leaf is { path: string; value: string } =>
      typeof leaf.value === "string" && leaf.value.length > 100 && leaf.path !== "/message",
  );
}

/** The names used anywhere in a frame. */
export function names(frame: Frame): string[] {
  return [...leaves(JSON.parse(frame.text) as Json)].flatMap((leaf) => leaf.path.split("/"));
}
