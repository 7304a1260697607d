// Looks for many needles in many bytes at once. Knows no encoding.

/** Letters by which a place is looked at closer. */
const HEAD = 4;
const BUCKETS = 1 << 16;

/** Needles, by their first bytes. `T` is what each stands for. */
export class Search<T> {
  readonly #buckets = new Map<number, { needle: Buffer; meaning: T }[]>();
  readonly #used = new Uint8Array(BUCKETS);

  add(needle: Buffer, meaning: T): void {
    if (needle.length < HEAD) throw new Error("a needle that stands everywhere");
    const bucket = hash(needle, 0);
    this.#used[bucket] = 1;
    const there = this.#buckets.get(bucket);
    if (there) there.push({ needle, meaning });
    else this.#buckets.set(bucket, [{ needle, meaning }]);
  }

  /** Everything that stands in there, with where. */
  *in(bytes: Buffer): Generator<{ meaning: T; at: number }> {
    for (let at = 0; at + HEAD <= bytes.length; at += 1) {
      const bucket = hash(bytes, at);
      if (this.#used[bucket] === 0) continue;
      for (const { needle, meaning } of this.#buckets.get(bucket)!) {
        if (bytes.compare(needle, 0, needle.length, at, Math.min(bytes.length, at + needle.length)) === 0) yield { meaning, at };
      }
    }
  }
}

function hash(bytes: Buffer, at: number): number {
  const head = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  return Math.imul(head, 0x9e3779b1) >>> 16;
}
