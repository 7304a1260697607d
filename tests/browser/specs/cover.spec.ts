// The cover (A12): whoever shares a screen shows what everybody has, and loses nothing.

import { expect, test, type Browser, type Page } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { actions, cover, discussion, grouping, home, leading, notes, now, polls, room, voting } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";
import { PHONE } from "../lib/wall-retro.ts";

/** Everything that a page shows and says: its document, what stands in fields, and what is read aloud. */
async function print(page: Page): Promise<string> {
  const seen = await page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")];
    const held = fields.map((field) => `${field.value} ${field.checked} ${field.disabled}`);
    // The page counts its labels up from when it was loaded.
    return [document.title, document.body.outerHTML.replace(/\bname-\d+/g, "name"), ...held].join("\n");
  });
  return `${seen}\n${await page.locator("body").ariaSnapshot()}`;
}

/** Two pages, to the byte: once both have the same patches. */
async function areEqual(one: Person, other: Person): Promise<void> {
  await expect(async () => expect(await print(one.page)).toBe(await print(other.page))).toPass({ timeout: 20_000 });
}

const MINE = "A note of mine";
const OTHER = "Another note of mine";
const HALF = "Half a thought";
const DONE = "Half an action";

/** Whoever leads, who leads as well and did nothing, who did everything, and who did nothing. */
class Retro {
  private constructor(readonly leader: Person, readonly deputy: Person, readonly author: Person, readonly idle: Person) {}

  static async meet(browser: Browser): Promise<Retro> {
    const [leader, deputy, author, idle] = await Promise.all([1, 2, 3, 4].map(() => Person.arrive(browser)));
    await leader!.create({ title: "Covered", tick: 10 });
    const link = await leader!.link();
    await leader!.press(room.share);
    await leader!.press(room.showLeading);
    const lead = await leader!.page.getByRole("textbox", { name: leading.link }).inputValue();
    await leader!.button(room.close, leader!.dialog()).click();
    await Promise.all([deputy!.join(lead), author!.join(link), idle!.join(link)]);
    return new Retro(leader!, deputy!, author!, idle!);
  }

  /** Covers everybody, compares those who lead and those who do not, and uncovers them. */
  async compare(more: (one: Person, other: Person) => Promise<void> = async () => undefined): Promise<void> {
    const { leader, deputy, author, idle } = this;
    for (const person of [leader, deputy, author, idle]) await person.cover();
    for (const [one, other] of [[leader, deputy], [author, idle]] as const) {
      await areEqual(one, other);
      await more(one, other);
    }
    for (const person of [leader, deputy, author, idle]) await person.uncover();
  }
}

/** Opens the same on two pages, compares them, and closes it. */
async function opened(name: string | RegExp, ...both: [Person, Person]): Promise<void> {
  for (const person of both) {
    await person.button(name).last().click();
    await expect(person.dialog()).toBeVisible();
  }
  await areEqual(...both);
  for (const person of both) {
    await person.page.keyboard.press("Escape");
    await expect(person.dialog()).toBeHidden();
  }
}

test("covered, pages are the same to the byte in every stage, whatever is one's own (A12)", async ({ browser }) => {
  test.setTimeout(300_000);
  const retro = await Retro.meet(browser);
  const { leader, author } = retro;
  const active = [leader, author];

  await leader.ask("safety");
  for (const person of active) await person.answer("I say nearly everything");
  await author.press(polls.fold);
  await author.ready();
  await retro.compare();
  await expect(author.page.getByRole("radio", { name: polls.choice("I say nearly everything") })).toBeChecked();
  await expect(author.button(room.meReady)).toHaveAttribute("aria-pressed", "true");
  await leader.closePoll(polls.destroyDo);
  for (const person of [leader, retro.deputy, author, retro.idle]) await person.press(polls.putAway);

  await leader.goTo("write");
  for (const person of active) await person.write({ column: "Start", text: MINE });
  await author.write({ column: "Stop", text: OTHER });
  for (const person of active) await person.editor("Continue").fill(HALF);
  await retro.compare(async (one) => {
    for (const text of [MINE, OTHER, HALF]) expect(await print(one.page)).not.toContain(text);
  });
  for (const person of active) {
    await expect(person.text(MINE)).toBeVisible();
    await expect(person.editor("Continue")).toHaveValue(HALF);
  }

  await leader.reveal();
  await expect(retro.idle.text(OTHER)).toBeVisible({ timeout: 20_000 });
  await leader.goTo("group");
  await author.group(MINE, OTHER);
  await author.editor("Start").fill("On its way");
  await author.editor("Start").press("Enter");
  await expect(author.text("On its way")).toBeVisible();
  await retro.compare(async (one, other) => {
    await opened(room.menu, one, other);
    await opened(notes.more(OTHER), one, other);
    if (one === leader) await opened(room.share, one, other);
    if (one === leader) await opened(leading.button, one, other);
  });
  await author.press(room.menu);
  await expect(author.button(/^Undo /)).toBeVisible();
  await author.page.keyboard.press("Escape");

  await leader.goTo("vote");
  await leader.openRound(3, 2);
  for (const person of active) await person.vote(OTHER, 2);
  await retro.compare();
  await expect(author.page.getByText(voting.kept)).toBeVisible();
  await leader.press(voting.close);
  await leader.button(voting.destroyDo, leader.dialog()).click();

  await leader.goTo("discuss");
  await leader.press(discussion.start);
  await author.comment("A comment of mine");
  const comment = author.page.getByRole("textbox", { name: discussion.comment });
  await comment.fill(HALF);
  await author.page.getByLabel(actions.text).fill(DONE);
  await retro.compare();
  await expect(comment).toHaveValue(HALF);
  await expect(author.page.getByLabel(actions.text)).toHaveValue(DONE);

  await leader.goTo("wrap_up");
  for (const person of active) await person.page.getByLabel(actions.text).fill(DONE);
  await retro.compare();
  for (const person of active) await expect(person.page.getByLabel(actions.text)).toHaveValue(DONE);
});

