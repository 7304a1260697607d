// Input that is changed by lot, for tests of what reads frames, storage, addresses and files: the same in every run
// of `npm test`, and for as long as one likes by `make fuzz`. What breaks something is kept in the corpus beside
// the server's, and stays there as a test. No page imports it.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const CORPUS = resolve("../tests/fuzz/corpus");
const SECONDS = Number(process.env["CANDOR_FUZZ_SECONDS"] ?? 0);
const SEED = Number(process.env["CANDOR_FUZZ_SEED"] ?? 5);

/** The messages that `docs/PROTOCOL.md` shows below a heading; what it cuts is filled up. */
export function examples(heading: string): readonly Json[] {
  const document = readFileSync(resolve("../docs/PROTOCOL.md"), "utf8");
  const section = document.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const shown = [...section.matchAll(/```json\n(.*)\n```/g)].map(([, each]) => each ?? "");
  if (shown.length === 0) throw new Error(`no examples of ${heading}`);
  return shown.map((each) => JSON.parse(each.replace(/"([^"]*)…"/g, (_, begin: string) => `"${begin.padEnd(395, "A")}"`)) as Json);
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Draws whole numbers below a bound. */
type Draw = (below: number) => number;

/** Mulberry32: a few lines, and good enough to choose by. */
function drawer(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(below, 1);
  };
}

const VALUES: readonly Json[] = [
  null, true, false, 0, 1, 7, -1, 0.5, 2 ** 32, 2 ** 53, 1e300, "", "A", "note", "__proto__", "constructor", "\u0000",
  "\u202e", "\ud800", "AAAAAAAAAAAAAAAAAAAAAA", "x".repeat(5_515), [], [[]], [null], {}, { id: "A" }, { note: 7 },
];
const PIECES = [
  '"', "\\", "{", "}", "[", "]", ",", ":", "/", "#", ".", "%", "%2f", "%e2", "1", "\u0000", "\ud800", "\u202e", "null",
  "-1", "1e999", '"type":"patch",', '"__proto__":{"x":1},', "[[[[[[[[", "A".repeat(43), "👩‍👩‍👧",
];

function places(value: Json, found: [Json[] | { [name: string]: Json }, string][] = []): typeof found {
  if (typeof value !== "object" || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    found.push([value, name]);
    places(inner as Json, found);
  }
  return found;
}

/** Another value in one place of a document, or none, or one of another document. */
function inForm(text: string, others: readonly string[], draw: Draw): string | null {
  const [document, other] = [text, others[draw(others.length)] ?? ""].map((each) => {
    try {
      return JSON.parse(each) as Json;
    } catch {
      return null;
    }
  });
  const all = places(document ?? null);
  const [holder, name] = all[draw(all.length)] ?? [];
  if (document === undefined || holder === undefined || name === undefined) return null;
  const fields = holder as { [name: string]: Json };
  const [from, inner] = places(other ?? null)[draw(places(other ?? null).length)] ?? [];
  const choice = draw(8);
  if (choice === 0 && !Array.isArray(holder)) delete fields[name];
  else if (choice === 1 && Array.isArray(holder)) holder.push(...holder);
  else if (choice < 5 || from === undefined || inner === undefined) fields[name] = VALUES[draw(VALUES.length)] ?? null;
  else fields[name] = (from as { [name: string]: Json })[inner] ?? null;
  return JSON.stringify(document);
}

function inText(text: string, others: readonly string[], draw: Draw): string {
  const at = draw(text.length + 1);
  const end = at + draw(40);
  const other = others[draw(others.length)] ?? "";
  const from = draw(other.length + 1);
  const put = [PIECES[draw(PIECES.length)] ?? "", text.slice(at, end), other.slice(from, from + 40), ""][draw(4)] ?? "";
  return draw(8) === 0 ? text.slice(0, at) : text.slice(0, at) + put + text.slice(draw(2) === 0 ? at : end);
}

function changed(seeds: readonly string[], draw: Draw): string {
  let text = seeds[draw(seeds.length)] ?? "";
  do {
    const form = draw(8) > 0 ? inForm(text, seeds, draw) : null;
    text = form ?? inText(text, seeds, draw);
  } while (draw(2) === 0);
  return text;
}

/** Feeds the seeds, the corpus, and inputs changed by lot: so many, or for as long as was asked for. */
export function byLot(name: string, seeds: readonly string[], inputs: number, feed: (input: string) => void): void {
  const folder = join(CORPUS, name);
  const kept = existsSync(folder) ? readdirSync(folder).sort().map((each) => readFileSync(join(folder, each), "utf8")) : [];
  const all = [...seeds, ...kept];
  const draw = drawer(SEED);
  const end = Date.now() + SECONDS * 1_000;
  for (const input of all) feed(input);
  for (let each = 0; SECONDS > 0 ? Date.now() < end : each < inputs; each += 1) {
    const input = changed(all, draw);
    try {
      feed(input);
    } catch (error) {
      if (SECONDS > 0) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, createHash("sha256").update(input).digest("hex").slice(0, 16)), input);
      }
      throw new Error(`${name}, seed ${SEED}: ${input}`, { cause: error });
    }
  }
}
