// Hidden writing, with all that can happen meanwhile, and the reveal.

import { expect } from "@playwright/test";

import { notes, room as names } from "../../lib/names.ts";
import type { Guest } from "../cast.ts";
import { keepReturning } from "../returner.ts";
import { allSee, each, inspect, SOON, type Retro } from "./retro.ts";

const COLUMNS = ["Start", "Stop", "Continue"];

/** Words that make a text longer than the sizes below. */
const LONGER = ["", " and more of it".repeat(20), " and much more of it".repeat(80)];

export async function writeHidden(retro: Retro): Promise<void> {
  const { cast } = retro;
  const ana = cast.seat("ana");
  await ana.person.goTo("write");
  await startTimer(ana);
  const stop = keepReturning(cast.returner, retro.room);
  await each(cast.seats, async ({ client, person }, index) => {
    retro.texts[client.name] = client.types(`comes first${LONGER[index % LONGER.length]}`);
    await person.write({ column: COLUMNS[index % COLUMNS.length]!, text: retro.texts[client.name]! });
    await person.write({ column: "Start", text: client.types("comes second") });
    await person.ready();
  });
  retro.visits.push(await stop());
  retro.texts["stranger"] = cast.stranger.types("comes without a page");
  await retro.stranger.write(retro.texts["stranger"]);
  await Promise.all([rewrite(retro), remove(retro), halfWritten(retro), interrupted(retro), misbehave(retro)]);
  await expect(ana.person.count(names.ready(cast.seats.length - 1))).toBeVisible(SOON);
  await inspect(retro);
  await reveal(retro);
}

async function startTimer({ person }: Guest): Promise<void> {
  await person.press(names.timer);
  await person.button(names.start, person.dialog()).click();
}

/** A hidden note is changed. */
async function rewrite(retro: Retro): Promise<void> {
  const { client, person } = retro.cast.seat("ben");
  const before = retro.texts["ben"]!;
  retro.unsaid.push(before);
  retro.texts["ben"] = client.types("is what I meant");
  await person.edit(before, retro.texts["ben"]!);
  await expect(person.text(retro.texts["ben"]!)).toBeVisible();
}

/** A hidden note is deleted. */
async function remove({ cast, unsaid }: Retro): Promise<void> {
  const { client, person } = cast.seat("cho");
  const text = client.types("is better left unsaid");
  unsaid.push(text);
  await person.write({ column: "Stop", text });
  await person.press(notes.remove(text));
  await person.button(notes.deleteDo, person.dialog()).click();
  await expect(person.text(text)).toHaveCount(0);
}

/** Somebody types, says nothing, is no longer ready, and loads the page anew. */
async function halfWritten({ cast, unsaid }: Retro): Promise<void> {
  const { client, person } = cast.seat("dee");
  const draft = client.types("is half a thought");
  unsaid.push(draft);
  await person.press(names.meReady);
  await person.editor("Continue").fill(draft);
  await person.page.reload();
  await person.isLive();
  await expect(person.editor("Continue")).toHaveValue(draft);
}

/** A connection breaks, somebody writes all the same, and it comes back. */
async function interrupted({ cast, texts }: Retro): Promise<void> {
  const { client, person } = cast.seat("eli");
  client.proxy.cut();
  texts["late eli"] = client.types("is written off the net");
  await person.write({ column: "Continue", text: texts["late eli"]! });
  await person.isLive();
  await expect(person.topic(texts["late eli"]!).getByText(notes.hidden)).toBeVisible();
}

/** Somebody without a page tries what can be tried, with ids that they cannot know as well. */
async function misbehave({ cast, stranger }: Retro): Promise<void> {
  const hidden = cast.seat("fay").person.frames.sent("add_note").map((command) => command["id"] as string);
  const answers = await stranger.trespass(hidden.slice(0, 1));
  const codes = answers.map((answer) => answer["code"]);
  expect(codes.slice(0, codes.length / 2), "a hidden note and one that is not there fail alike (L2)").toEqual(codes.slice(codes.length / 2));
  expect((await stranger.lead()).map((answer) => answer["code"])).toEqual(["needs_facilitator", "needs_facilitator"]);
  await stranger.babble();
  expect(await stranger.end(), "a binary frame ends it").toBe(4400);
}

async function reveal(retro: Retro): Promise<void> {
  const { cast, texts } = retro;
  const ana = cast.seat("ana").person;
  await ana.reveal();
  await expect(cast.viewer.person.page.getByText(names.revealIn)).toBeVisible();
  await ana.press(names.notYet);
  await expect(cast.viewer.person.page.getByText(names.revealIn)).toBeHidden();
  await ana.reveal();
  await allSee(retro, ...Object.values(texts));
}
