// What people type or choose stays theirs (S3, S5): beside a colleague's change, in dialogs that are left,
// in two tabs, and when what it is about has gone.

import { expect, test, type Browser } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { grouping, leading, notes, room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

const STALE = /^Somebody was quicker/;

/** A leader and a guest in a room of their own, with a note on the board. */
async function pair(browser: Browser): Promise<[Person, Person]> {
  const [leader, guest] = [await Person.arrive(browser), await Person.arrive(browser)];
  await leader.create({ title: "Sprint 12", tick: 2, hiding: false });
  await guest.join(await leader.link());
  await leader.write({ column: "Start", text: "Reviews" });
  await expect(guest.topic("Reviews")).toBeVisible({ timeout: 20_000 });
  return [leader, guest];
}

async function openName(person: Person): Promise<void> {
  await person.button(notes.anyMore, person.topic("Reviews")).first().click();
  await person.press(grouping.name);
}

test("a colleague's name is not written over by one that was begun before it (S3, S5)", async ({ browser }) => {
  const [leader, guest] = await pair(browser);
  const name = guest.dialog().getByLabel(grouping.nameLabel);
  await openName(guest);
  await name.fill("Mine");
  await leader.nameTopic("Reviews", "Theirs");
  await expect(guest.page.getByText("Theirs", { exact: true })).toHaveCount(1);
  await guest.page.reload();
  await guest.isLive();
  await openName(guest);
  await expect(name).toHaveValue("Mine");
  await guest.button(room.save, guest.dialog()).click();
  await expect(guest.page.getByText(STALE)).toBeVisible();
  await expect(guest.text("Theirs")).toBeVisible();
  await openName(guest);
  await expect(name).toHaveValue("Mine");
  await guest.button(room.save, guest.dialog()).click();
  await expect(leader.text("Mine")).toBeVisible();
});

test("a plan says that it is on the board once it is, and else why it is not, in its dialog (S3, S5)", async ({ browser }) => {
  const [leader] = await pair(browser);
  const other = await leader.tab();
  await other.open(leader.page.url());
  const plan = async (person: Person): Promise<void> => {
    await person.press(leading.button);
    await expect(person.page.getByText(leading.plan, { exact: true })).toBeVisible();
    if (!(await person.page.getByLabel(leading.say).first().isVisible())) await person.page.getByText(leading.plan, { exact: true }).click();
  };
  const save = (person: Person): Promise<void> => person.button(leading.savePlan, person.dialog()).click();
  const said = (person: Person) => person.page.getByLabel(leading.say).first();
  await plan(leader);
  await said(leader).fill("Breathe first");
  await leader.page.keyboard.press("Escape");
  await leader.page.reload();
  await leader.isLive();
  await plan(leader);
  await expect(said(leader)).toHaveValue("Breathe first");
  await plan(other);
  await said(other).fill("Coffee first");
  await save(other);
  await expect(other.dialog().getByText(leading.planSaved)).toBeVisible();
  await save(leader);
  await expect(leader.dialog().getByText(STALE)).toBeVisible();
  await expect(leader.dialog().getByText(leading.planSaved)).toHaveCount(0);
  await expectNoViolations(leader.page, "a refusal in a dialog");
  await save(leader);
  await expect(leader.dialog().getByText(leading.planSaved)).toBeVisible();
  await expect(other.page.getByText("Breathe first")).toHaveCount(1);
});
