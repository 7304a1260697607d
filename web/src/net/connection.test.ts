// The connection: hello, signs of life, breaks, coming back. Time is moved by hand.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import type { CloseReason, Hello, ServerFrame } from "../state/wire";
import { Connection } from "./connection";

class Socket {
  readonly sent: string[] = [];
  readyState = 0;
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

interface World {
  readonly connection: Connection;
  readonly sockets: Socket[];
  readonly frames: ServerFrame[];
  readonly closes: (CloseReason | null)[];
  last: () => Socket;
  /** Sets the clock back by so many milliseconds; timers go on. */
  setBack: (by: number) => void;
}

const HELLO = { type: "hello", protocol: 1, door: "door", join: true } as Hello;

/** A connection in a world where time is moved by hand. */
function inWorld(run: (world: World) => void): void {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  const [sockets, frames, closes]: [Socket[], ServerFrame[], (CloseReason | null)[]] = [[], [], []];
  let behind = 0;
  const setBack = (by: number): void => void (behind += by);
  const connection = new Connection({
    open: () => {
      const socket = new Socket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    clock: () => Date.now() - behind,
    random: () => 1,
    connecting: () => {},
    frame: (frame) => {
      if (frame?.type === "patch") throw new Error("not understood");
      frames.push(frame);
    },
    closed: (why) => closes.push(why),
  });
  const last = (): Socket => sockets.at(-1) ?? assert.fail("no socket");
  try {
    connection.connect({ url: "ws://here", hello: () => HELLO });
    run({ connection, sockets, frames, closes, last, setBack });
  } finally {
    connection.disconnect();
    mock.timers.reset();
  }
}

test("the first frame is the hello", () =>
  inWorld(({ last }) => {
    last().open();
    assert.deepEqual(last().sent, [JSON.stringify(HELLO)]);
  }));

test("a silent connection is asked for a sign of life, and given up within 20 seconds", () =>
  inWorld(({ last, closes, sockets }) => {
    last().open();
    mock.timers.tick(10_000);
    assert.ok(last().sent.includes('{"type":"ping"}'));
    last().onmessage?.({ data: '{"type":"pong"}' });
    mock.timers.tick(17_000);
    assert.deepEqual(closes, []);
    mock.timers.tick(2_000);
    mock.timers.tick(500);
    assert.deepEqual(closes, [null]);
    assert.equal(sockets[0]?.closed, true);
  }));

test("a break is followed by tries further and further apart, and by one at once when poked", () =>
  inWorld(({ connection, last, sockets }) => {
    last().onclose?.({ code: 1006 });
    mock.timers.tick(500);
    assert.equal(sockets.length, 2);
    last().onclose?.({ code: 1006 });
    mock.timers.tick(999);
    assert.equal(sockets.length, 2);
    mock.timers.tick(1);
    assert.equal(sockets.length, 3);
    last().onclose?.({ code: 1006 });
    connection.poke();
    assert.equal(sockets.length, 4);
  }));

test("a board that came whole ends the row of failures, and a welcome alone does not", () =>
  inWorld(({ last, sockets }) => {
    for (let i = 0; i < 5; i += 1) {
      last().onclose?.({ code: 1006 });
      mock.timers.tick(10_000);
    }
    for (const [type, wait] of [["welcome", 10_000], ["you", 500]] as const) {
      last().open();
      last().onmessage?.({ data: JSON.stringify({ type }) });
      last().onclose?.({ code: 1006 });
      const before = sockets.length;
      mock.timers.tick(wait - 1);
      assert.equal(sockets.length, before);
      mock.timers.tick(1);
      assert.equal(sockets.length, before + 1);
    }
  }));

test("a full room is tried again by itself, at a moderate pace, and at once when asked to", () =>
  inWorld(({ connection, last, sockets }) => {
    for (let tries = 1; tries < 4; tries += 1) {
      last().onclose?.({ code: 4423 });
      mock.timers.tick(29_999);
      assert.equal(sockets.length, tries);
      mock.timers.tick(1);
      assert.equal(sockets.length, tries + 1);
    }
    last().onclose?.({ code: 4423 });
    connection.connect({ url: "ws://here", hello: () => HELLO });
    assert.equal(sockets.length, 5);
  }));

test("close codes get their names, others none", () =>
  inWorld(({ last, closes }) => {
    last().onclose?.({ code: 4404 });
    mock.timers.tick(10_000);
    last().onclose?.({ code: 4999 });
    assert.deepEqual(closes, ["no_room", null]);
  }));

test("after sleep, a poke finds the dead connection out and comes back at once", () =>
  inWorld(({ connection, last, closes, sockets }) => {
    last().open();
    mock.timers.setTime(Date.now() + 600_000);
    connection.poke();
    assert.deepEqual([closes, sockets.length], [[null], 2]);
  }));

test("a try that hangs since there was no way is begun anew by a poke, and a fresh one is not", () =>
  inWorld(({ connection, sockets }) => {
    mock.timers.tick(1_000);
    connection.poke();
    assert.equal(sockets.length, 1);
    mock.timers.tick(2_000);
    connection.poke();
    assert.deepEqual([sockets.length, sockets[0]?.closed], [2, true]);
  }));

test("a clock that is set back does not hide that the connection is dead", () =>
  inWorld(({ last, closes, setBack }) => {
    last().open();
    setBack(3_600_000);
    for (let second = 0; second < 20; second += 2) mock.timers.tick(2_000);
    assert.deepEqual(closes, [null]);
  }));

test("a frame that the page cannot take in ends the connection, and the board is asked for again", () =>
  inWorld(({ last, closes, sockets }) => {
    last().open();
    const hear = (data: string): void => last().onmessage?.({ data });
    assert.throws(() => hear('{"type":"patch","put":"unheard of"}'), /not understood/);
    assert.deepEqual(closes, [null]);
    mock.timers.tick(500);
    assert.equal(sockets.length, 2);
  }));

test("frames that are none are passed over", () =>
  inWorld(({ last, frames }) => {
    last().open();
    last().onmessage?.({ data: "{" });
    last().onmessage?.({ data: new ArrayBuffer(1) });
    last().onmessage?.({ data: '{"type":"ack","ref":1}' });
    assert.deepEqual(frames, [{ type: "ack", ref: 1 }]);
  }));

test("what is ended stays ended", () =>
  inWorld(({ connection, last, sockets }) => {
    last().open();
    connection.disconnect();
    mock.timers.tick(60_000);
    connection.poke();
    assert.equal(sockets.length, 1);
  }));
