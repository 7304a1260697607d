// What must not be found where it does not belong, each with its kind, whose it is, and its forms.

import { formsOfBytes, formsOfText, type Form } from "./encodings.ts";

/** Kinds of secrets, in the order of the table's columns. */
export const KINDS = [
  "seat", "edit key", "lock", "text id", "sealed text", "plain text", "lead key", "key hash", "door", "room key",
  "text key", "room id", "address", "agent",
] as const;

export type Kind = (typeof KINDS)[number];

/** Whoever has a room's link has its door; nobody in particular has it. */
export const ROOM = "the room";

export interface Secret {
  kind: Kind;
  /** The clients whose it is, or the room. */
  owners: Set<string>;
  /** As the wire has it, or the text. */
  value: string;
  /** What to call it when it is found. */
  label: string;
  forms: Form[];
}

/** Bytes of each half of a seat token: its nonce, and the MAC. */
const SEAT_HALF = 16;

/** What is looked for of a sealed text: a part of its ciphertext. */
const SEALED_PART = [30, 62] as const;

export class Secrets {
  readonly #all = new Map<string, Secret>();

  get all(): Secret[] {
    return [...this.#all.values()];
  }

  of(kind: Kind): Secret[] {
    return this.all.filter((secret) => secret.kind === kind);
  }

  /** A key, hash, id or token, as the wire has it. */
  addBytes(kind: Kind, owner: string, value: string): void {
    const bytes = Buffer.from(value, "base64url");
    this.#add(kind, owner, value, () => formsOfBytes(bytes));
  }

  /** A seat token; either half of it tells the seat. */
  addSeat(owner: string, value: string): void {
    const bytes = Buffer.from(value, "base64url");
    const halves = [bytes.subarray(0, SEAT_HALF), bytes.subarray(SEAT_HALF)];
    this.#add("seat", owner, value, () => halves.flatMap(formsOfBytes));
  }

  /** A sealed text; a part of it is enough. */
  addSealed(owner: string, value: string): void {
    const part = Buffer.from(value, "base64url").subarray(...SEALED_PART);
    this.#add("sealed text", owner, value, () => formsOfBytes(part));
  }

  /** A word that stands nowhere else: the mark of a typed text, of a browser's name for itself. */
  addText(kind: "plain text" | "agent", owner: string, value: string): void {
    this.#add(kind, owner, value, () => formsOfText(value));
  }

  /** A client's address. */
  addAddress(owner: string, value: string): void {
    const bytes = Buffer.from(value.split(".").map(Number));
    const whole = String(bytes.readUInt32BE(0));
    this.#add("address", owner, value, () => [...formsOfText(value), ...formsOfBytes(bytes), { encoding: "number", needle: Buffer.from(whole) }]);
  }

  #add(kind: Kind, owner: string, value: string, forms: () => Form[]): void {
    const name = `${kind} ${value}`;
    const there = this.#all.get(name);
    if (there) there.owners.add(owner);
    else this.#all.set(name, { kind, owners: new Set([owner]), value, label: `${kind} ${value.slice(0, 12)}`, forms: forms() });
  }
}
