// One websocket to one room at a time: opens it, says hello, hears whether it lives, comes back
// after a break. It knows no board: what a frame means is the reducer's business.

import {
  CLOSE,
  LIMITS,
  type CloseReason,
  type CommandFrame,
  type Hello,
  type ServerFrame,
} from "../state/wire";

/** Waiting times before the next try, in milliseconds. */
const FIRST_MS = 500;
const LONGEST_MS = 10_000;
/** A server that said that it comes back is tried after up to this, in milliseconds. */
const BACK_SOON_MS = 1_500;
/** A full room is tried after up to this: somebody must leave first, and many may wait. */
const FULL_MS = 30_000;
/** How often silence is looked at, in milliseconds. */
const LOOK_MS = 2_000;
/** After this silence a connection is dead, in milliseconds: found out within the bound. */
const DEAD_MS = LIMITS.silence_ms - LOOK_MS;

const REASONS = new Map(
  Object.entries(CLOSE).map(([reason, code]) => [code as number, reason as CloseReason]),
);
const BACK_SOON: ReadonlySet<CloseReason | null> = new Set<CloseReason>([
  "restarting",
  "room_failed",
]);

/** What a connection needs, and whom it tells. */
export interface Means {
  readonly open: (url: string) => WebSocket;
  readonly clock: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly connecting: () => void;
  readonly frame: (frame: ServerFrame) => void;
  readonly closed: (why: CloseReason | null, retry_at: number) => void;
}

/** Where to, and what to say first; asked anew at each try. */
export interface Target {
  readonly url: string;
  readonly hello: () => Hello;
}

export class Connection {
  readonly #means: Means;
  #target: Target | null = null;
  #socket: WebSocket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setInterval> | undefined;
  #heard = 0;
  #tries = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  /** Connects now, ending what was. */
  connect(target: Target): void {
    this.disconnect();
    this.#target = target;
    this.#try();
  }

  /** Ends the connection, and the tries. */
  disconnect(): void {
    this.#target = null;
    this.#drop();
  }

  /** Sends a command, if the connection is open; what is lost stays in the outbox. */
  send(frame: CommandFrame): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(frame));
  }

  /** The browser is online again, or the page visible: tries at once, or asks for a sign of life. */
  poke(): void {
    if (this.#target === null) return;
    const silent = this.#silence();
    // One that was begun while there was no way may wait for its answer for long.
    const hangs = this.#socket?.readyState === 0 && silent >= LOOK_MS;
    if (this.#socket !== null && (hangs || silent >= DEAD_MS)) this.#broken(null);
    if (this.#socket === null) this.#try();
    else this.#ping();
  }

  #try(): void {
    this.#drop();
    const target = this.#target;
    if (target === null) return;
    this.#means.connecting();
    let socket: WebSocket;
    try {
      socket = this.#means.open(target.url);
    } catch {
      this.#broken(null);
      return;
    }
    this.#socket = socket;
    this.#heard = this.#means.clock();
    this.#look = setInterval(() => this.#lookForLife(), LOOK_MS);
    socket.onopen = () => socket.send(JSON.stringify(target.hello()));
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#broken(REASONS.get(event.code) ?? null);
  }

  #receive(data: unknown): void {
    this.#heard = this.#means.clock();
    if (typeof data !== "string") return;
    let frame: ServerFrame;
    try {
      frame = JSON.parse(data) as ServerFrame;
    } catch {
      return;
    }
    let taken = false;
    try {
      this.#means.frame(frame);
      taken = true;
    } finally {
      // A board that missed a patch would be another one in silence: it is asked for again.
      if (!taken) this.#broken(null);
    }
    // It follows the whole board: one that was not understood is asked for less and less often.
    if (frame?.type === "you") this.#tries = 0;
  }

  #lookForLife(): void {
    const silent = this.#silence();
    if (silent >= DEAD_MS) this.#broken(null);
    else if (silent >= LIMITS.ping_ms) this.#ping();
  }

  /** How long nothing has come, in milliseconds. A clock that is set back begins anew. */
  #silence(): number {
    const now = this.#means.clock();
    this.#heard = Math.min(this.#heard, now);
    return now - this.#heard;
  }

  #ping(): void {
    if (this.#socket?.readyState === 1) this.#socket.send('{"type":"ping"}');
  }

  #broken(why: CloseReason | null): void {
    this.#drop();
    const now = this.#means.clock();
    const longest = BACK_SOON.has(why)
      ? BACK_SOON_MS
      : why === "room_full"
        ? FULL_MS
        : Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#tries);
    const wait = longest * (0.5 + this.#means.random() / 2);
    this.#tries = Math.min(this.#tries + 1, 16);
    this.#retry = setTimeout(() => this.#try(), wait);
    this.#means.closed(why, now + wait);
  }

  #drop(): void {
    clearTimeout(this.#retry);
    clearInterval(this.#look);
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
