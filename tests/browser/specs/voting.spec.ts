// A session for nothing but voting: a list, a round with a tie, its tie-break, and a round once more.

import { expect, test, type Browser } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { discussion, files, room, voting } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";

const TOPICS = ["Payments", "Search", "Dark mode", "Old invoices"];

/** Three people in a room that was made of a list. */
async function gather(browser: Browser): Promise<Person[]> {
  const people = await Promise.all([1, 2, 3].map(() => Person.arrive(browser)));
  const [leader, ...guests] = people as [Person, ...Person[]];
  await leader.page.goto(origin());
  await leader.press(files.list);
  await leader.dialog().getByLabel(files.listName).fill("What first?");
  await leader.dialog().getByLabel(files.listTopics).fill(TOPICS.join("\n"));
  await leader.button(files.create, leader.dialog()).click();
  await leader.isLive();
  await leader.uncover();
  const link = await leader.link();
  await Promise.all(guests.map((guest) => guest.join(link)));
  return people;
}

/** What stands in the results, from the top: rank, topic and votes. */
async function ranked(person: Person): Promise<string[]> {
  const rows = person.page.getByRole("region", { name: voting.results }).getByRole("listitem");
  return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, " ").trim());
}

async function count(people: Person[]): Promise<void> {
  await expect(people[0]!.count(room.voted(people.length))).toBeVisible({ timeout: 20_000 });
  await people[0]!.closeRound();
  for (const person of people) await expect(person.page.getByText(voting.counted(people.length))).toBeVisible();
}

test("a tie at the top is seen by all, broken in one click, and the order counts both rounds (A8, A9)", async ({ browser }) => {
  test.setTimeout(180_000);
  const people = await gather(browser);
  const [leader, ana, jo] = people as [Person, Person, Person];
  await leader.openRound(3, 2);
  for (const person of people) {
    await person.vote("Payments");
    await person.vote("Search");
  }
  await leader.vote("Dark mode");
  await count(people);
  for (const person of people) {
    expect(await ranked(person)).toEqual([
      expect.stringMatching(/^Rank 1 1 Payments 3 votes ?tied$/), expect.stringMatching(/^Rank 1 1 Search 3 votes ?tied$/),
      expect.stringMatching(/^Rank 3 3 Dark mode 1 vote$/),
    ]);
    await expect(person.page.getByText(voting.without(1))).toBeVisible();
    await expect(person.page.getByText(voting.tieRule)).toBeVisible();
  }
  await expectNoViolations(leader.page, "results with a tie");
  await expect(ana.button(voting.breakTie(2))).toHaveCount(0);

  await leader.press(voting.breakTie(2));
  await expect(jo.button(voting.add("Dark mode"))).toHaveCount(0);
  await leader.vote("Payments");
  await ana.vote("Search");
  await jo.vote("Search");
  await count(people);
  for (const person of people) {
    expect(await ranked(person)).toEqual([
      expect.stringMatching(/^Rank 1 1 Search 3 votes$/), expect.stringMatching(/^Rank 2 2 Payments 3 votes$/),
      expect.stringMatching(/^Rank 3 3 Dark mode 1 vote$/),
    ]);
    await expect(person.page.getByText(voting.without(1))).toBeVisible();
    await expect(person.page.getByText(voting.brokenOnce)).toBeVisible();
  }
  await expect(leader.button(/^Break the tie/)).toHaveCount(0);
  await leader.press(voting.discuss);
  await expect(jo.focus()).toContainText("Search");
  await expect(jo.button(discussion.start)).toHaveCount(0);
});

test("a round is repeated over the same topics, and the new one counts (F1)", async ({ browser }) => {
  const people = await gather(browser);
  const [leader] = people as [Person];
  await leader.openRound(2, 1);
  for (const person of people) {
    await person.vote("Old invoices");
    await person.vote("Search");
  }
  await count(people);
  await leader.press(voting.again);
  for (const person of people) await person.vote("Dark mode");
  await count(people);
  for (const person of people) {
    expect(await ranked(person)).toEqual([expect.stringMatching(/^Rank 1 1 Dark mode 3 votes$/)]);
    await person.page.getByText(voting.without(TOPICS.length - 1)).click();
    expect(await ranked(person)).toEqual(["Rank 1 1 Dark mode 3 votes", "Payments", "Search", "Old invoices"]);
  }
});

test("a round over some topics wants two at least, and never becomes one over all (A8)", async ({ browser }) => {
  const [leader] = await gather(browser) as [Person];
  await leader.press(voting.open);
  const dialog = leader.dialog();
  await dialog.getByLabel(voting.some).check();
  await dialog.getByLabel("Search").check();
  await leader.button(voting.openDo, dialog).click();
  await expect(dialog.getByRole("alert").filter({ hasText: voting.someFault })).toBeVisible();
  await dialog.getByLabel("Payments").check();
  await expect(dialog.getByText(voting.someFault)).toHaveCount(0);
  await leader.button(voting.openDo, dialog).click();
  await expect(dialog).toBeHidden();
  await expect(leader.button(voting.add("Search"))).toBeVisible();
  await expect(leader.button(voting.add("Payments"))).toBeVisible();
  await expect(leader.button(voting.add("Dark mode"))).toHaveCount(0);
});
