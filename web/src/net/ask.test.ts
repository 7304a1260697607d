// Whether a room is there, as its answer to a hello tells.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ask } from "./ask";
import { CLOSE, type Hello } from "../state/wire";

const HELLO: Hello = { type: "hello", protocol: 1, door: "door", join: false };

/** A socket that answers as it is told, once it is greeted. */
class Socket {
  onopen: (() => void) | null = null;
  onmessage: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  said = "";
  closed = false;

  constructor(answer: (socket: Socket) => void) {
    queueMicrotask(() => {
      this.onopen?.();
      answer(this);
    });
  }

  send(text: string): void {
    this.said = text;
  }

  close(): void {
    this.closed = true;
  }
}

test("a welcome says that a room is there, and close codes say what became of it", async () => {
  for (const [answer, where] of [
    [(socket: Socket) => socket.onmessage?.(), "there"],
    [(socket: Socket) => socket.onclose?.({ code: CLOSE.room_full }), "there"],
    [(socket: Socket) => socket.onclose?.({ code: CLOSE.no_room }), "missing"],
    [(socket: Socket) => socket.onclose?.({ code: CLOSE.erased }), "erased"],
    [(socket: Socket) => socket.onclose?.({ code: CLOSE.expired }), "expired"],
    [(socket: Socket) => socket.onclose?.({ code: 1006 }), "unknown"],
  ] as const) {
    const socket = new Socket(answer);
    assert.equal(await ask(() => socket as unknown as WebSocket, "ws://here", HELLO), where);
    assert.ok(socket.closed);
    assert.deepEqual(JSON.parse(socket.said), HELLO);
  }
  const refused = (): WebSocket => {
    throw new DOMException("no");
  };
  assert.equal(await ask(refused, "ws://here", HELLO), "unknown");
});
