// A websocket client with no page around it, for what no page would do. Its proxy records what it says.

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

import type { Said } from "./conversation.ts";
import { CLOSE, readFrames, TEXT, writeFrame } from "./frames.ts";
import { Stream, type Chunk } from "./stream.ts";

const PING = 9;
const PONG = 10;

export class BareSocket {
  readonly #chunks: Chunk[] = [];
  #answered = false;
  #ended = false;
  #heard = 0;
  #wake = (): void => undefined;

  private constructor(readonly socket: Socket) {
    socket.on("data", (bytes: Buffer) => {
      this.#chunks.push({ at: Date.now(), bytes });
      this.#wake();
    });
    socket.on("close", () => {
      this.#ended = true;
      this.#wake();
    });
    socket.on("error", () => socket.destroy());
  }

  /** Opens a websocket to a room, as a browser of a page of that origin would. */
  static async open(origin: string, room: string, agent: string): Promise<BareSocket> {
    const { hostname, port, host } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, "connect");
    const bare = new BareSocket(socket);
    const key = randomBytes(16).toString("base64");
    socket.write([
      `GET /api/ws/${room} HTTP/1.1`, `Host: ${host}`, `Origin: ${origin}`, `User-Agent: ${agent}`,
      "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${key}`, "", "",
    ].join("\r\n"));
    await bare.until(() => bare.#answered);
    return bare;
  }

  /** Frames that came so far. */
  #frames() {
    const stream = new Stream(this.#chunks);
    this.#answered = stream.takeUntil("\r\n\r\n") !== null;
    return this.#answered ? readFrames(stream, false) : [];
  }

  /** What the server said so far. */
  heard(): Said[] {
    const frames = this.#frames();
    for (const { opcode, payload } of frames.slice(this.#heard)) if (opcode === PING) this.#send(PONG, payload);
    this.#heard = frames.length;
    return frames.filter(({ opcode }) => opcode === TEXT).map(({ payload }) => JSON.parse(payload.toString()) as Said);
  }

  /** The code with which the server closed it, once it did. */
  closed(): number | null {
    return this.#frames().find(({ opcode }) => opcode === CLOSE)?.payload.readUInt16BE(0) ?? null;
  }

  say(said: Record<string, unknown>): void {
    this.sayText(JSON.stringify(said));
  }

  sayText(text: string): void {
    this.#send(TEXT, Buffer.from(text));
  }

  sayBytes(bytes: Buffer): void {
    this.#send(2, bytes);
  }

  #send(opcode: number, payload: Buffer): void {
    this.socket.write(writeFrame(opcode, payload, randomBytes(4)));
  }

  /** Waits until something holds of what was heard; fails when the connection ends before. */
  async until(holds: () => boolean): Promise<void> {
    for (;;) {
      this.heard();
      if (holds()) return;
      if (this.#ended) throw new Error("the connection ended");
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  /** Waits for a message of a type with these fields, and gives it. */
  async untilSaid(type: string, fields: Record<string, unknown> = {}): Promise<Said> {
    const like = (said: Said): boolean =>
      said.type === type && Object.entries(fields).every(([name, value]) => said[name] === value);
    await this.until(() => this.heard().some(like));
    return this.heard().find(like)!;
  }

  end(): void {
    this.socket.destroy();
  }
}
