// The leak audit: a whole retro with the real program and real browsers, all of it recorded, and then
// searched for whatever could tell who is who.

import { readFile } from "node:fs/promises";

import { expect, test, type Browser } from "../lib/test.ts";

import { Cast } from "./cast.ts";
import { checksOf } from "./checks.ts";
import { converse, type Conversation } from "./conversation.ts";
import { gather } from "./gather.ts";
import { find, leaks, missing } from "./judge.ts";
import { Program, type Written } from "./program.ts";
import { publish, textOf, write, type Report } from "./report.ts";
import type { Taken } from "./retro/end.ts";
import type { Retro } from "./retro/retro.ts";
import { play } from "./retro/script.ts";
import { Secrets } from "./secrets.ts";
import { part, partsOf, type Part } from "./surfaces.ts";
import { tableOf } from "./table.ts";

/** All that a retro left behind. */
interface Left {
  retro: Retro;
  taken: Taken[];
  talks: Conversation[];
  secrets: Secrets;
  written: Written[];
  /** Files that the program held open. */
  open: string[];
}

test("a whole retro leaks nothing (A1, A2, A4, A6, A9, A11, A13, K4)", async ({ browser }) => {
  const left = await record(browser);
  const { retro: { program, room }, taken, talks, secrets } = left;
  const parts = partsIn(left);
  gather(secrets, room, talks, parts);
  const findings = find(secrets.all, parts);
  const rows = tableOf(findings, parts);
  const checks = [...checksOf(left.retro, taken, talks), filesCheck(left)];
  const report: Report = { rows, checks, leaks: leaks(findings), blind: missing(findings) };
  console.log(`\n${textOf(report)}\n`);
  const exports = Object.fromEntries(taken.filter(({ client }) => client === "viewer").map(({ name, text }) => [name, text]));
  await write(report, talks, { "log.txt": program.log, "metrics.txt": String(left.retro.figures.at(-1)?.bytes), ...exports });
  await publish(report, (path) => readFile(path, "utf8"));
  expect(report.leaks, "found, and not allowed").toEqual([]);
  expect(report.blind, "not found, though it is there").toEqual([]);
  expect(report.checks.flatMap(({ faults }) => faults)).toEqual([]);
});

/** Plays the retro, and ends everything behind it. */
async function record(browser: Browser): Promise<Left> {
  const program = await Program.start();
  const secrets = new Secrets();
  try {
    const cast = await Cast.gather(browser, program, secrets);
    const { retro, taken } = await play(cast, program, (name, run) => test.step(name, run));
    await cast.look();
    await cast.leave();
    const open = await program.open();
    await program.stop();
    const talks = cast.clients.flatMap(({ proxy }) => proxy.wires.map(converse));
    return { retro, taken, talks, secrets, written: await program.written(), open };
  } finally {
    await program.stop();
    await program.cleanUp();
  }
}

function partsIn({ retro, taken, talks, written }: Left): Part[] {
  const { cast, program, figures } = retro;
  return [
    ...talks.flatMap(partsOf), ...cast.readers.flatMap((reader) => reader.parts), ...figures,
    ...taken.map(({ client, name, text }) => part("exports", client, `${name}\n${text}`)),
    ...written.map(({ path, bytes }) => part("files", null, Buffer.concat([Buffer.from(`${path}\n`), bytes]))),
    part("log", null, program.log), part("standard output", null, program.printed),
  ];
}

/** In memory, a room leaves no file (K3, A13); its log was heard to the end. */
function filesCheck({ retro: { program, figures }, written, open }: Left) {
  const lines = program.log.toString().trimEnd().split("\n");
  const faults = [...written.map(({ path }) => `${path} was written`), ...open.map((path) => `${path} was open`)];
  if (figures.some(({ kind }) => kind === "files")) faults.push("files were there for a while");
  if (!lines.at(-1)!.includes("stopping")) faults.push(`the log ends with: ${lines.at(-1)}`);
  return { name: "the program wrote no file and held none open (A13)", figures: `${lines.length} lines of log at its most talkative`, faults };
}
