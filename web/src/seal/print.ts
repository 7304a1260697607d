// The room print: a few digits that a team compares aloud, so that nobody sits in a room made for them
// alone. It knows no screen.

import { scryptAsync } from "@noble/hashes/scrypt.js";

import { decode } from "./base64url";
import { ID_BYTES, ROOM_KEY_BYTES } from "./keys";

/**
 * scrypt (RFC 7914) over the room key; salt: `candor/1/print` ‖ room id. One guess takes 64 MiB and, in
 * native code, a quarter of a second of a core; half a second or more in a page.
 */
const COST = { N: 2 ** 16, r: 8, p: 1 };

/**
 * Twelve digits. Another room with the print of one that stands takes 10¹² guesses, some 8,000 years of a
 * core. Whoever makes both rooms needs two alike among 10⁶ guesses, some four days of a core; with eight
 * digits it would be an hour (docs/decisions/0017).
 */
const DIGITS = 12n;

const ascii = new TextEncoder();

/**
 * The print of a room, by key and id in base64url: twelve digits in three groups. The page goes on
 * meanwhile.
 *
 * @throws what scrypt throws, where there is no memory for it
 */
export async function roomPrint(key: string, room: string): Promise<string> {
  const [secret, id] = [decode(key, ROOM_KEY_BYTES), decode(room, ID_BYTES)];
  if (secret === null || id === null) throw new TypeError("not base64url");
  const salt = new Uint8Array([...ascii.encode("candor/1/print"), ...id]);
  const bytes = await scryptAsync(secret, salt, { ...COST, dkLen: 8 });
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) % 10n ** DIGITS;
  return number.toString().padStart(Number(DIGITS), "0").replace(/\d{4}(?=\d)/g, "$& ");
}
