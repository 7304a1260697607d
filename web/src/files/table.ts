// Tables in text: rows of cells between commas, semicolons or tabs, some of them in quotes. It
// knows nothing of what is in them.

/** A row, and the line of the file that it begins in, from 1. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows, or the line in which a quote begins that never ends. */
export type Table = { readonly rows: readonly Row[] } | { readonly unclosed: number };

const SEPARATORS = [",", ";", "\t"] as const;
type Separator = (typeof SEPARATORS)[number];

/** Reads a table; rows without any text are left out, and no more than `most` are read. */
export function readTable(text: string, most: number): Table {
  const body = text.replace(/^\ufeff/, "");
  return new Reader(body, separatorOf(body)).read(most);
}

/** The separator that the first row has most of, outside of quotes. */
function separatorOf(text: string): Separator {
  const counts = new Map<string, number>(SEPARATORS.map((each) => [each, 0]));
  let quoted = false;
  for (const char of text.slice(0, 10_000)) {
    if (char === '"') quoted = !quoted;
    if (quoted) continue;
    if (char === "\n" || char === "\r") break;
    const count = counts.get(char);
    if (count !== undefined) counts.set(char, count + 1);
  }
  const best = [...SEPARATORS].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
  return best ?? ",";
}

class Reader {
  readonly #text: string;
  readonly #separator: Separator;
  #at = 0;
  #line = 1;

  constructor(text: string, separator: Separator) {
    this.#text = text;
    this.#separator = separator;
  }

  read(most: number): Table {
    const rows: Row[] = [];
    while (this.#at < this.#text.length && rows.length < most) {
      const line = this.#line;
      const cells: string[] = [];
      do {
        const cell = this.#cell();
        if (cell === null) return { unclosed: this.#line };
        cells.push(cell);
      } while (this.#take(this.#separator));
      this.#breakLine();
      if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells });
    }
    return { rows };
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }

  #breakLine(): void {
    const broken = this.#take("\r");
    if (this.#take("\n") || broken) this.#line += 1;
  }

  /** Null when its quote never ends. */
  #cell(): string | null {
    const start = this.#at;
    let blanks = start;
    while (this.#text[blanks] === " ") blanks += 1;
    if (this.#text[blanks] !== '"') return this.#plain();
    this.#at = blanks + 1;
    const quoted = this.#quoted();
    // What stands behind a closing quote belongs to the cell: nothing is thrown away.
    return quoted === null ? null : quoted + this.#plain().replace(/ +$/, "");
  }

  #plain(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#ends(this.#text[this.#at])) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #ends(char: string | undefined): boolean {
    return char === this.#separator || char === "\n" || char === "\r";
  }

  #quoted(): string | null {
    const begun = this.#line;
    const parts: string[] = [];
    for (;;) {
      const end = this.#text.indexOf('"', this.#at);
      if (end < 0) {
        this.#line = begun;
        return null;
      }
      const part = this.#text.slice(this.#at, end);
      this.#line += part.split(/\r\n|\r|\n/).length - 1;
      parts.push(part);
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') return parts.join('"');
      this.#at += 1;
    }
  }
}
