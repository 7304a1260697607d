// What people take along, from every browser the same; then the room is erased, a minute after it is told.

import { expect } from "@playwright/test";

import { pages, room as names, wrapUp } from "../../lib/names.ts";
import type { Guest } from "../cast.ts";
import { knock } from "../stranger.ts";
import { each, inspect, type Retro } from "./retro.ts";

/** What somebody took along. */
export interface Taken {
  client: string;
  name: string;
  text: string;
}

export async function exportAll({ cast }: Retro): Promise<Taken[]> {
  await each(cast.guests, ({ person }) => person.isAt("wrap_up"));
  const all: Taken[] = [];
  // One after another: they share a clipboard, and a folder for what they take.
  for (const guest of cast.guests) all.push(...await take(guest));
  return all;
}

async function take({ client, person }: Guest): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const ending of ["md", "csv", "json", "ics"] as const) taken.push({ client: client.name, ...await person.file(ending) });
  // A print is the page for paper.
  const paper = await person.page.getByRole("region", { name: wrapUp.minutes }).innerHTML();
  taken.push({ client: client.name, name: "minutes.html", text: paper });
  return [...taken, { client: client.name, name: "copied.md", text: await person.copyMarkdown() }];
}

/** Announces that the room will be erased in a minute; the team goes on meanwhile. */
export async function announceErasing(retro: Retro, { person }: Guest): Promise<void> {
  await person.press(names.menu);
  await person.press(names.erase);
  await person.press(names.eraseDo);
  retro.erasing = Date.now();
  await each(retro.cast.guests, ({ person: one }) => expect(one.page.getByText(names.erasing)).toBeVisible());
}

export async function keepRoom({ cast }: Retro, { person }: Guest): Promise<void> {
  await person.press(names.keepRoom);
  await each(cast.guests, ({ person: one }) => expect(one.page.getByText(names.erasing)).toHaveCount(0));
}

/** A slow machine gets another minute where too little is left of it. */
export async function putOffErasing(retro: Retro, leader: Guest): Promise<void> {
  if (Date.now() - retro.erasing < 35_000) return;
  await keepRoom(retro, leader);
  await announceErasing(retro, leader);
}

/** Waits for the end: the room is gone from the server, and from every browser that was there. */
export async function beErased(retro: Retro): Promise<void> {
  const { cast, room } = retro;
  await cast.look();
  await inspect(retro);
  await each(cast.guests, ({ person }) =>
    expect(person.page.getByRole("heading", { level: 1 })).toHaveText(pages.erased, { timeout: 90_000 }));
  expect(await knock(cast.returner, room), "the room was erased").toBe(4410);
  for (const { name, page } of cast.readers) {
    const kept = await page.evaluate((id) => Object.keys(localStorage).filter((each) => each.includes(id)), room.id);
    expect(kept, `what ${name} keeps of it`).toEqual([]);
  }
  await inspect(retro);
  expect(String(retro.figures.at(-1)!.bytes)).toContain("candor_rooms 0");
}
