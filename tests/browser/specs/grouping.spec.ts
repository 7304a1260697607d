// Grouping by hand, by menu and by keys, and its undoing (F4).

import { expect, test, type Browser } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { grouping, lookAlike, room, voting } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

/** Somebody who leads, and a guest, before a board of notes by column. */
async function board(browser: Browser, texts: [column: string, text: string][]): Promise<[Person, Person]> {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Grouping", template: "Start, Stop, Continue", tick: 2, alone: true });
  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  await leader.goTo("write");
  for (const [column, text] of texts) await leader.write({ column, text });
  await leader.reveal();
  await leader.goTo("group");
  for (const [, text] of texts) await expect(guest.text(text)).toBeVisible({ timeout: 20_000 });
  return [leader, guest];
}

const THREE: [string, string][] = [["Start", "Small steps"], ["Start", "Fewer meetings"], ["Stop", "Guessing"]];

test("a note is dragged out of its group into another column, before the topic it was dropped above (F4)", async ({ browser }) => {
  const [leader, guest] = await board(browser, [...THREE, ["Stop", "Blaming"]]);
  await leader.drag("Small steps", "Fewer meetings");
  await expect(leader.topic("Small steps")).toContainText("Fewer meetings");
  const [first = "", second = ""] = await leader.standing("Stop");

  await leader.dragAbove("Small steps", second);
  await expect(leader.page.getByText(grouping.tookOut)).toBeVisible();
  await expect.poll(() => guest.standing("Stop")).toEqual([first, "Small steps", second]);
  await leader.press(grouping.undo);
  await expect.poll(() => guest.standing("Start")).toEqual(["Fewer meetings", "Small steps"]);

  await leader.dragInto("Small steps", "Continue");
  await expect.poll(() => guest.standing("Continue")).toEqual(["Small steps"]);
});

test("what dragging does, the menu does: out of a group, to any column and place (F4)", async ({ browser }) => {
  const [leader, guest] = await board(browser, [...THREE, ["Stop", "Blaming"]]);
  await leader.group("Small steps", "Fewer meetings");
  const [first = "", second = ""] = await leader.standing("Stop");
  await leader.move("Small steps", "Stop", first);
  await expect.poll(() => guest.standing("Stop")).toEqual(["Small steps", first, second]);
  await leader.move(second, "Stop", "Small steps");
  await expect.poll(() => guest.standing("Stop")).toEqual([second, "Small steps", first]);
  await leader.move("Small steps", "Continue");
  await expect.poll(() => guest.standing("Continue")).toEqual(["Small steps"]);
});

test("a merge is undone by the button, and done again: names, comments and places come back (F4)", async ({ browser }) => {
  const [leader, guest] = await board(browser, THREE);
  await leader.nameTopic("Small steps", "How we plan");
  await leader.openMenu("How we plan");
  await leader.press(grouping.discuss);
  await leader.comment("Yes please");
  await expect(guest.text("Yes please")).toBeVisible({ timeout: 20_000 });
  await leader.goTo("group");
  const before = await guest.standing("Start");

  await leader.group("How we plan", "Guessing");
  await expect(guest.topic("Guessing").getByRole("heading", { name: "How we plan" })).toBeVisible();
  await expect(leader.status(grouping.grouped)).toBeVisible();
  await leader.press(grouping.undo);
  await expect.poll(() => guest.standing("Start")).toEqual(before);
  await expect(guest.topic("Small steps").getByRole("heading", { name: "How we plan" })).toBeVisible();
  await expect(guest.topic("Small steps")).toContainText("1 comment");
  await expect(guest.topic("Guessing").getByRole("heading")).toHaveCount(0);
  await expect(leader.status(grouping.undone)).toBeVisible();
  await leader.press(grouping.redo);
  await expect(guest.topic("Guessing").getByRole("heading", { name: "How we plan" })).toBeVisible();
  await expectNoViolations(leader.page, "undo");
});

