// A round that ends in a tie, and its tie-break; while both are open, nobody learns anything.

import { expect } from "@playwright/test";

import { room as names, voting } from "../../lib/names.ts";
import { keepReturning } from "../returner.ts";
import { each, inspect, SOON, type Retro } from "./retro.ts";

export async function vote(retro: Retro): Promise<void> {
  const { cast, texts } = retro;
  const ana = cast.seat("ana").person;
  await ana.goTo("vote");
  await ana.openRound(2, 1);
  const stop = keepReturning(cast.returner, retro.room);
  await each(cast.seats, async ({ person }) => {
    await person.vote(texts["group"]!);
    await person.vote(texts["gus"]!);
  });
  retro.visits.push(await stop());
  await inspect(retro);
  await count(retro);
  await ana.press(voting.breakTie(2));
  await each(cast.seats, ({ person }, index) => person.vote(texts[index % 3 === 0 ? "gus" : "group"]!));
  await count(retro);
}

async function count({ cast }: Retro): Promise<void> {
  const ana = cast.seat("ana").person;
  const all = cast.seats.length;
  await expect(ana.count(names.voted(all))).toBeVisible(SOON);
  await ana.closeRound();
  await each([...cast.seats, cast.viewer], ({ person }) => expect(person.page.getByText(voting.counted(all))).toBeVisible());
}
