// Stepping forward with a note, and striking that (A3, A6).

import { expect, test } from "../lib/test.ts";

import { notes, room, signing } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

const BUILD = "I broke the build on Friday";
const OTHER = "And I would do it again";

/** Two people on an open board, the second with two shown notes of their own. */
async function meet(browser: Parameters<typeof Person.arrive>[0], tick: number): Promise<[Person, Person]> {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Signing", tick, hiding: false });
  const author = await Person.arrive(browser);
  await author.join(await leader.link());
  for (const text of [BUILD, OTHER]) await author.write({ column: "Start", text });
  for (const text of [BUILD, OTHER]) {
    await expect(author.topic(text).getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 60_000 });
  }
  return [leader, author];
}

async function begin(author: Person, text: string): Promise<void> {
  await author.openMenu(text);
  await author.press(signing.begin);
  await expect(author.dialog().getByLabel(signing.name)).toBeFocused();
}

test("an author steps forward, everybody sees a claim, and anybody strikes it (A3, A6)", async ({ browser }) => {
  const [leader, author] = await meet(browser, 2);
  await begin(author, BUILD);
  await author.dialog().getByLabel(signing.name).fill("An");
  await author.page.reload();
  await author.isLive();
  await begin(author, OTHER);
  const name = author.dialog().getByLabel(signing.name);
  await expect(name).toHaveValue("");
  await expect(name).toHaveAttribute("autocomplete", "off");
  await author.button(room.cancel, author.dialog()).click();
  await begin(author, BUILD);
  await expect(name, "typed before the reload (S5)").toHaveValue("An");
  await name.fill("Ana");
  const mark = leader.frames.mark();
  await author.button(signing.run, author.dialog()).click();
  await expect(author.page.getByText(signing.waits)).toBeVisible();
  await expect(leader.signature("Ana")).toBeVisible({ timeout: 20_000 });
  await expect(author.signature("Ana")).toBeVisible();
  await expect(author.page.getByText(signing.waits)).toHaveCount(0);
  expect(leader.frames.since(mark).map((frame) => frame.text).join("")).not.toContain("Ana");

  await leader.openMenu(BUILD);
  await expect(leader.button(signing.begin)).toHaveCount(0);
  await leader.press(signing.strikeItem);
  await expect(leader.button(room.cancel, leader.dialog())).toBeFocused();
  await leader.button(signing.strike, leader.dialog()).click();
  for (const person of [leader, author]) {
    await expect(person.signature("Ana")).toHaveCount(0);
    await expect(person.text(BUILD)).toBeVisible();
  }
  await leader.openMenu(OTHER);
  await expect(leader.button(signing.begin)).toHaveCount(0);
});

test("a signature is taken back while it waits, and nobody has seen it (A6)", async ({ browser }) => {
  const [leader, author] = await meet(browser, 8);
  await begin(author, BUILD);
  const mark = leader.frames.mark();
  await author.dialog().getByLabel(signing.name).fill("Ana");
  await author.page.keyboard.press("Enter");
  await expect(author.page.getByText(signing.waits)).toBeVisible();
  await author.press(notes.takeBack(BUILD));
  await expect(author.page.getByText(signing.waits)).toHaveCount(0);
  await begin(author, BUILD);
  await expect(author.dialog().getByLabel(signing.name)).toHaveValue("");
  await author.button(room.cancel, author.dialog()).click();
  // Another note is out by when the signature would have been, or later.
  await author.write({ column: "Stop", text: "One" });
  await expect(leader.text("One")).toBeVisible({ timeout: 60_000 });
  const signatures = leader.frames.since(mark, "received").filter((frame) => /"signature":"/.test(frame.text));
  expect(signatures).toEqual([]);
});

test("in the discussion, an author steps forward with a note and with a comment (A3)", async ({ browser }) => {
  const [leader, author] = await meet(browser, 2);
  await leader.goTo("discuss");
  await leader.press("Start with the first topic");
  const shown = (await author.focus().innerText()).includes(BUILD) ? BUILD : OTHER;
  await author.comment("It was late");
  await expect(leader.text("It was late")).toBeVisible({ timeout: 20_000 });
  for (const [text, name] of [[shown, "Ana"], ["It was late", "Ana again"]] as const) {
    await expect(leader.button(signing.beginFor(text))).toHaveCount(0);
    await author.press(signing.beginFor(text));
    await author.dialog().getByLabel(signing.name).fill(name);
    await author.button(signing.run, author.dialog()).click();
    await expect(leader.signature(name)).toBeVisible({ timeout: 20_000 });
    await author.press(signing.strikeFor(text));
    await author.button(signing.strike, author.dialog()).click();
    await expect(leader.signature(name)).toHaveCount(0);
  }
});
