// The bytes of one direction of a connection, with the moment at which each came. Knows no protocol.

/** What came at once. */
export interface Chunk {
  /** Milliseconds since 1970. */
  at: number;
  bytes: Buffer;
}

export class Stream {
  readonly bytes: Buffer;
  /** Where each chunk ends, and when it came. */
  readonly #ends: { end: number; at: number }[] = [];
  #place = 0;

  constructor(chunks: readonly Chunk[]) {
    this.bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
    let end = 0;
    for (const { at, bytes } of chunks) this.#ends.push({ end: (end += bytes.length), at });
  }

  /** How many bytes are not read yet. */
  get left(): number {
    return this.bytes.length - this.#place;
  }

  /** Looks at what comes next without reading it. */
  peek(bytes: number): Buffer {
    return this.bytes.subarray(this.#place, this.#place + bytes);
  }

  /** Reads so many bytes, or null where there are fewer. */
  take(bytes: number): Buffer | null {
    if (this.left < bytes) return null;
    this.#place += bytes;
    return this.bytes.subarray(this.#place - bytes, this.#place);
  }

  /** Reads up to a mark and over it, or null where there is none. */
  takeUntil(mark: string): Buffer | null {
    const found = this.bytes.indexOf(mark, this.#place, "latin1");
    return found < 0 ? null : this.take(found + mark.length - this.#place);
  }

  /** Reads with `read`, and goes back to where it stood if that gives null. */
  whole<T>(read: () => T | null): T | null {
    const before = this.#place;
    const done = read();
    if (done === null) this.#place = before;
    return done;
  }

  /** Reads all that is left. */
  rest(): Buffer {
    return this.take(this.left)!;
  }

  /** When the last byte that was read had come. */
  now(): number {
    const chunk = this.#ends.find(({ end }) => end >= this.#place) ?? this.#ends.at(-1);
    return chunk?.at ?? 0;
  }
}
