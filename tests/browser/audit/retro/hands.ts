// Leading goes from hand to hand, by keys of which nobody else learns anything; then the last questions.

import { expect } from "@playwright/test";

import { leading, polls } from "../../lib/names.ts";
import { each, SOON, type Retro } from "./retro.ts";

const ROTI = "Time very well spent";

export async function handOver({ cast }: Retro): Promise<void> {
  const [ana, ben] = [cast.seat("ana"), cast.seat("ben")];
  await ana.reader.look();
  await ana.person.press(leading.button);
  await ana.person.press(leading.replace);
  await expect(ana.person.page.getByText(leading.replaced)).toBeVisible();
  await ana.reader.look();
  await ana.person.press(leading.offer);
  await expect(ben.person.button(leading.accept)).toBeVisible();
  await ana.person.dialog().getByRole("button", { name: leading.withdraw }).click();
  await expect(ben.person.button(leading.accept)).toHaveCount(0);
  await ana.person.press(leading.offer);
  await ana.person.page.keyboard.press("Escape");
  await ben.person.press(leading.accept);
  await expect(ben.person.button(leading.button)).toBeVisible();
  await expect(ana.person.button(leading.button)).toHaveCount(0);
  await ben.reader.look();
  // The new key is shown on the way back.
  await ben.person.page.reload();
  await ben.person.isLive();
  await expect(ben.person.button(leading.button)).toBeVisible();
  // Whoever comes to lead begins covered (A12), and has something of their own to say.
  await ben.person.uncover();
  await ben.person.goTo("wrap_up");
}

/** The return on the time, and a question of the team's own. */
export async function askAtTheEnd({ cast }: Retro): Promise<void> {
  const { client, person } = cast.seat("ben");
  await person.ask("roti");
  await each(cast.seats, ({ person }) => person.answer(ROTI));
  await expect(person.page.getByText(polls.answered(cast.seats.length))).toBeVisible(SOON);
  await person.closePoll();
  await expect(cast.viewer.person.poll(polls.result(polls.kinds.roti))).toBeVisible();
  const [question, ...options] = [1, 2, 3].map(() => client.types("is asked"));
  await person.press(polls.ask);
  await person.dialog().getByRole("radio", { name: polls.kind(polls.kinds.question) }).check();
  await person.page.getByLabel(polls.question, { exact: true }).fill(question!);
  for (const [index, option] of options.entries()) await person.page.getByLabel(polls.option(index + 1), { exact: true }).fill(option);
  await person.button(polls.askDo, person.dialog()).click();
  await each(cast.seats.slice(0, 5), ({ person: one }, index) => one.answer(options[index % 2]!));
  await expect(person.page.getByText(polls.answered(5))).toBeVisible(SOON);
  await person.closePoll();
  await expect(cast.viewer.person.poll(polls.result(polls.question))).toBeVisible();
}
