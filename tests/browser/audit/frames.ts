// Reads websocket frames out of a stream (RFC 6455), unmasked. Strict: a compressed or reserved frame, a
// masked one from the server or an unmasked one from a client is a fault. Libraries hide what is looked at
// here: masks, reserved bits, and when each byte came. Knows no message of Candor.

import type { Stream } from "./stream.ts";

export const TEXT = 1;
export const CLOSE = 8;

/** A whole message, or a control frame. */
export interface WebFrame {
  at: number;
  opcode: number;
  payload: Buffer;
}

const CONTINUATION = 0;
const FIRST_CONTROL = 8;

/** All frames up to one that is not whole. */
export function readFrames(stream: Stream, masked: boolean): WebFrame[] {
  const frames: WebFrame[] = [];
  let begun = null as WebFrame | null;
  for (let piece = readPiece(stream, masked); piece !== null; piece = readPiece(stream, masked)) {
    const { at, final, opcode, payload } = piece;
    if (opcode >= FIRST_CONTROL) {
      frames.push({ at, opcode, payload });
      continue;
    }
    if ((opcode === CONTINUATION) !== (begun !== null)) throw new Error("a frame out of place");
    const whole: WebFrame = begun === null
      ? { at, opcode, payload }
      : { at, opcode: begun.opcode, payload: Buffer.concat([begun.payload, payload]) };
    begun = final ? null : whole;
    if (final) frames.push(whole);
  }
  return frames;
}

interface Piece extends WebFrame {
  final: boolean;
}

function readPiece(stream: Stream, masked: boolean): Piece | null {
  const [first, second] = stream.peek(2);
  if (first === undefined || second === undefined) return null;
  if ((first & 0x70) !== 0) throw new Error("a frame with an extension that nobody agreed on");
  if (second >= 0x80 !== masked) throw new Error("a frame that is masked where it must not be, or the reverse");
  const wide = { 126: 2, 127: 8 }[second & 0x7f] ?? 0;
  const head = 2 + wide + (masked ? 4 : 0);
  const seen = stream.peek(head);
  if (seen.length < head) return null;
  const length = wide === 0 ? second & 0x7f : wide === 2 ? seen.readUInt16BE(2) : Number(seen.readBigUInt64BE(2));
  if (stream.left < head + length) return null;
  const mask = masked ? seen.subarray(head - 4) : null;
  stream.take(head);
  const payload = Buffer.from(stream.take(length)!);
  if (mask !== null) payload.forEach((byte, index) => (payload[index] = byte ^ mask[index % 4]!));
  return { at: stream.now(), final: first >= 0x80, opcode: first & 0x0f, payload };
}

/** A masked frame, as a client sends it. */
export function writeFrame(opcode: number, payload: Buffer, mask: Buffer): Buffer {
  if (payload.length > 0xffff) throw new Error("longer than anybody here sends");
  const head = payload.length < 126 ? [payload.length | 0x80] : [126 | 0x80, payload.length >> 8, payload.length & 0xff];
  const masked = payload.map((byte, index) => byte ^ mask[index % 4]!);
  return Buffer.concat([Buffer.from([opcode | 0x80, ...head]), mask, masked]);
}
