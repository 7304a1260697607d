// Values of unknown form, read one by one: each is what it has to be, or the whole is refused with
// the name of its place. Only an object's own fields are looked at. It knows no board.

/** A value, and where it stands. */
export type Fields = readonly [value: unknown, where: string];

/** Refuses the whole file. */
export class Wrong extends Error {
  readonly fault: { readonly type: "wrong" | "too_long" | "too_many"; readonly where: string };

  constructor(type: "wrong" | "too_long" | "too_many", where: string) {
    super(where);
    this.fault = { type, where };
  }
}

/** Gives the fields of an object. */
export function record(value: unknown, where: string): (name: string) => Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Wrong("wrong", where);
  const below = where === "file" ? "" : `${where}.`;
  return (name) => [
    Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined,
    below + name,
  ];
}

/** A list of at most so many; refused before any of it is read when it is longer. */
export function list<T>(
  [value, where]: Fields,
  most: number,
  each: (field: Fields, index: number) => T,
): T[] {
  if (!Array.isArray(value)) throw new Wrong("wrong", where);
  if (value.length > most) throw new Wrong("too_many", where);
  return value.map((entry: unknown, index) => each([entry, `${where}[${index}]`], index));
}

/** Null, or what it has to be. */
export function optional<T>(field: Fields, each: (field: Fields) => T): T | null {
  return field[0] === null ? null : each(field);
}

export function whole([value, where]: Fields, least: number, most: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
    throw new Wrong("wrong", where);
  // Minus zero would be written as another number than it was read.
  return value + 0;
}

export function flag([value, where]: Fields): boolean {
  if (typeof value !== "boolean") throw new Wrong("wrong", where);
  return value;
}

export function oneOf<T extends string>([value, where]: Fields, all: readonly T[]): T {
  const found = all.find((each) => each === value);
  if (found === undefined) throw new Wrong("wrong", where);
  return found;
}
