// What may read as blame is pointed at before it is saved, in this browser alone: it moves nothing, holds
// nothing up, sends and keeps nothing, and can be switched off.

import { expect, test, type Browser, type Locator } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { inEachLook } from "../lib/looks.ts";
import { discussion, notes, nudge, room } from "../lib/names.ts";
import { keepAway } from "../lib/parts.ts";
import { Person } from "../lib/person.ts";

async function writer(browser: Browser, hiding = true): Promise<Person> {
  const person = await Person.arrive(browser);
  await person.create({ title: "Incident 7", tick: 2, hiding });
  await person.goTo("write");
  return person;
}

/** What is pointed at, wherever that is. */
const hint = (person: Person): Locator => person.page.getByRole("status", { name: nudge.hint });

/** A sentence with somebody's words in it, which keep their direction by signs that nobody sees. */
const says = (sentence: string): RegExp =>
  new RegExp(sentence.replace(/[.?]/g, "\\$&").replace("“", "“\u2068?").replace("”", "\u2069?”"));

/** What the page sent since a mark, by type; that a connection stands is said now and then whatever happens. */
const sentSince = (person: Person, mark: number): string[] =>
  person.frames.since(mark, "sent").map(({ text }) => (JSON.parse(text) as { type: string }).type).filter((type) => type !== "ping");

