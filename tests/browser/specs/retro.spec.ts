// The complete retro in four browsers: a facilitator, two participants, and a viewer who never joins.

import { expect, test, type Browser } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { longStrings, names, SEALED_CHARS } from "../lib/frames.ts";
import { plain, rankedTopics, section } from "../lib/markdown.ts";
import { discussion, notes, room, stages, voting } from "../lib/names.ts";
import { kept, NOTES, notesOf } from "../lib/notes.ts";
import { Person } from "../lib/person.ts";

const TITLE = "Sprint 42: payments & patience";
const REVIEWS = "Reviews that take four days 😔";
const SMALL = "Pull requests under 200 lines";
const IN_REVIEW = "Starting new work while six things are in review";
const FRIDAY = NOTES.find(({ text }) => text.startsWith("Deploying on Friday"))!.text;
const QUIET = "The quiet hour in the morning 🙏";
const GROUP = "Reviews get stuck";
const COMMENTS = ["Four days was the good case", "Könnten wir sie zu zweit machen?", "Mornings only, then!"];
const ACTION = { text: "Review within a day, in pairs", owner: "Whoever is on call", due: "next Friday" };
const SECOND = { text: "No deploys after Thursday noon", owner: "The team", due: "from now on" };

/** A frame's names that may hold a seat: one's own, and nothing else. */
const AUTHOR = /author|owner_id|user|member|seat|session|client|sender|^by$/;

/** Those at the retro. */
class Team {
  private constructor(
    readonly leader: Person,
    readonly ana: Person,
    readonly jo: Person,
    readonly viewer: Person,
    readonly link: string,
  ) {}

  static async gather(browser: Browser): Promise<Team> {
    const [leader, ana, jo, viewer] = await Promise.all([1, 2, 3, 4].map((number) =>
      Person.arrive(browser, { viewport: { width: 1280, height: number === 1 ? 3600 : 800 } }),
    ));
    await leader!.create({ title: TITLE, template: "Start, Stop, Continue", tick: 2, floor: 3 });
    const link = await leader!.link();
    await Promise.all([ana!.join(link), jo!.join(link), viewer!.open(link)]);
    return new Team(leader!, ana!, jo!, viewer!, link);
  }

  get seats(): Person[] {
    return [this.leader, this.ana, this.jo];
  }

  get all(): Person[] {
    return [...this.seats, this.viewer];
  }
}

test("a team goes through a whole retro, from creating the room to its Markdown", async ({ browser }) => {
  test.setTimeout(300_000);
  const team = await Team.gather(browser);
  await test.step("hidden writing shows nothing of others (A4, A11)", () => write(team));
  await test.step("the reveal brings out all notes at once (A5)", () => reveal(team));
  await test.step("notes are grouped by drag and by menu (F4)", () => group(team));
  await test.step("a blind round of votes ranks the topics (A8, A9)", () => vote(team));
  await test.step("one topic after another is discussed by all", () => discuss(team));
  await test.step("the Markdown is the same from every browser (K4)", () => wrapUp(team));
  await test.step("no frame ever had an author or a plain text (A1, A11)", async () => audit(team));
});

async function write({ leader, seats, viewer, jo }: Team): Promise<void> {
  await leader.goTo("write");
  const mark = jo.frames.mark();
  await Promise.all(seats.map(async (person, author) => {
    for (const note of notesOf(author, seats.length)) await person.write(note);
  }));
  for (const person of [...seats, viewer]) {
    await expect(person.count("40 notes hidden")).toBeVisible({ timeout: 20_000 });
  }
  await expect(jo.topic(notesOf(2, 3)[0]!.text).getByText(notes.hidden)).toBeVisible();
  await expect(viewer.page.getByRole("main").getByText(kept(QUIET))).toHaveCount(0);
  await expectNoViolations(jo.page, "hidden writing");
  await expectNoViolations(viewer.page, "hidden writing, without a seat");

  const seen = jo.frames.since(mark, "received").map((frame) => frame.text).join("\n");
  for (const person of seats) {
    const added = person.frames.sent("add_note");
    expect(added).toHaveLength(notesOf(seats.indexOf(person), seats.length).length);
    for (const { id, lock, text } of added) {
      for (const secret of [id, lock, text]) expect(seen).not.toContain(secret as string);
    }
  }
}