test("Ctrl+Z undoes where no text field has the focus, and Ctrl+Shift+Z does it again (F4)", async ({ browser }) => {
  const [leader, guest] = await board(browser, THREE);
  const { keyboard } = leader.page;
  await leader.move("Guessing", "Continue");
  await expect.poll(() => guest.standing("Continue")).toEqual(["Guessing"]);

  await leader.editor("Start").click();
  await keyboard.type("half a thought");
  await keyboard.press("Control+z");
  await expect(leader.editor("Start")).not.toHaveValue("half a thought");
  expect(await guest.standing("Continue")).toEqual(["Guessing"]);
  await leader.editor("Start").fill("");

  await leader.page.getByRole("main").focus();
  await keyboard.press("Control+z");
  await expect.poll(() => guest.standing("Stop")).toEqual(["Guessing"]);
  await expect(leader.status(grouping.undone)).toBeVisible();
  await keyboard.press("Control+Shift+Z");
  await expect.poll(() => guest.standing("Continue")).toEqual(["Guessing"]);

  await leader.openMenu("Guessing");
  await leader.press(grouping.undoItem("moving"));
  await expect.poll(() => guest.standing("Stop")).toEqual(["Guessing"]);
});

test("an undo that others have left behind says so in a plain sentence, and changes nothing (S3)", async ({ browser }) => {
  const [leader, guest] = await board(browser, THREE);
  await leader.group("Small steps", "Fewer meetings");
  await expect(guest.topic("Small steps")).toContainText("Fewer meetings");
  await guest.move("Small steps", "Continue");
  await expect.poll(() => leader.standing("Continue")).toEqual(["Small steps"]);
  await leader.press(grouping.undo);
  await expect(leader.status(grouping.undoGone)).toBeVisible();
  expect(await guest.standing("Continue")).toEqual(["Small steps"]);
});

test("a merge that adds counted votes up says that it stays (F4)", async ({ browser }) => {
  const [leader] = await board(browser, THREE);
  await leader.goTo("vote");
  await leader.openRound(3, 3);
  await leader.vote("Guessing", 2);
  await leader.closeRound();
  await expect(leader.page.getByText(voting.discuss)).toBeVisible();
  await leader.look("board");
  await leader.group("Guessing", "Small steps");
  await expect(leader.status(grouping.undoNever)).toBeVisible();
  await expect(leader.button(grouping.undo)).toHaveCount(0);
});

test("notes that look alike are named two by two, grouped by a press or left apart; nothing is sent before (F4)", async ({ browser }) => {
  const [deploys, deployments, reviews, review] = [
    "Deploys on Friday went wrong", "Our deployments fail too often", "Reviews take too long", "I wait days for a review",
  ] as const;
  const [leader, guest] = await board(browser, [["Start", deploys], ["Stop", deployments], ["Start", reviews], ["Stop", review]]);
  const mark = leader.frames.mark();
  await leader.press(room.menu);
  await leader.press(lookAlike.item);
  // Which of two comes first is the board's order, which was drawn.
  const either = (press: (one: string, other: string) => string, one: string, other: string) =>
    leader.button(press(one, other), leader.dialog()).or(leader.button(press(other, one), leader.dialog()));
  await expect(either(lookAlike.group, deploys, deployments)).toBeVisible();
  await either(lookAlike.apart, reviews, review).click();
  await expect(either(lookAlike.group, reviews, review)).toHaveCount(0);
  expect(leader.frames.since(mark, "sent").filter(({ text }) => !text.includes('"ping"'))).toEqual([]);

  await either(lookAlike.group, deploys, deployments).press("Enter");
  await expect(leader.dialog().getByText(lookAlike.none)).toBeVisible();
  await expect(guest.topic(deploys)).toContainText(deployments);
  await leader.page.keyboard.press("Escape");
  await expect(leader.dialog()).toHaveCount(0);
  await leader.press(grouping.undo);
  await expect(guest.topic(deploys)).not.toContainText(deployments);
});
