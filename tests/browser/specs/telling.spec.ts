// What a page promises where people write, and what it says for all to count on before they do.

import { expect, test } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { discussion, notes, room, telling } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

test("where notes are written, three sentences say who can tell, true for what hides or waits (A1, A5, A6)", async ({ browser }) => {
  const person = await Person.arrive(browser);
  await person.create({ title: "Telling", tick: 5 });
  await person.goTo("write");
  const ask = person.button(telling.ask);
  await expect(ask).toHaveCount(3);
  await ask.first().click();
  const said = person.dialog().getByRole("listitem");
  await expect(said).toHaveText([telling.nobody, telling.hidden, telling.sealed]);
  await expectNoViolations(person.page, "who can tell");
  await person.page.keyboard.press("Escape");
  await expect(ask.first()).toBeFocused();

  await person.write({ column: "Start", text: "A topic" });
  await person.reveal();
  await expect(person.topic("A topic").getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  await person.goTo("discuss");
  await person.press(discussion.start);
  await ask.click();
  await expect(said, "a comment waits").toHaveText([telling.nobody, telling.open(20), telling.sealed]);
  await person.page.keyboard.press("Escape");

  await person.goTo("write");
  await person.page.getByLabel(room.hideNew).uncheck();
  await ask.first().click();
  await expect(said, "a note on an open board waits").toHaveText([telling.nobody, telling.open(20), telling.sealed]);
});

test("at check-in the page and the wall say once what everybody may count on", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Directive", template: "Blameless incident review" });
  const guest = await Person.arrive(browser);
  await guest.open(await leader.link());
  const wall = await leader.tab();
  await wall.page.goto(`${leader.page.url()}/projector`);
  for (const person of [leader, guest, wall]) await expect(person.page.getByText(telling.directive)).toHaveCount(1);
  await expect(wall.page.getByText(telling.directive)).toBeInViewport();
  await leader.goTo("write");
  for (const person of [leader, guest, wall]) await expect(person.page.getByText(telling.directive)).toHaveCount(0);
});