async function reveal({ leader, seats, all, viewer }: Team): Promise<void> {
  for (const person of seats) await person.ready();
  await expect(leader.count(room.here(3))).toBeVisible({ timeout: 30_000 });
  await expect(leader.count(room.ready(3))).toBeVisible({ timeout: 20_000 });
  await leader.reveal();
  for (const person of all) {
    for (const { text } of NOTES) await expect(person.text(text)).toHaveCount(1);
  }
  const orders = await Promise.all(all.map((person) => person.order()));
  for (const order of orders) expect(order).toEqual(orders[0]);
  await expectNoViolations(viewer.page, "the board behind the reveal");
}

async function group({ leader, ana, jo, viewer }: Team): Promise<void> {
  await leader.goTo("group");
  await leader.drag(IN_REVIEW, REVIEWS);
  for (const person of [leader, jo]) await expect(person.topic(REVIEWS)).toContainText(IN_REVIEW);
  await ana.group(SMALL, REVIEWS);
  await expect(viewer.topic(REVIEWS)).toContainText(SMALL);
  await jo.nameTopic(REVIEWS, GROUP);
  await expect(viewer.topic(REVIEWS)).toContainText(GROUP);
  await expectNoViolations(leader.page, "grouping");
}

async function vote({ leader, ana, jo, seats, viewer, all }: Team): Promise<void> {
  await leader.goTo("vote");
  await leader.openRound(5, 3);
  const mark = viewer.frames.mark();
  await Promise.all(seats.map(async (person) => {
    await person.vote(GROUP, 3);
    await person.vote(FRIDAY, person === jo ? 2 : 1);
  }));
  await ana.vote(QUIET);
  for (const person of all) {
    await expect(person.count(room.voted(3))).toBeVisible({ timeout: 20_000 });
  }
  await expectNoViolations(ana.page, "voting");
  const seen = viewer.frames.since(mark, "received").map((frame) => frame.text).join("\n");
  expect(seen).not.toContain("tally");
  expect(seen).not.toContain("votes");

  await leader.closeRound();
  for (const person of all) await expect(person.page.getByText(voting.counted(3))).toBeVisible();
  await expectNoViolations(viewer.page, "results");
}

async function discuss({ leader, ana, jo, viewer, all }: Team): Promise<void> {
  await leader.goTo("discuss");
  await leader.press(discussion.start);
  for (const person of all) await expect(person.focus()).toContainText(GROUP);
  await ana.comment(COMMENTS[0]!);
  await jo.comment(COMMENTS[1]!);
  for (const text of COMMENTS.slice(0, 2)) {
    await expect(viewer.text(text)).toBeVisible({ timeout: 20_000 });
  }
  await leader.act(ACTION.text, ACTION.owner, ACTION.due);
  await expect(viewer.text(ACTION.text)).toBeVisible();
  await expectNoViolations(leader.page, "discussion, leading");
  await expectNoViolations(viewer.page, "discussion");

  await leader.press(discussion.next);
  for (const person of all) await expect(person.focus()).toContainText("Deploying on Friday");
  await jo.comment(COMMENTS[2]!);
  await expect(viewer.text(COMMENTS[2]!)).toBeVisible({ timeout: 20_000 });
  await ana.act(SECOND.text, SECOND.owner, SECOND.due);
}

