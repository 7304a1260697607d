// What people type, before it is sealed: normalised, measured, padded. It knows no key.

/** Whole sizes of a padded text, in bytes; a line is always of the first. */
export const SIZES = [256, 1024, 4096] as const;
/** The length in front of a padded text, in bytes. */
const HEAD = 2;
/** The longest note, comment or action, in UTF-8 bytes. */
export const TEXT_BYTES = SIZES[2] - HEAD;
/** The longest title, name, owner or date, in UTF-8 bytes. */
export const LINE_BYTES = SIZES[0] - HEAD;

/** A text, or a line of the smallest size. */
export type Size = "text" | "line";

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * One form for one text, without what a keyboard or an editor gives away about its owner: NFC, LF,
 * straight quotes, no bidi controls and no NUL, trimmed.
 */
export function normalise(text: string): string {
  return text
    .replace(/[\0\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .normalize("NFC")
    .replace(/[\u2018-\u201b]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"')
    .trim();
}

/** The same for a line: breaks become blanks. */
export function normaliseLine(text: string): string {
  return normalise(text).replace(/\s*\n\s*/g, " ");
}

/** A text in the form in which it is sealed. */
export function prepare(text: string, size: Size): string {
  return size === "line" ? normaliseLine(text) : normalise(text);
}

/** Bytes that still fit; negative when the text is too long. */
export function roomLeft(text: string, size: Size = "text"): number {
  return (size === "line" ? LINE_BYTES : TEXT_BYTES) - utf8.encode(prepare(text, size)).length;
}

/** Why this text cannot be sealed, or null. Editors ask before they hand a text over. */
export function textFault(text: string, size: Size = "text"): "empty" | "too_long" | null {
  if (prepare(text, size) === "") return "empty";
  return roomLeft(text, size) < 0 ? "too_long" : null;
}

/** Length (u16, big-endian), UTF-8, zeros up to the smallest size that fits; null when none does. */
export function pad(text: string, size: Size): Uint8Array | null {
  const bytes = utf8.encode(text);
  const whole = SIZES.find((each) => bytes.length + HEAD <= each);
  if (whole === undefined || (size === "line" && whole !== SIZES[0])) return null;
  const out = new Uint8Array(whole);
  out[0] = bytes.length >> 8;
  out[1] = bytes.length & 255;
  out.set(bytes, HEAD);
  return out;
}

/** The text of padded bytes, or null when they are none. */
export function unpad(bytes: Uint8Array): string | null {
  const length = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (bytes.length < HEAD || length > bytes.length - HEAD) return null;
  if (bytes.subarray(HEAD + length).some((byte) => byte !== 0)) return null;
  try {
    return fromUtf8.decode(bytes.subarray(HEAD, HEAD + length));
  } catch {
    return null;
  }
}
