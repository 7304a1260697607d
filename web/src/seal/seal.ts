// Sealing and opening of texts (design, section 5). Pure: the nonce comes from the caller's dice.

import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";

import { decode, encode } from "./base64url";
import type { Dice } from "./dice";
import { pad, prepare, unpad, type Size } from "./text";

const NONCE = 24;
const TAG = 16;

/** Where a sealed text belongs: it opens there and nowhere else. */
export type Seam =
  | `board|${string}|title`
  | `column|${string}|${"name" | "prompt"}`
  | `topic|${string}|name`
  | `${"note" | "comment"}|${string}|text`
  | `action|${string}|${"text" | "owner" | "due"}`
  | `poll|${string}|text`
  | `poll|${string}|option/${number}`
  /** In this browser's storage, never sent. */
  | `draft|${string}|text`;

const utf8 = new TextEncoder();

const bound = (seam: Seam): Uint8Array => utf8.encode(`candor/1|${seam}`);

/** Seals a text, normalised first. Null when it is too long: `textFault` says so beforehand. */
export function seal(
  key: Uint8Array,
  seam: Seam,
  text: string,
  size: Size,
  dice: Dice,
): string | null {
  const plain = pad(prepare(text, size), size);
  return plain === null ? null : sealBytes(key, seam, plain, dice);
}

/** The text, or null when it does not open here. */
export function open(key: Uint8Array, seam: Seam, sealed: string): string | null {
  const plain = openBytes(key, seam, sealed);
  return plain === null ? null : unpad(plain);
}

/** Seals a draft for this browser's storage: as typed, of any length. */
export function sealDraft(key: Uint8Array, name: string, text: string, dice: Dice): string {
  return sealBytes(key, `draft|${name}|text`, utf8.encode(text), dice);
}

/** A draft out of this browser's storage, or null. */
export function openDraft(key: Uint8Array, name: string, sealed: string): string | null {
  const plain = openBytes(key, `draft|${name}|text`, sealed);
  return plain === null ? null : new TextDecoder().decode(plain);
}

function sealBytes(key: Uint8Array, seam: Seam, plain: Uint8Array, dice: Dice): string {
  const nonce = dice(NONCE);
  const box = xchacha20poly1305(key, nonce, bound(seam)).encrypt(plain);
  const whole = new Uint8Array(NONCE + box.length);
  whole.set(nonce);
  whole.set(box, NONCE);
  return encode(whole);
}

function openBytes(key: Uint8Array, seam: Seam, sealed: string): Uint8Array | null {
  const whole = decode(sealed);
  if (whole === null || whole.length < NONCE + TAG) return null;
  try {
    return xchacha20poly1305(key, whole.subarray(0, NONCE), bound(seam)).decrypt(
      whole.subarray(NONCE),
    );
  } catch {
    return null;
  }
}

/** Opens each sealed text once, and remembers the newest one of each place. */
export class Opener {
  readonly #key: Uint8Array;
  readonly #opened = new Map<Seam, { readonly sealed: string; readonly text: string | null }>();

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  open(seam: Seam, sealed: string): string | null {
    const known = this.#opened.get(seam);
    if (known?.sealed === sealed) return known.text;
    const text = open(this.#key, seam, sealed);
    this.#opened.set(seam, { sealed, text });
    return text;
  }
}
