// The forms in which a secret could stand somewhere: as needles, each so that it is found whatever stands
// around it. Knows no secret's meaning.

/** A form of a secret. */
export interface Form {
  encoding: string;
  needle: Buffer;
}

/** Shorter needles stand in random bytes by chance. */
const SHORTEST = 8;

/** The forms of random bytes: a key, a hash, a token. */
export function formsOfBytes(bytes: Buffer): Form[] {
  return distinct([
    { encoding: "raw", needle: bytes },
    { encoding: "percent", needle: ascii(percent(bytes)) },
    { encoding: "percent, lower case", needle: ascii(percent(bytes).toLowerCase()) },
    { encoding: "b\"\\x\"", needle: ascii(rustBytes(bytes)) },
    ...listed(bytes),
    ...hexed(bytes),
    ...base64ed(bytes),
    // The wire's own form, inside another one.
    ...base64ed(bytes).filter(({ encoding }) => encoding.startsWith("base64url")).flatMap(({ encoding, needle }) =>
      [...wide(needle.toString("latin1")), ...hexed(needle), ...listed(needle), ...base64ed(needle)]
        .map((form) => ({ encoding: `${form.encoding} of ${encoding}`, needle: form.needle }))),
  ]);
}

/** The forms of a text that somebody typed. */
export function formsOfText(text: string): Form[] {
  const bytes = Buffer.from(text, "utf8");
  const json = (upper: boolean): string => escaped(text, (code) => `\\u${cased(code.padStart(4, "0"), upper)}`);
  return distinct([
    { encoding: "UTF-8", needle: bytes },
    { encoding: "UTF-8, decomposed", needle: Buffer.from(text.normalize("NFD"), "utf8") },
    { encoding: "UTF-8, upper case", needle: Buffer.from(text.toUpperCase(), "utf8") },
    { encoding: "JSON", needle: Buffer.from(JSON.stringify(text).slice(1, -1), "utf8") },
    { encoding: "JSON, ASCII", needle: ascii(json(false)) },
    { encoding: "JSON, ASCII, upper case", needle: ascii(json(true)) },
    { encoding: "Rust's escapes", needle: ascii(escaped(text, (code) => `\\u{${code}}`)) },
    { encoding: "HTML, numbers", needle: ascii(escaped(text, (code) => `&#${parseInt(code, 16)};`)) },
    { encoding: "HTML, hex", needle: ascii(escaped(text, (code) => `&#x${code};`)) },
    { encoding: "percent", needle: ascii(encodeURIComponent(text)) },
    { encoding: "form", needle: ascii(encodeURIComponent(text).replaceAll("%20", "+")) },
    { encoding: "b\"\\x\"", needle: ascii(rustBytes(bytes)) },
    ...wide(text),
    ...listed(bytes),
    ...hexed(bytes),
    ...base64ed(bytes),
  ]);
}

const ascii = (text: string): Buffer => Buffer.from(text, "latin1");

const cased = (text: string, upper: boolean): string => (upper ? text.toUpperCase() : text);

/** A text whose letters beyond ASCII are written by their hexadecimal code unit. */
function escaped(text: string, write: (code: string) => string): string {
  return [...text].map((letter) => (letter < "\x7f" ? letter : write(letter.codePointAt(0)!.toString(16)))).join("");
}

function percent(bytes: Buffer): string {
  const plain = /[A-Za-z0-9\-_.~]/;
  return [...bytes].map((byte) => {
    const letter = String.fromCharCode(byte);
    return plain.test(letter) ? letter : `%${cased(byte.toString(16).padStart(2, "0"), true)}`;
  }).join("");
}

/** As Rust's `escape_ascii` writes bytes. */
function rustBytes(bytes: Buffer): string {
  const named: Record<number, string> = { 9: "\\t", 10: "\\n", 13: "\\r", 34: "\\\"", 39: "\\'", 92: "\\\\" };
  return [...bytes].map((byte) =>
    named[byte] ?? (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`),
  ).join("");
}

/** As lists of numbers, such as `Debug` writes them. */
function listed(bytes: Buffer): Form[] {
  const decimal = [...bytes].map(String);
  const hex = [...bytes].map((byte) => `0x${byte.toString(16).padStart(2, "0")}`);
  const lines = (indent: number): string => decimal.join(`,\n${" ".repeat(indent)}`);
  return [
    { encoding: "numbers", needle: ascii(decimal.join(",")) },
    { encoding: "numbers, spaced", needle: ascii(decimal.join(", ")) },
    ...[4, 8, 12].map((indent) => ({ encoding: `numbers, in lines of ${indent}`, needle: ascii(lines(indent)) })),
    { encoding: "hex numbers", needle: ascii(hex.join(", ")) },
  ];
}

function hexed(bytes: Buffer): Form[] {
  const hex = bytes.toString("hex");
  const pairs = hex.match(/../g) ?? [];
  return [false, true].flatMap((upper) => [
    { encoding: upper ? "HEX" : "hex", needle: ascii(cased(hex, upper)) },
    { encoding: upper ? "HEX, with colons" : "hex, with colons", needle: ascii(cased(pairs.join(":"), upper)) },
    { encoding: upper ? "HEX, spaced" : "hex, spaced", needle: ascii(cased(pairs.join(" "), upper)) },
  ]);
}

/** In both alphabets of base64, at each of the three places where they can begin in something longer. */
function base64ed(bytes: Buffer): Form[] {
  return [0, 1, 2].flatMap((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    // Six bits a letter: what holds bits of a neighbour is left out.
    const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6)];
    return (["base64", "base64url"] as const).map((encoding) => ({
      encoding: `${encoding} +${before}`,
      needle: ascii(all.toString(encoding).slice(first, last)),
    }));
  });
}

function wide(text: string): Form[] {
  const little = Buffer.from(text, "utf16le");
  return [
    { encoding: "UTF-16LE", needle: little },
    { encoding: "UTF-16BE", needle: Buffer.from(little).swap16() },
  ];
}

/** Without what is too short, and what is written alike in two forms once. */
function distinct(forms: Form[]): Form[] {
  const known = new Map<string, Form>();
  for (const form of forms) {
    const name = form.needle.toString("latin1");
    if (form.needle.length >= SHORTEST && !known.has(name)) known.set(name, form);
  }
  return [...known.values()];
}
