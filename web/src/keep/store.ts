// Strings by name, kept in this browser where that is allowed, and in memory where it is not. It
// knows nothing of what is in them.

/** `memory`: forbidden, everything goes with the tab. `full`: what came last is in memory alone. */
export type Kept = "kept" | "memory" | "full";

/** What `localStorage` gives, as far as it is used here. */
export type Place = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Names of all entries begin with this. */
const PREFIX = "candor/";

export class Store {
  readonly #place: Place | null;
  readonly #memory = new Map<string, string>();
  #told: Kept;
  /** Called when the state of keeping changes. */
  onchange: (kept: Kept) => void = () => {};

  constructor(place: Place | null) {
    this.#place = place;
    this.#told = this.kept;
  }

  /** How well things are kept now. */
  get kept(): Kept {
    if (this.#place === null) return "memory";
    return this.#memory.size > 0 ? "full" : "kept";
  }

  get(name: string): string | null {
    const held = this.#memory.get(name);
    if (held !== undefined) return held;
    try {
      return this.#place?.getItem(PREFIX + name) ?? null;
    } catch {
      return null;
    }
  }

  set(name: string, value: string): void {
    try {
      if (this.#place === null) throw new Error("no storage");
      this.#place.setItem(PREFIX + name, value);
      this.#memory.delete(name);
      this.#settle();
    } catch {
      this.#memory.set(name, value);
    }
    this.#tell();
  }

  remove(name: string): void {
    this.#memory.delete(name);
    try {
      this.#place?.removeItem(PREFIX + name);
    } catch {
      // Forbidden meanwhile: then it is not there either.
    }
    this.#settle();
    this.#tell();
  }

  /** Names that begin so, in order. */
  names(prefix: string): string[] {
    const found = new Set([...this.#memory.keys()].filter((name) => name.startsWith(prefix)));
    try {
      for (let i = 0; i < (this.#place?.length ?? 0); i += 1) {
        const name = this.#place?.key(i) ?? "";
        if (name.startsWith(PREFIX + prefix)) found.add(name.slice(PREFIX.length));
      }
    } catch {
      // Forbidden meanwhile: memory is all there is.
    }
    return [...found].sort();
  }

  /** What is in memory alone goes to storage as soon as there is room for it. */
  #settle(): void {
    for (const [name, value] of this.#memory) {
      try {
        this.#place?.setItem(PREFIX + name, value);
        if (this.#place !== null) this.#memory.delete(name);
      } catch {
        // Still full; something smaller may fit.
      }
    }
  }

  #tell(): void {
    const { kept } = this;
    if (kept === this.#told) return;
    this.#told = kept;
    this.onchange(kept);
  }
}

/** The name that a storage event of another tab is about, or null when it is not ours. */
export function nameOf(key: string | null): string | null {
  return key !== null && key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}

/** This browser's storage, or null where it is forbidden. */
export function browserStorage(): Place | null {
  try {
    const place = globalThis.localStorage;
    place.getItem(PREFIX);
    return place;
  } catch {
    return null;
  }
}
