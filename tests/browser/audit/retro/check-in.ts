// The room is made, everybody comes, rules and plan are set, and a safety check is answered.

import { expect } from "@playwright/test";

import { leading, polls, room as names } from "../../lib/names.ts";
import type { Person } from "../../lib/person.ts";
import type { Cast } from "../cast.ts";
import type { Program } from "../program.ts";
import { knockWrongly, roomOf, Stranger } from "../stranger.ts";
import { each, SOON, type Retro } from "./retro.ts";

const SAFETY = ["I say anything that matters", "I say nearly everything", "I say what is harmless"];

/** 4401 a wrong door, 4403 a forged seat, 4409 another protocol, 4400 no hello. */
const REFUSED = [4401, 4403, 4409, 4400];

export async function checkIn(cast: Cast, program: Program): Promise<Retro> {
  const ana = cast.seat("ana");
  await ana.person.create({ title: ana.client.entitles(), template: "Start, Stop, Continue", tick: 2 }, ana.client.proxy.origin);
  const link = await ana.person.link();
  const room = roomOf(link);
  await Promise.all([
    each(cast.seats.slice(1), ({ client, person }) => person.join(client.by(link))),
    cast.viewer.person.open(cast.viewer.client.by(link)),
    cast.hangWall(link),
  ]);
  expect(await knockWrongly(cast.stranger, room)).toEqual(REFUSED);
  const stranger = await Stranger.join(cast.stranger, room);
  await setUp(ana.person, ana.client.types("opens the retro"));
  await ana.person.ask("safety");
  await each(cast.seats, ({ person }, index) => person.answer(SAFETY[index % SAFETY.length]!));
  await expect(ana.person.page.getByText(polls.answered(cast.seats.length))).toBeVisible(SOON);
  await ana.person.closePoll();
  for (const { person } of [ana, cast.viewer]) await expect(person.poll(polls.result(polls.kinds.safety))).toBeVisible();
  return { cast, program, link, room, stranger, texts: {}, visits: [], erasing: 0, figures: [], unsaid: [] };
}

/** All that whoever leads can set: rules, a closing time that is taken back, a plan; and the link for leading is looked at. */
async function setUp(leader: Person, say: string): Promise<void> {
  const { page } = leader;
  await leader.press(names.share);
  await leader.press(names.showLeading);
  await expect(page.getByRole("textbox", { name: leading.link })).toHaveValue(/\./);
  await page.keyboard.press("Escape");
  await leader.press(leading.button);
  for (const rule of [leading.grouping, leading.frozen]) {
    const box = page.getByRole("checkbox", { name: new RegExp(`^${rule}`) });
    for (const on of [true, false]) {
      await box.click();
      await expect(box).toBeChecked({ checked: on });
    }
  }
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  await page.getByLabel(leading.closesAt).fill(tomorrow);
  await leader.dialog().getByRole("button", { name: leading.set }).last().click();
  await leader.press(leading.clearClosing);
  await expect(leader.button(leading.clearClosing)).toHaveCount(0);
  await leader.dialog().getByText(leading.plan, { exact: true }).click();
  await page.getByLabel(leading.say).first().fill(say);
  await leader.press(leading.savePlan);
  await expect(page.getByText(leading.planSaved)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(leader.dialog()).toBeHidden();
}
