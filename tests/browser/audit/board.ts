// The public board as a viewer has it: patches applied one after another. Knows no page.

import type { Conversation, Frame, Json, Said } from "./conversation.ts";

/** A patch as it came: its frames' bytes together. */
export interface Patch {
  epoch: string;
  seq: number;
  /** The first one after a hello, which is of everything since the browser's number. */
  first: boolean;
  reset: boolean;
  at: number;
  bytes: string;
  put: Said[];
  del: Said[];
}

/** The patches of one connection, in order. */
export function patchesOf({ frames }: Conversation): Patch[] {
  const patches: Patch[] = [];
  let epoch = "";
  let first = false;
  let begun: Frame[] = [];
  for (const frame of frames) {
    if (frame.direction !== "down" || frame.said === null) continue;
    if (frame.said.type === "welcome") [epoch, first] = [frame.said["epoch"] as string, true];
    if (frame.said.type === "you") first = false;
    if (frame.said.type !== "patch") continue;
    begun.push(frame);
    if (frame.said["more"] === true) continue;
    patches.push(whole(begun, epoch, first));
    [begun, first] = [[], false];
  }
  return patches;
}

function whole(frames: Frame[], epoch: string, first: boolean): Patch {
  const said = frames.map((frame) => frame.said!);
  const list = (name: string): Said[] => said.flatMap((each) => each[name] as Said[]);
  return {
    epoch, first, seq: said[0]!["seq"] as number, reset: said[0]!["reset"] === true, at: frames.at(-1)!.at,
    bytes: frames.map(({ text }) => text).join("\n"), put: list("put"), del: list("del"),
  };
}

/** An entity's place on the board. */
const nameOf = (entity: Said): string => `${entity.type} ${(entity["id"] as Json | undefined) ?? ""}`;

export class Board {
  readonly #entities = new Map<string, string>();

  apply({ reset, put, del }: Patch): void {
    if (reset) this.#entities.clear();
    for (const entity of put) this.#entities.set(nameOf(entity), JSON.stringify(entity));
    for (const entity of del) this.#entities.delete(nameOf(entity));
  }

  /** All of it, to be compared. */
  get text(): string {
    return [...this.#entities].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entity]) => entity).join("\n");
  }
}
