// base64url without padding, as all bytes travel. It knows nothing of what the bytes mean.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...ALPHABET].map((char, value) => [char.charCodeAt(0), value]));

/** The one spelling of these bytes. */
export function encode(bytes: Uint8Array): string {
  let out = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += ALPHABET.charAt((held >> bits) & 63);
    }
  }
  return bits > 0 ? out + ALPHABET.charAt((held << (6 - bits)) & 63) : out;
}

/** The bytes, or null for anything but the canonical form (of `length` bytes, where given). */
export function decode(text: string, length?: number): Uint8Array | null {
  // What comes over the wire or out of storage may be anything.
  if (typeof text !== "string") return null;
  const out = new Uint8Array(Math.floor((text.length * 6) / 8));
  if (text.length % 4 === 1 || (length !== undefined && out.length !== length)) return null;
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    const value = VALUES.get(text.charCodeAt(i));
    if (value === undefined) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at] = (held >> bits) & 255;
      at += 1;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? out : null;
}
