// What no page would do: a wrong door, a forged seat, frames that are none, keys of nobody. Every answer
// is recorded, and must say nothing.

import { randomBytes } from "node:crypto";

import { roomKeys, lock } from "../../../web/src/seal/keys.ts";
import { dice } from "../../../web/src/seal/dice.ts";
import { seal } from "../../../web/src/seal/seal.ts";
import type { Client } from "./cast.ts";
import type { Said } from "./conversation.ts";
import { BareSocket } from "./socket.ts";

/** What a link carries. */
export interface Room {
  id: string;
  key: string;
}

export function roomOf(link: string): Room {
  const { pathname, hash } = new URL(link);
  return { id: pathname.split("/")[2]!, key: hash.slice(2) };
}

const fresh = (bytes = 16): string => randomBytes(bytes).toString("base64url");

const hello = (door: string, more: object = {}): Record<string, unknown> => ({ type: "hello", protocol: 1, door, join: false, ...more });

/** Hellos that are refused, each by a close code. */
export async function knockWrongly(client: Client, room: Room): Promise<(number | null)[]> {
  const { door } = roomKeys(room.key)!;
  const wrong = [hello(fresh(32)), hello(door, { seat: fresh(32) }), { ...hello(door), protocol: 99 }, { type: "hello", door }];
  return Promise.all(wrong.map((said) => refused(client, room, said)));
}

/** Comes with the link, and is told why that does not open anything. */
export async function knock(client: Client, room: Room): Promise<number | null> {
  return refused(client, room, hello(roomKeys(room.key)!.door));
}

async function refused({ proxy, agent }: Client, { id }: Room, said: Record<string, unknown>): Promise<number | null> {
  const socket = await BareSocket.open(proxy.origin, id, agent);
  socket.say(said);
  await socket.until(() => socket.closed() !== null);
  const code = socket.closed();
  socket.end();
  return code;
}

/** Somebody with a seat who speaks the protocol by hand. */
export class Stranger {
  #ref = 0;

  private constructor(readonly client: Client, readonly room: Room, readonly socket: BareSocket, readonly seat: string) {}

  static async join(client: Client, room: Room): Promise<Stranger> {
    const socket = await BareSocket.open(client.proxy.origin, room.id, client.agent);
    socket.say(hello(roomKeys(room.key)!.door, { join: true }));
    const welcome = await socket.untilSaid("welcome");
    await socket.untilSaid("you");
    return new Stranger(client, room, socket, welcome["seat"] as string);
  }

  /** Says something and waits for its answer. */
  async #ask(command: Record<string, unknown>): Promise<Said> {
    const ref = (this.#ref += 1);
    this.socket.say({ ref, ...command });
    await this.socket.until(() => this.socket.heard().some((said) => said["ref"] === ref));
    return this.socket.heard().find((said) => said["ref"] === ref)!;
  }

  /** The entities of a type that were put so far. */
  #put(type: string): Said[] {
    const patches = this.socket.heard().filter((said) => said.type === "patch");
    return patches.flatMap((patch) => patch["put"] as Said[]).filter((entity) => entity.type === type);
  }

  async write(text: string): Promise<void> {
    const id = fresh();
    const column = this.#put("column")[0]!["id"] as string;
    const key = roomKeys(this.room.key)!.text;
    const sealed = seal(key, `note|${id}|text`, text, "text", dice);
    const answer = await this.#ask({ type: "add_note", id, column, text: sealed, lock: lock(id, fresh()) });
    if (answer.type !== "ack") throw new Error(`not kept: ${JSON.stringify(answer)}`);
  }

  /** Touches texts that are somebody else's, that are hidden, and that do not exist, with keys that open nothing. */
  async trespass(others: string[]): Promise<Said[]> {
    const answers: Said[] = [];
    for (const note of [...others, fresh()]) {
      for (const type of ["edit_text", "delete_text", "take_back", "step_forward"]) {
        const more = { edit_text: { rev: 1, text: "A".repeat(395) }, step_forward: { name: "A".repeat(395) } }[type] ?? {};
        answers.push(await this.#ask({ type, of: { note }, edit_key: fresh(), ...more }));
      }
    }
    return answers;
  }

  /** Leads without the key for it. */
  async lead(): Promise<Said[]> {
    return [await this.#ask({ type: "announce_erase" }), await this.#ask({ type: "set_stage", stage: "vote", expect: "write" })];
  }

  /** Says what is no message, with the own seat in it: nothing of that may come back. */
  async babble(): Promise<void> {
    const before = this.socket.heard().length;
    const all = [
      `{"type":"add_note","ref":999,"id":"${this.seat}"}`, `{"type":"${this.seat}"}`, `${this.seat}`, `{"type":"set_ready","ref":"${this.seat}"}`,
      `[${"[".repeat(500)}`, JSON.stringify(hello(roomKeys(this.room.key)!.door, { seat: this.seat })),
    ];
    for (const text of all) this.socket.sayText(text);
    const refused = (): number => this.socket.heard().slice(before).filter((said) => said.type === "error").length;
    await this.socket.until(() => refused() >= all.length || this.socket.closed() !== null);
  }

  /** Ends with a binary frame, which no page sends. */
  async end(): Promise<number | null> {
    if (this.socket.closed() === null) this.socket.sayBytes(Buffer.from(this.seat));
    await this.socket.until(() => this.socket.closed() !== null);
    this.socket.end();
    return this.socket.closed();
  }
}