async function wrapUp({ leader, ana, viewer, all }: Team): Promise<void> {
  await leader.goTo("wrap_up");
  for (const person of all) await expect(person.text(SECOND.text)).toBeVisible();
  await expectNoViolations(ana.page, "wrap-up");
  const { name, markdown } = await leader.download();
  expect(name).toMatch(/^retro-sprint-42-payments-patience-\d{4}-\d\d-\d\d\.md$/);
  for (const person of [ana, viewer]) expect((await person.download()).markdown).toBe(markdown);
  expect(await leader.copyMarkdown()).toBe(markdown);

  expect(markdown.split("\n")[0]).toBe("# Sprint 42: payments & patience".replace("&", "&amp;"));
  const ranked = rankedTopics(markdown);
  expect(ranked.slice(0, 3).map(({ rank, name, votes }) => [rank, name.slice(0, 12), votes])).toEqual([
    [1, GROUP.slice(0, 12), 9],
    [2, "Deploying on", 4],
    [3, "The quiet ho", 1],
  ]);
  expect(ranked).toHaveLength(38);
  for (const text of [REVIEWS, IN_REVIEW, SMALL, COMMENTS[0]!, COMMENTS[1]!]) {
    expect(ranked[0]!.body).toContain(`- ${text}`);
  }
  expect(ranked[1]!.body).toContain(`- ${COMMENTS[2]}`);

  const read = plain(markdown);
  for (const { text } of NOTES) expect(read).toContain(kept(text));
  expect(markdown).not.toMatch(/<b>|^# Not|^1\. just|[^\\]\*writing/m);
  const lines = [ACTION, SECOND].map((it) => `- [ ] ${it.text} (owner: ${it.owner}, due: ${it.due})`);
  expect(plain(section(markdown, "Actions")).trim().split("\n")).toEqual(lines);
}

function audit({ all, leader, link }: Team): void {
  const key = new URL(link).hash.slice(1);
  const typed = [TITLE, GROUP, ACTION.text, ACTION.owner, SECOND.text, ...COMMENTS, ...NOTES.map(({ text }) => kept(text))];
  const seats = new Map(all.map((person) => [person, person.frames.seat()]));
  expect(seats.get(leader)).toBeTruthy();
  const keys = all.flatMap((person) => ["edit_text", "delete_text", "take_back"].flatMap((type) =>
    person.frames.sent(type).map((command) => command["edit_key"] as string)));
  for (const person of all) {
    expect(person.frames.binary).toBe(0);
    const others = all.filter((other) => other !== person).map((other) => seats.get(other)).filter((seat) => seat);
    for (const frame of person.frames.all) {
      const text = frame.text;
      for (const secret of [...typed, key, ...others, ...(frame.direction === "received" ? keys : [])]) {
        if (text.includes(secret!)) throw new Error(`${secret} stands in ${text}`);
      }
      for (const { path, value } of longStrings(frame)) {
        if (!SEALED_CHARS.includes(value.length)) throw new Error(`${path} is not sealed in ${text}`);
      }
      // How many seats there are at most is a rule of the room.
      const told = names(frame).filter((name) => AUTHOR.test(name) && name !== "seats");
      const isOwn = text.startsWith('{"type":"welcome"') || text.startsWith('{"type":"hello"');
      expect(told.filter((name) => !(isOwn && name === "seat"))).toEqual([]);
    }
  }
  // Locks link nothing: each text has its own (A3).
  const locks = all.flatMap((person) => [...person.frames.sent("add_note"), ...person.frames.sent("add_comment")])
    .map((command) => command["lock"]);
  expect(new Set(locks).size).toBe(locks.length);
  expect(locks).toHaveLength(NOTES.length + COMMENTS.length);
}

test("an announced reveal tells everybody ten seconds ahead and can be called off (A5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Announced", tick: 2 });
  await leader.goTo("write");
  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  await guest.write({ column: "Start", text: "Wait for it" });
  await expect(leader.count(room.hiddenFew)).toBeVisible({ timeout: 20_000 });
  await leader.reveal();
  await expect(guest.page.getByText(room.revealIn)).toBeVisible();
  await leader.press(room.notYet);
  await expect(guest.page.getByText(room.revealIn)).toBeHidden();
  await expect(leader.text("Wait for it")).toHaveCount(0);
  await leader.reveal();
  await expect(leader.text("Wait for it")).toBeVisible({ timeout: 20_000 });
  await expect(leader.page.getByRole("navigation", { name: "Stages" })).toContainText(stages.write);
});

test("a round under the floor destroys its ballots and says so (A8)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Too few", tick: 2, hiding: false });
  await leader.write({ column: "Start", text: "Only this" });
  await expect(leader.topic("Only this").getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  await leader.goTo("vote");
  await leader.openRound(3, 3);
  await leader.vote("Only this", 2);
  await leader.press(voting.close);
  await leader.button(voting.destroyDo, leader.dialog()).click();
  await expect(leader.page.getByText(voting.tooFew)).toBeVisible();
});