test("a note that blames is pointed at, and Enter saves it at once as it is (S5)", async ({ browser }) => {
  const person = await writer(browser);
  const editor = person.editor("Start");
  const asked: string[] = [];
  person.page.on("request", (request) => asked.push(request.url()));
  // The first word brings the part of the page that looks.
  await editor.pressSequentially("Reviews take long ");
  await expect(hint(person)).toBeAttached();
  await editor.fill("");
  const below = person.page.getByRole("region", { name: "Start" }).getByText(/stay hidden until the reveal/);
  const stood = await below.boundingBox();
  const [mark, requests] = [person.frames.mark(), asked.length];
  await editor.pressSequentially("Kim was ill, and he never tests");
  await expect(hint(person)).toContainText(says(nudge.blame("he never")));
  expect(await below.boundingBox(), "nothing moves").toEqual(stood);
  expect(sentSince(person, mark)).toEqual([]);
  await editor.press("Enter");
  await expect(editor).toHaveValue("");
  await expect(hint(person)).toHaveCount(0);
  await expect(person.text("Kim was ill, and he never tests")).toBeVisible();
  expect(sentSince(person, mark)).toEqual(["add_note"]);
  expect(asked.slice(requests)).toEqual([]);
  const kept = await person.page.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((name) => !/^candor\/(room|own|out|draft)\//.test(name)), "nothing is kept of it").toEqual([]);
});

test("it sends the same frames as a page on which it is off", async ({ browser }) => {
  const shapes: string[][] = [];
  for (const off of [false, true]) {
    const person = await writer(browser);
    if (off) {
      await person.press(room.menu);
      await person.page.getByLabel(nudge.setting).uncheck();
      await person.page.keyboard.press("Escape");
    }
    const mark = person.frames.mark();
    await person.editor("Start").pressSequentially("Who broke the build? ");
    if (off) await expect(hint(person)).toHaveCount(0);
    else await expect(hint(person)).toContainText(says(nudge.who("Who broke")));
    await person.editor("Start").press("Enter");
    await expect(person.text("Who broke the build?")).toBeVisible();
    shapes.push(person.frames.since(mark, "sent").map(({ text }) => text).filter((text) => !text.includes('"ping"')).map((text) =>
      text.replace(/"(id|column|text|lock)":"[^"]*"/g, (all, name) => `"${name}":${all.length}`)));
  }
  expect(shapes[0]).toHaveLength(1);
  expect(shapes[0]).toEqual(shapes[1]);
});

test("its question is added behind the text by a press alone, and what was left is not pointed at again", async ({ browser }) => {
  const person = await writer(browser);
  const editor = person.editor("Start");
  await editor.pressSequentially("Das ist seine Sache. Er hat nicht getestet.");
  await expect(hint(person)).toContainText("Was hat das wahrscheinlich gemacht?");
  await expect(hint(person).locator("[lang=de]")).toHaveCount(1);
  await expect(editor).toHaveValue("Das ist seine Sache. Er hat nicht getestet.");
  await person.press(nudge.add);
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue("Das ist seine Sache. Er hat nicht getestet.\nWas hat das wahrscheinlich gemacht?");
  await expect(hint(person)).toHaveText("");
  await person.page.keyboard.press("ControlOrMeta+z");
  await expect(editor).toHaveValue("Das ist seine Sache. Er hat nicht getestet.");
  await editor.fill("This is careless. ");
  await expect(hint(person)).toContainText(says(nudge.blame("careless")));
  await person.press(nudge.leave);
  await expect(hint(person)).toHaveText("");
  await editor.pressSequentially("Careless, I say. It is his fault. ");
  await expect(hint(person)).toContainText(says(nudge.blame("his fault")));
  await person.page.getByRole("heading", { name: "Stop" }).click();
  await expect(person.button(nudge.add)).toBeHidden();
  await editor.click();
  await expect(person.button(nudge.add)).toBeVisible();
});

test("it knows the names of owners, and points at them in comments and in edits too", async ({ browser }) => {
  const person = await writer(browser, false);
  await person.write({ column: "Start", text: "Reviews" });
  await expect(person.topic("Reviews").getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  await person.openMenu("Reviews");
  await person.press(notes.editItem);
  const text = person.dialog().getByRole("textbox", { name: notes.editLabel });
  await text.fill("Ask Zoë. ");
  await expect(hint(person)).toHaveText("");
  await person.button(room.cancel, person.dialog()).click();
  await person.goTo("discuss");
  await person.press(discussion.start);
  await person.act("Pair on reviews", "Zoë, the team", "");
  await person.page.getByRole("textbox", { name: discussion.comment }).pressSequentially("Zoe\u0308 forgot it. ");
  await expect(hint(person)).toContainText(says(nudge.names("Zoë")));
  await person.look("board");
  await person.openMenu("Reviews");
  await person.press(notes.editItem);
  await text.fill("Ask Zoë. ");
  await expect(hint(person)).toContainText(says(nudge.names("Zoë")));
  await text.press("Enter");
  await expect(person.dialog()).toBeHidden();
  await expect(person.text("Ask Zoë.")).toBeVisible();
});

test("off stays off on this device until the menu brings it back", async ({ browser }) => {
  const person = await writer(browser);
  const editor = person.editor("Start");
  await editor.pressSequentially("She is to blame. ");
  await person.press(nudge.off);
  await expect(person.page.getByText(nudge.isOff)).toBeVisible();
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue("She is to blame. ");
  await person.page.reload();
  await person.isLive();
  await editor.pressSequentially("And he never asks: ");
  await person.press(room.menu);
  const setting = person.page.getByLabel(nudge.setting);
  await expect(setting).not.toBeChecked();
  await expect(hint(person)).toHaveCount(0);
  expect(await person.page.evaluate(() => localStorage.getItem("candor/nudge"))).toBe("off");
  await setting.check();
  await person.page.keyboard.press("Escape");
  await editor.click();
  await expect(hint(person)).toContainText(says(nudge.blame("he never")));
});

test("it is accessible, over a board and in a dialog", async ({ browser }) => {
  const person = await writer(browser);
  await person.write({ column: "Start", text: "One note" });
  const editor = person.editor("Start");
  await editor.pressSequentially("Nobody listens. ");
  await inEachLook(person.page, async (look) => {
    await expect(person.button(nudge.add)).toBeInViewport();
    await expect(person.button(nudge.off)).toBeInViewport();
    await expectNoViolations(person.page, `a nudge ${look.name}`);
  });
  await editor.fill("");
  await person.button(notes.edit("One note")).click();
  await person.dialog().getByRole("textbox", { name: notes.editLabel }).fill("He broke it. ");
  await expect(hint(person)).toContainText(says(nudge.blame("He broke")));
  await inEachLook(person.page, async (look) => expectNoViolations(person.page, `a nudge in a dialog ${look.name}`));
});

test("where it does not come, notes are saved as ever (S5)", async ({ browser }) => {
  const person = await writer(browser);
  await keepAway(person.page, "nudge");
  await person.page.reload();
  await person.isLive();
  await person.write({ column: "Start", text: "Whose fault is it?" });
  await expect(hint(person)).toHaveCount(0);
});
