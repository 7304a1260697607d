// The audit's own test: each secret is found in each form and at each place, and a leak is called one.

import { randomBytes } from "node:crypto";
import { inspect } from "node:util";

import { expect, test } from "@playwright/test";

import { ALLOWED } from "./allowed.ts";
import { find, leaks, missing } from "./judge.ts";
import { mark } from "./marks.ts";
import { KINDS, ROOM, Secrets, type Kind, type Secret } from "./secrets.ts";
import { part, SURFACES } from "./surfaces.ts";
import { tableOf } from "./table.ts";

/** One secret of each kind, of a client called ana, or of the room. */
function oneOfEach(): { kind: Kind; secret: Secret; plain: Buffer; text: string | null }[] {
  return KINDS.map((kind) => {
    const secrets = new Secrets();
    const owner = ALLOWED.some((each) => each.kind === kind && each.whose.join() === "the room's") ? ROOM : "ana";
    const sizes: Partial<Record<Kind, number>> = { seat: 32, "edit key": 16, "text id": 16, "lead key": 16, "room id": 16, "sealed text": 296 };
    const plain = randomBytes(sizes[kind] ?? 32);
    const texts: Partial<Record<Kind, string>> = { "plain text": mark(), agent: mark(), address: "127.0.0.17" };
    const text = texts[kind] ?? null;
    if (kind === "seat") secrets.addSeat(owner, plain.toString("base64url"));
    else if (kind === "sealed text") secrets.addSealed(owner, plain.toString("base64url"));
    else if (kind === "address") secrets.addAddress(owner, text!);
    else if (text !== null) secrets.addText(kind as "plain text", owner, text);
    else secrets.addBytes(kind, owner, plain.toString("base64url"));
    return { kind, secret: secrets.all[0]!, plain: text === null ? plain : Buffer.from(text), text };
  });
}

/** How somebody might write a secret down, made without the audit's own code. */
function hidings(plain: Buffer, text: string | null): Record<string, string | Buffer> {
  const around = (before: number, after: number): Buffer => Buffer.concat([randomBytes(before), plain, randomBytes(after)]);
  const lists = { array: [...plain], list: [...plain].join(", "), pretty: `[\n    ${[...plain].join(",\n    ")},\n]` };
  const base64 = Object.fromEntries([0, 1, 2, 3, 40, 41, 42].flatMap((before) => [
    [`base64 behind ${before}`, around(before, 5).toString("base64")],
    [`base64url behind ${before}`, around(before, 1).toString("base64url")],
  ]));
  const bytes = {
    raw: around(7, 9), hex: around(3, 3).toString("hex"), HEX: around(3, 3).toString("hex").toUpperCase(),
    json: JSON.stringify({ token: lists.array }), list: lists.list, pretty: lists.pretty,
    dump: [...plain].map((byte) => byte.toString(16).padStart(2, "0")).join(" "), ...base64,
  };
  const token = plain.toString("base64url");
  if (text === null) {
    const inside = JSON.stringify({ type: "hello", token });
    return {
      ...bytes, token: `seat=${token}&x`, wide: Buffer.from(inside, "utf16le"), inspect: inspect({ token }),
      "base64 of JSON": Buffer.from(inside).toString("base64"),
    };
  }
  return {
    ...bytes, json: JSON.stringify({ text }), address: new URL(`http://x/?q=${text}`).href, percent: encodeURIComponent(text),
    wide: Buffer.from(`<<${text}>>`, "utf16le"), decomposed: text.normalize("NFD"),
    ascii: JSON.stringify({ text }).replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`),
  };
}

test("each kind of secret is found in every form, and in nothing else", () => {
  for (const { kind, secret, plain, text } of oneOfEach()) {
    // The head of a sealed text is its nonce: the part that is looked for stands behind it.
    for (const [form, written] of Object.entries(hidings(plain, text))) {
      const found = find([secret], [part("log", null, written)]);
      expect(found.length, `${kind} as ${form}: ${String(written).slice(0, 80)}`).toBe(1);
    }
    const noise = randomBytes(200_000);
    for (const other of [noise, noise.toString("base64url"), noise.toString("hex"), [...noise].join(", ")]) {
      expect(find([secret], [part("log", null, other)]), `${kind} in noise`).toEqual([]);
    }
  }
});

test("either half of a seat token is found", () => {
  const secrets = new Secrets();
  const seat = randomBytes(32);
  secrets.addSeat("ana", seat.toString("base64url"));
  for (const half of [seat.subarray(0, 16), seat.subarray(16)]) {
    expect(find(secrets.all, [part("log", null, `seat ${half.toString("hex")} is here`)])).toHaveLength(1);
  }
});

test("whatever is found on a surface that does not allow it is a leak, and only that", () => {
  for (const { kind, secret, plain } of oneOfEach()) {
    for (const client of ["ana", "ben", null]) {
      const planted = SURFACES.flatMap((surface) =>
        [part(surface, client, `x ${plain.toString("base64url")} y`), part(surface, client, plain)]);
      const findings = find([secret], planted);
      const rows = tableOf(findings, planted);
      const whose = secret.owners.has(ROOM) ? "the room's" : client === "ana" ? "own" : "another's";
      for (const surface of SURFACES) {
        const may = ALLOWED.some((each) => each.on === surface && each.kind === kind && each.whose.includes(whose));
        const here = leaks(findings.filter((finding) => finding.part.kind === surface));
        expect(here, `${kind} in ${surface} of ${client}`).toHaveLength(may ? 0 : 2);
        expect(rows.find((row) => row.surface === surface)!.cells[kind] === "LEAK").toBe(!may);
      }
    }
  }
});

test("a search that finds nothing is called blind", () => {
  expect(missing([])).toHaveLength(ALLOWED.length);
  expect(tableOf([], []).flatMap((row) => Object.values(row.cells)).filter((cell) => cell === "blind")).toHaveLength(ALLOWED.length);
});
