// What one can do with one's own notes, and what others can do with them (A3, A6, F5).

import { expect, test } from "@playwright/test";

import { grouping, notes } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

test("a hidden note can be changed and deleted by its author, unseen (A3, A4)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Own, hidden", tick: 2 });
  await leader.write({ column: "Start", text: "First wording" });
  await leader.write({ column: "Start", text: "Never mind" });
  await expect(leader.topic("First wording").getByText(notes.hidden)).toBeVisible();
  await leader.edit("First wording", "Second wording");
  await expect(leader.text("Second wording")).toBeVisible();
  await leader.press(notes.remove("Never mind"));
  await leader.button(notes.deleteDo, leader.dialog()).click();
  await expect(leader.text("Never mind")).toHaveCount(0);

  const viewer = await Person.arrive(browser);
  await viewer.open(await leader.link());
  await leader.reveal();
  await expect(viewer.text("Second wording")).toBeVisible({ timeout: 20_000 });
  await expect(viewer.text("First wording")).toHaveCount(0);
  await expect(viewer.text("Never mind")).toHaveCount(0);
});

test("on an open board a note waits, can be taken back, and is changed on a tick (A6)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Own, open", tick: 30, hiding: false });
  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  await guest.write({ column: "Start", text: "On second thought" });
  await guest.press(notes.takeBack("On second thought"));
  await expect(guest.editor("Start")).toHaveValue("On second thought");
  await expect(leader.text("On second thought")).toHaveCount(0);
});

test("what is shown is changed by its author on a tick, and taken off without a name (F5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Off", tick: 2, hiding: false });
  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  await guest.write({ column: "Start", text: "Rash words" });
  await expect(leader.text("Rash words")).toBeVisible({ timeout: 20_000 });

  await guest.openMenu("Rash words");
  await guest.press(notes.editItem);
  await guest.rewrite("Calmer words");
  await expect(leader.text("Calmer words")).toBeVisible({ timeout: 20_000 });

  await leader.openMenu("Calmer words");
  await leader.press(grouping.takeOff);
  await leader.button(grouping.takeOffDo, leader.dialog()).click();
  await expect(leader.text("Calmer words")).toHaveCount(0);
  await expect(guest.page.getByText(notes.takenOff)).toBeVisible();
});