test("whoever leads begins covered, uncovers with one press, and is not covered again (A12)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "By default", covered: true, hiding: false });
  await expect(leader.button(cover.button)).toHaveAttribute("aria-pressed", "true");
  await expect(leader.page.getByText(cover.board)).toBeVisible();
  await expect(leader.editor("Start")).toHaveCount(0);
  await leader.goTo("write");
  await leader.press(room.share);
  await expect(leader.button(room.showLeading)).toHaveCount(0);
  await leader.button(cover.uncover, leader.dialog()).click();
  await expect(leader.dialog()).toBeHidden();
  await expect(leader.button(cover.button)).toBeFocused();
  await leader.cover();
  await leader.press(cover.uncover);
  await expect(leader.button(cover.button)).toBeFocused();
  await leader.write({ column: "Start", text: MINE });
  await leader.page.reload();
  await leader.isLive();
  await expect(leader.text(MINE)).toBeVisible();
  await expect(leader.button(cover.button)).toHaveAttribute("aria-pressed", "false");
});

test("a tab that is shared stays covered, while one writes in another (A12)", async ({ browser }) => {
  const shared = await Person.arrive(browser);
  await shared.create({ title: "Two tabs", covered: true });
  const own = await shared.tab();
  await own.page.goto(shared.page.url());
  await own.uncover();
  await own.write({ column: "Start", text: MINE });
  for (const person of [shared, own]) {
    await person.page.reload();
    await person.isLive();
  }
  await expect(own.text(MINE)).toBeVisible();
  await expect(shared.button(cover.button)).toHaveAttribute("aria-pressed", "true");
  await expect(shared.text(MINE)).toHaveCount(0);
  await shared.page.getByRole("link", { name: "Candor, home" }).click();
  await expect(shared.page.getByText(cover.recent)).toBeVisible();
  await shared.page.goBack();
  await shared.isLive();
  await expect(shared.button(cover.button)).toHaveAttribute("aria-pressed", "true");
});

test("whoever takes over leading is covered from then on, and keeps what was being typed (A12, S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  const guest = await Person.arrive(browser);
  await leader.create({ title: "Handed over" });
  await guest.join(await leader.link());
  await guest.editor("Start").fill(HALF);
  await leader.press(leading.button);
  await leader.press(leading.offer);
  await guest.press(leading.accept);
  await expect(guest.button(cover.button)).toHaveAttribute("aria-pressed", "true");
  await expect(guest.editor("Start")).toHaveCount(0);
  await guest.uncover();
  await expect(guest.editor("Start")).toHaveValue(HALF);
});

test("covered, one leads, groups, undoes and writes actions (A12, F4)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  const { page } = leader;
  await leader.create({ title: "In public", tick: 2, hiding: false });
  await leader.goTo("group");
  for (const text of [MINE, OTHER]) await leader.write({ column: "Start", text });
  for (const text of [MINE, OTHER]) {
    await expect(leader.topic(text).getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  }
  await leader.goTo("wrap_up");
  await page.getByLabel(actions.text).fill(DONE);
  await leader.goTo("group");
  await leader.cover();
  await expect(page.getByText(notes.mine, { exact: true })).toHaveCount(0);
  await leader.group(MINE, OTHER);
  await leader.press(grouping.undo);
  await expect(page.getByText(grouping.undone)).toBeVisible();
  await leader.goTo("wrap_up");
  await expect(page.getByLabel(actions.text)).toHaveValue("");
  await leader.act("Together", "Us", "soon");
  await page.getByLabel(actions.text).fill("In public");
  await leader.goTo("group");
  await leader.goTo("wrap_up");
  await expect(page.getByLabel(actions.text)).toHaveValue("In public");
  await leader.uncover();
  await expect(page.getByLabel(actions.text)).toHaveValue(`In public\n${DONE}`);
});

test("home comes covered from a covered room, and shows its rooms at a press (A12)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Not for the wall", covered: true });
  await leader.page.goto(origin());
  await expect(leader.page.getByText(cover.recent)).toBeVisible();
  await expect(leader.page.getByText("Not for the wall")).toHaveCount(0);
  await expectNoViolations(leader.page, "covered home");
  await leader.page.getByLabel(home.title).fill("The next one");
  await leader.uncover();
  await expect(leader.page.getByText("Not for the wall")).toBeVisible();
  await expect(leader.page.getByLabel(home.title)).toHaveValue("The next one");
});

test("on a phone, the switch is within reach and large enough (A12)", async ({ browser }) => {
  const leader = await Person.arrive(browser, PHONE);
  await leader.create({ title: "In a pocket", covered: true });
  const button = leader.button(cover.button, leader.page.getByRole("region", { name: now }));
  for (const pressed of ["true", "false"]) {
    await expect(button).toHaveAttribute("aria-pressed", pressed);
    await expect(button).toBeInViewport({ ratio: 1 });
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    await button.tap();
  }
});
