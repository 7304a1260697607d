// Polls by real people: blind while they are open, shown once, and never below the floor (A8, A9).

import { expect, test, type Browser } from "../lib/test.ts";

import { discussion, polls, room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

/** Who leads, with so many others who have a seat. */
async function meet(browser: Browser, others: number): Promise<{ leader: Person; guests: Person[]; link: string }> {
  const [leader, ...guests] = await Promise.all(Array.from({ length: others + 1 }, () => Person.arrive(browser)));
  await leader!.create({ title: "Asked", tick: 2, hiding: false });
  const link = await leader!.link();
  await Promise.all(guests.map((guest) => guest.join(link)));
  return { leader: leader!, guests, link };
}

const CHECK = polls.kinds.safety;

test("a safety check under the floor destroys its answers, and says so before and after (A8)", async ({ browser }) => {
  const { leader, guests, link } = await meet(browser, 1);
  const viewer = await Person.arrive(browser);
  await viewer.open(link);
  await leader.ask("safety");
  await expect(guests[0]!.poll(CHECK).getByText(polls.unanimous)).toBeVisible();
  await expect(viewer.poll(CHECK).getByText(polls.joinFirst)).toBeVisible();
  await expect(viewer.page.getByRole("radio").first()).toBeDisabled();
  await leader.answer("I say nearly everything");
  await guests[0]!.answer("I keep my thoughts to myself");
  await leader.press(polls.close);
  await expect(leader.dialog().getByRole("alert")).toBeVisible();
  await expect(leader.button(polls.wait, leader.dialog())).toBeFocused();
  await leader.page.keyboard.press("Enter");
  await expect(leader.poll(CHECK)).toBeVisible();
  await leader.closePoll(polls.destroyDo);
  for (const person of [leader, viewer, ...guests]) {
    await expect(person.poll(polls.result(CHECK)).getByText(polls.tooFew)).toBeVisible();
  }
  const heard = viewer.frames.since(0, "received").map((frame) => frame.text).join("\n");
  expect(heard).not.toMatch(/"(choice|counts)":/);
});

test("a safety check over the floor is blind, changeable, kept across a reload, and guides who leads (A8, A9, F1)", async ({ browser }) => {
  test.setTimeout(180_000);
  const { leader, guests } = await meet(browser, 4);
  const [ana, jo, kim, lou] = guests as [Person, Person, Person, Person];
  const typing = ana.editor("Start");
  await typing.fill("In the middle of a thought");
  await leader.ask("safety");
  await expect(ana.poll(CHECK)).toBeVisible();
  await expect(typing, "a poll takes no focus").toBeFocused();
  await expect(ana.page.getByRole("radio"), "nor room from whoever types").toHaveCount(0);
  await ana.press(polls.unfold);
  await ana.answer("I keep my thoughts to myself");
  await ana.page.keyboard.press("ArrowDown");
  await expect(ana.page.getByRole("radio", { name: polls.choice("I say what is harmless") })).toBeChecked();
  await ana.page.reload();
  await expect(ana.page.getByRole("radio", { name: polls.choice("I say what is harmless") })).toBeChecked();
  await jo.answer("I say what is harmless");
  await jo.press(polls.takeBack);
  await expect(jo.poll(CHECK).getByText(polls.unanimous)).toBeVisible();
  await jo.answer("I say nearly everything");
  await kim.answer("I say nearly everything");
  await lou.answer("I say anything that matters");
  const mark = lou.frames.mark();
  await leader.answer("I say anything that matters");
  await expect(leader.page.getByText(polls.answered(5))).toBeVisible({ timeout: 20_000 });
  await expect(lou.page.getByText(polls.answered(5))).toBeVisible();
  const heard = lou.frames.since(mark, "received").map((frame) => frame.text).join("\n");
  expect(heard).not.toMatch(/"type":"poll"|"choice"|"counts":\[/);

  await leader.closePoll();
  for (const person of [leader, ...guests]) {
    const result = person.poll(polls.result(CHECK));
    await expect(result.getByText(polls.counted(5))).toBeVisible();
    const rows = result.getByRole("listitem");
    await expect(rows.filter({ hasText: "I say what is harmless" })).toContainText("1 answer");
    await expect(rows.filter({ hasText: "I say nearly everything" })).toContainText(polls.middle);
  }
  await expect(leader.page.getByText(polls.guidance), "one in five is no low result").toHaveCount(0);
  await ana.press(polls.putAway);
  await expect(ana.poll(polls.result(CHECK))).toHaveCount(0);
  await expect(jo.poll(polls.result(CHECK))).toBeVisible();
  await ana.look("wrap_up");
  await expect(ana.poll(polls.list).getByText(polls.counted(5))).toBeVisible();
});

test("a low result tells who leads how to go on, without a word on who answered what", async ({ browser }) => {
  const { leader, guests } = await meet(browser, 2);
  await leader.ask("safety");
  await leader.answer("I say anything that matters");
  for (const guest of guests) await guest.answer("I keep my thoughts to myself");
  await expect(leader.page.getByText(polls.answered(3))).toBeVisible({ timeout: 20_000 });
  await leader.closePoll();
  const result = leader.poll(polls.result(CHECK));
  await expect(result.getByText(polls.few)).toBeVisible();
  await expect(result.getByText(polls.guidance)).toBeVisible();
  await expect(guests[0]!.poll(polls.result(CHECK)).getByText(polls.few)).toBeVisible();
  await expect(guests[0]!.page.getByText(polls.guidance)).toHaveCount(0);
  await leader.press(polls.groupAlone);
  await expect(leader.button(polls.groupAlone)).toHaveCount(0);
  await leader.button(room.hideNew, result).click();
  await expect(leader.button(room.hideNew, result)).toHaveCount(0);
  await expect(leader.page.getByRole("checkbox", { name: room.hideNew })).toBeChecked();
});

test("a roman vote asks about the topic in focus and leads on to the next one", async ({ browser }) => {
  const { leader, guests } = await meet(browser, 2);
  for (const text of ["First thing", "Second thing"]) await leader.write({ column: "Start", text });
  for (const text of ["First thing", "Second thing"]) {
    await expect(guests[0]!.text(text)).toBeVisible({ timeout: 20_000 });
  }
  await leader.goTo("discuss");
  await leader.press(discussion.start);
  const about = await leader.focus().getByRole("heading", { level: 2 }).innerText();
  await leader.press(polls.askRoman);
  for (const person of [leader, ...guests]) {
    await expect(person.poll(polls.kinds.roman).getByText(`About: ${about}`)).toBeVisible();
    await person.answer("Move on");
  }
  await expect(leader.page.getByText(polls.answered(3))).toBeVisible({ timeout: 20_000 });
  await leader.closePoll();
  const result = guests[0]!.poll(polls.result(polls.kinds.roman));
  await expect(result.getByRole("listitem").filter({ hasText: "Move on" })).toContainText(polls.middle);
  await leader.press(polls.next);
  await expect(guests[0]!.focus().getByRole("heading", { level: 2 })).not.toHaveText(about);
});

test("a question of one's own is sealed, kept while it is typed, and shows its favourites (A11, S5)", async ({ browser }) => {
  const { leader, guests } = await meet(browser, 2);
  await leader.press(polls.ask);
  await leader.dialog().getByRole("radio", { name: polls.kind(polls.kinds.question) }).check();
  await leader.page.getByLabel(polls.question, { exact: true }).fill("Where shall we meet?");
  await leader.page.getByLabel(polls.option(1), { exact: true }).fill("Office");
  await leader.button(polls.askDo, leader.dialog()).click();
  await expect(leader.dialog().getByRole("alert")).toHaveText("Give at least two options.");
  await leader.page.reload();
  await leader.isLive();
  await leader.press(polls.ask);
  await leader.dialog().getByRole("radio", { name: polls.kind(polls.kinds.question) }).check();
  await expect(leader.page.getByLabel(polls.question, { exact: true })).toHaveValue("Where shall we meet?");
  await expect(leader.page.getByLabel(polls.option(1), { exact: true })).toHaveValue("Office");
  await leader.page.getByLabel(polls.option(2), { exact: true }).fill("Lake");
  await leader.page.getByLabel(polls.option(3), { exact: true }).fill("Home");
  await leader.button(polls.askDo, leader.dialog()).click();
  for (const [person, choice] of [[leader, "Lake"], [guests[0]!, "Lake"], [guests[1]!, "Home"]] as const) {
    await expect(person.poll(polls.question).getByText("Where shall we meet?")).toBeVisible();
    await person.answer(choice);
  }
  expect(JSON.stringify(leader.frames.sent("open_poll"))).not.toMatch(/meet|Lake/);
  await expect(leader.page.getByText(polls.answered(3))).toBeVisible({ timeout: 20_000 });
  await leader.closePoll();
  const result = guests[1]!.poll(polls.result(polls.question));
  await expect(result.getByRole("listitem").filter({ hasText: "Lake" })).toContainText(polls.most);
  await expect(result.getByRole("listitem").filter({ hasText: "Home" })).not.toContainText(polls.most);
});
