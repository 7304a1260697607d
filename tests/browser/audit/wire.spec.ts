// The audit's own test: what went over the wire is read whole, and what must not go over it is a fault.

import { randomBytes } from "node:crypto";
import { brotliCompressSync } from "node:zlib";

import { expect, test } from "@playwright/test";

import { converse } from "./conversation.ts";
import { readFrames, TEXT, writeFrame } from "./frames.ts";
import { unpacked } from "./http.ts";
import { Stream } from "./stream.ts";
import { partsOf } from "./surfaces.ts";

const bytes = (...all: (string | number[] | Buffer)[]): Buffer => Buffer.concat(all.map((each) => Buffer.from(each as string)));
const stream = (all: Buffer): Stream => new Stream([...all].map((byte, at) => ({ at, bytes: Buffer.from([byte]) })));

test("frames are unmasked and put together, each with the moment of its last byte", () => {
  const long = randomBytes(300).toString("hex");
  for (const text of ["", "short", long]) {
    const frame = writeFrame(TEXT, Buffer.from(text), randomBytes(4));
    expect(readFrames(stream(frame), true)).toEqual([{ at: frame.length - 1, opcode: TEXT, payload: Buffer.from(text) }]);
  }
  const pieces = bytes([0x01, 2], "ab", [0x89, 0], [0x80, 2], "cd");
  expect(readFrames(stream(pieces), false).map(({ payload }) => payload.toString())).toEqual(["", "abcd"]);
  expect(readFrames(stream(pieces.subarray(0, -1)), false)).toHaveLength(1);
});

test("a compressed frame, a wrong mask and a piece out of place are faults", () => {
  const masked = writeFrame(TEXT, Buffer.from("a"), Buffer.alloc(4));
  for (const frame of [bytes([0xc1, 1], "a"), masked, bytes([0x80, 1], "a")]) {
    expect(() => readFrames(stream(frame), false)).toThrow();
  }
  expect(() => readFrames(stream(bytes([0x81, 1], "a")), true)).toThrow();
});

test("a connection is read to its last byte: exchanges, packed and in chunks, then frames, and what was cut off", () => {
  const packed = brotliCompressSync(Buffer.from("<html>"));
  const up = bytes(
    "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi", "GET /api/ws/x HTTP/1.1\r\n\r\n",
    writeFrame(TEXT, Buffer.from('{"type":"ping"}'), randomBytes(4)), [0x81],
  );
  const down = bytes(
    `HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: ${packed.length}\r\n\r\n`, packed,
    "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    "HTTP/1.1 101 Switching Protocols\r\n\r\n", [0x81, 15], '{"type":"pong"}', [0x81, 9],
  );
  const talk = converse({ client: "ana", opened: 0, up: [{ at: 1, bytes: up }], down: [{ at: 2, bytes: down }] });
  expect(talk.requests.map(({ line, body }) => `${line} ${body}`)).toEqual(["GET / HTTP/1.1 ", "POST /a HTTP/1.1 hi", "GET /api/ws/x HTTP/1.1 "]);
  expect(talk.answers.map((answer) => unpacked(answer).toString())).toEqual(["<html>", "abcde", ""]);
  expect(talk.frames.map(({ at, direction, said }) => [at, direction, said])).toEqual([[1, "up", { type: "ping" }], [2, "down", { type: "pong" }]]);
  expect([talk.rest.up.length, talk.rest.down.length]).toEqual([1, 2]);
  const kinds = new Set(partsOf(talk).filter((part) => part.bytes.length > 0).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    "answer bodies", "answer headers", "answers", "commands", "cut off, down", "cut off, up",
    "request bodies", "request headers", "request lines",
  ]);
});
