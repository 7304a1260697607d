// What people type or choose stays theirs (S3, S5): beside a colleague's change, in dialogs that are left,
// in two tabs, and when what it is about has gone.

import { expect, test, type Browser } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { discussion, files, grouping, home, leading, notes, room } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";

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

test("a comment goes on under the hands of who types it when its topic is grouped away (S5)", async ({ browser }) => {
  const [leader, guest] = await pair(browser);
  await leader.write({ column: "Stop", text: "Slow builds" });
  await expect(guest.topic("Slow builds")).toBeVisible({ timeout: 20_000 });
  await leader.goTo("discuss");
  await leader.press(discussion.start);
  const editor = guest.page.getByRole("textbox", { name: discussion.comment });
  await expect(guest.focus()).toContainText("Reviews");
  await editor.pressSequentially("Half a ");
  await leader.look("board");
  await leader.group("Reviews", "Slow builds");
  await expect(guest.focus()).toContainText("Slow builds");
  await expect(editor).toBeFocused();
  await guest.page.keyboard.type("thought");
  await expect(editor).toHaveValue("Half a thought");
  await guest.page.reload();
  await guest.isLive();
  await expect(editor).toHaveValue("Half a thought");
  await editor.press("Enter");
  await leader.look("discuss");
  await expect(leader.text("Half a thought")).toBeVisible({ timeout: 20_000 });
});

test("a list to vote on outlives its dialog, which marking text does not close (S5)", async ({ browser }) => {
  const person = await Person.arrive(browser);
  await person.page.goto(origin());
  const topics = person.dialog().getByLabel(files.listTopics);
  await person.press(files.list);
  await person.dialog().getByLabel(files.listName).fill("What first?");
  await topics.fill("Payments");
  const box = await topics.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  await person.page.mouse.move(box.x + 30, box.y + 12);
  await person.page.mouse.down();
  await person.page.mouse.move(4, 4, { steps: 4 });
  await person.page.mouse.up();
  await expect(topics).toBeVisible();
  await person.page.mouse.click(4, 4);
  await expect(person.dialog()).toHaveCount(0);
  await person.press(files.list);
  await expect(topics).toHaveValue("Payments");
  await expect(person.dialog().getByLabel(files.listName)).toHaveValue("What first?");
});

test("two tabs of a browser share a seat, keep each its own draft, and leave a room together (S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Tabs", tick: 2 });
  const link = await leader.link();
  const one = await Person.arrive(browser);
  await one.open(link);
  const two = await one.tab();
  await two.open(link);
  await one.press(room.join);
  await expect(one.button(room.meReady)).toBeVisible();
  await expect(two.button(room.meReady)).toBeVisible();
  await expect.poll(() => two.frames.seat()).toBe(one.frames.seat());
  expect(one.frames.seat()).not.toBeNull();
  await one.editor("Start").fill("Of the first tab");
  await two.editor("Start").fill("Of the second tab");
  await two.editor("Start").press("Enter");
  await expect(two.text("Of the second tab")).toBeVisible();
  await one.page.reload();
  await one.isLive();
  await expect(one.editor("Start")).toHaveValue("Of the first tab");
  await one.press(room.menu);
  await one.press(room.forgetRoom);
  await one.button("Forget the room", one.dialog()).click();
  for (const tab of [one, two]) await expect(tab.page.getByRole("heading", { name: home.make })).toBeVisible();
  const left = await two.page.evaluate(() => Object.keys(localStorage));
  expect(left.filter((name) => /^candor\/(room|own|out|draft)\//.test(name))).toEqual([]);
});

test("a link for leading that is replaced in one tab leaves the other tab leading (F3)", async ({ browser }) => {
  const [leader, guest] = await pair(browser);
  const other = await leader.tab();
  await other.open(leader.page.url());
  await leader.press(leading.button);
  await leader.press(leading.replace);
  await expect(leader.page.getByText(leading.replaced)).toBeVisible();
  await expect(other.button(leading.button)).toBeVisible();
  await other.goTo("write");
  await guest.isAt("write");
});

test("an edit of a text that was forgotten in another tab says so, and stays before one's eyes (S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Forgotten" });
  await leader.write({ column: "Start", text: "First wording" });
  const other = await leader.tab();
  await other.open(leader.page.url());
  await leader.button(notes.edit("First wording")).click();
  const text = leader.dialog().getByRole("textbox", { name: notes.editLabel });
  await text.fill("Second wording");
  await other.press(room.menu);
  await other.press(room.forgetMine);
  await other.dialog().getByRole("button").last().click();
  await expect(other.text("First wording")).toHaveCount(0);
  await leader.button(room.save, leader.dialog()).click();
  await expect(leader.dialog().getByText(/^That text is gone/)).toBeVisible();
  await expect(text).toHaveValue("Second wording");
});
