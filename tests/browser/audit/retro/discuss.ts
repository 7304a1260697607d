// One topic after another: comments, actions, an experiment, parking, a roman vote.

import { expect } from "@playwright/test";

import { actions, discussion, experiment, notes, polls, room as names } from "../../lib/names.ts";
import type { Person } from "../../lib/person.ts";
import { allSee, each, SOON, type Retro } from "./retro.ts";

export async function discuss(retro: Retro): Promise<void> {
  const { cast, texts } = retro;
  const ana = cast.seat("ana").person;
  await ana.goTo("discuss");
  await ana.press(discussion.start);
  await each(cast.guests, async ({ person }) => expect(person.focus()).toContainText(texts["group"]!));
  const comments = ["cho", "dee", "eli", "hal"] as const;
  const said = comments.map((name) => cast.seat(name).client.types("is my comment"));
  await Promise.all(comments.map((name, index) => cast.seat(name).person.comment(said[index]!)));
  await allSee(retro, ...said);
  await Promise.all([changeComment(retro, said[0]!), act(retro), ask(retro)]);
  await ana.press(discussion.park(texts["late fay"]!));
  await ana.press(discussion.next);
  await each(cast.guests, async ({ person }) => expect(person.focus()).not.toContainText(texts["group"]!));
  await expect(cast.wall.page.getByRole("status").filter({ hasText: names.live })).toBeVisible();
}

async function changeComment({ cast }: Retro, text: string): Promise<void> {
  const { client, person } = cast.seat("cho");
  const after = client.types("is my better comment");
  await person.press(notes.edit(text));
  await person.rewrite(after);
  await expect(cast.viewer.person.text(after)).toBeVisible(SOON);
}

/** Two actions and an experiment; one is done, one is changed, one goes. */
async function act({ cast }: Retro): Promise<void> {
  const { client, person } = cast.seat("ben");
  const text = client.types("is what we do");
  await person.act(text, client.types("does it"), "2026-12-01");
  const other = cast.seat("fay");
  const second = other.client.types("is what we do too");
  await other.person.act(second, other.client.types("helps"), other.client.types("soon"));
  await person.page.getByRole("checkbox", { name: actions.done(text) }).click();
  await other.person.press(actions.remove(second));
  await other.person.button(notes.deleteDo, other.person.dialog()).click();
  await expect(cast.viewer.person.text(second)).toHaveCount(0);
  const gus = cast.seat("gus");
  await tryOut(gus.person, [1, 2, 3].map(() => gus.client.types("in our trial")));
  await expect(person.page.getByRole("checkbox", { name: actions.done(text) })).toBeChecked();
}

/** An experiment, with a day for the calendar. */
async function tryOut(person: Person, [text, hypothesis, measure]: string[]): Promise<void> {
  const { page } = person;
  await page.getByLabel(actions.text).fill(text!);
  await person.press(experiment.make);
  await page.getByLabel(experiment.hypothesis).fill(hypothesis!);
  await page.getByLabel(experiment.measure).fill(measure!);
  await page.getByLabel(experiment.look, { exact: true }).fill("2027-01-15");
  await person.press(actions.add);
  await expect(person.text(text!)).toBeVisible();
}

/** A roman vote about the topic in focus. */
async function ask({ cast }: Retro): Promise<void> {
  const ana = cast.seat("ana").person;
  await ana.press(polls.askRoman);
  const some = cast.seats.filter((_, index) => index % 2 === 0 || index === 7);
  await each(some, ({ person }, index) => person.answer(index === 0 ? "Go on" : "Move on"));
  await expect(ana.page.getByText(polls.answered(some.length))).toBeVisible(SOON);
  await ana.closePoll();
  await expect(cast.viewer.person.poll(polls.result(polls.kinds.roman))).toBeVisible();
}
