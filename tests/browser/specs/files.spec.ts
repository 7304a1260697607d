// What is taken along, and what a room begins with: exports, files, lists, the next retro (K4).

import { expect, test, type Browser } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { files, home, notes, panels, voting, wrapUp } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";

/** Somebody who has led a small retro to its end. */
async function retro(browser: Browser): Promise<Person> {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Sprint 7", tick: 2, alone: true, hiding: false });
  await leader.write({ column: "Start", text: "=1+1 is a formula" });
  await leader.write({ column: "Stop", text: "Late\nmeetings" });
  for (const text of ["=1+1 is a formula", "Late\nmeetings"]) {
    await expect(leader.topic(text).getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  }
  await leader.goTo("vote");
  await leader.openRound(3, 3);
  await leader.vote("=1+1 is a formula", 2);
  await leader.closeRound();
  await leader.goTo("wrap_up");
  await leader.act("Cache builds", "Ana", "2026-12-01");
  await leader.act("Tidy up", "Bo", "next Friday");
  await leader.page.getByRole("checkbox", { name: "Done: Tidy up" }).click();
  await expect(leader.page.getByText("Tidy up").and(leader.page.locator(".action-done *"))).toBeVisible();
  return leader;
}

/** At home, with a file chosen. */
async function choose(person: Person, name: string, text: string): Promise<void> {
  await person.page.goto(origin());
  await person.press(files.open);
  await person.dialog().getByLabel(files.choose, { exact: true })
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

const undated = (json: string): string => json.replace(/"day": "[^"]*"/, '"day": ""');

test("a board opens again from its file, and exports the same (K4)", async ({ browser }) => {
  const leader = await retro(browser);
  const { name, text } = await leader.file("json");
  expect(name).toMatch(/^retro-sprint-7-\d{4}-\d\d-\d\d\.json$/);
  const link = new URL(await leader.link());
  for (const secret of [link.hash.slice(2), link.pathname.slice(3)]) expect(text).not.toContain(secret);

  const other = await Person.arrive(browser);
  await choose(other, name, text);
  await expect(other.dialog().getByText("2 topics, 0 comments, 2 actions")).toBeVisible();
  await expectNoViolations(other.page, "open a board");
  await other.button(files.create, other.dialog()).click();
  await other.isLive();
  await other.isAt("wrap_up");
  await expect(other.text("Cache builds")).toBeVisible();
  expect(undated((await other.file("json")).text)).toBe(undated(text));
  expect(undated((await other.file("csv")).text)).toBe(undated((await leader.file("csv")).text));

  // Sealed anew, in another room, and nobody's to edit.
  expect(new URL(await other.link()).hash).not.toBe(link.hash);
  await other.look("board");
  await expect(other.text("=1+1 is a formula")).toBeVisible();
  await expect(other.page.getByText("yours", { exact: true })).toHaveCount(0);
  await other.look("results");
  await expect(other.page.getByText(/^1 ballot counted/)).toBeVisible();
});

test("the other files and the print are whole, and show no control", async ({ browser }) => {
  const leader = await retro(browser);
  const { page } = leader;
  const csv = (await leader.file("csv")).text;
  expect(csv).toContain('"note","Start","\'=1+1 is a formula"');
  const ics = await leader.file("ics");
  expect(ics.name).toMatch(/\.ics$/);
  expect(ics.text).toContain("DTSTART;VALUE=DATE:20261201\r\n");
  expect(ics.text).not.toContain("Tidy up");
  expect(ics.text).not.toMatch(/#|http/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Sprint 7" }).and(page.locator(".minutes *"))).toBeVisible();
  await expect(page.getByRole("row", { name: /Cache builds Ana 2026-12-01/ })).toBeVisible();
  for (const control of await page.locator("button, input, textarea, select, nav").all()) {
    await expect(control).toBeHidden();
  }
});

test("hostile files give a plain sentence, and no room", async ({ browser }) => {
  const person = await Person.arrive(browser);
  const deep = "[".repeat(100_000);
  for (const [name, text, says] of [
    ["a.json", '{"candor":1', /looks like JSON and is not/],
    ["b.json", deep, /looks like JSON and is not/],
    ["c.json", '{"__proto__":{"candor":1}}', /no board that Candor exported/],
    ["d.json", '{"candor":9}', /newer Candor/],
    ["e.json", '{"candor":1,"columns":[{"name":7}]}', /not as it has to be, at: columns\[0\]\.name/],
    ["f.csv", 'Text\n"never', /begins in line 2 never ends/],
    ["g.csv", "PNG\0\0", /no text in UTF-8/],
    ["h.csv", "x".repeat(4_200_000), /larger than 4 MB/],
  ] as const) {
    await choose(person, name, text);
    await expect(person.dialog().getByRole("alert").filter({ hasText: says }), name).toBeVisible();
    await expect(person.button(files.create, person.dialog())).toHaveCount(0);
  }
  await expectNoViolations(person.page, "a file with a fault");
  await person.page.goto(origin());
  await expect(person.page.getByRole("heading", { name: home.recent })).toHaveCount(0);
});

test("a table of another tool comes in with its faulty row left out", async ({ browser }) => {
  const person = await Person.arrive(browser);
  await choose(person, "board.csv", "\ufeffList;Wording;Likes\nMad;\"Late; again\";2\nMad;;9\nGlad;<b>Lunch</b>;1\n");
  const dialog = person.dialog();
  await expect(dialog.getByText("0 notes will be taken, 3 rows are left out.")).toBeVisible();
  await dialog.getByLabel(files.whatText).selectOption("Wording");
  await expect(dialog.getByText("2 notes will be taken, 1 row is left out.")).toBeVisible();
  await expect(dialog.getByText("Line 3: no text.")).toBeVisible();
  await expect(dialog.getByRole("region", { name: files.firstRows }).getByText("Late; again")).toBeVisible();
  await expectNoViolations(person.page, "open a table");
  await person.button(files.create, dialog).click();
  await person.isLive();
  await person.isAt("group");
  await expect(person.column("Mad").getByText("Late; again")).toBeVisible();
  await expect(person.column("Glad").getByText("<b>Lunch</b>")).toBeVisible();
});

test("a list becomes a room for nothing but voting", async ({ browser }) => {
  const person = await Person.arrive(browser);
  await person.page.goto(origin());
  await person.press(files.list);
  const dialog = person.dialog();
  await dialog.getByLabel(files.listName).fill("What first?");
  await expect(person.button(files.create, dialog)).toBeDisabled();
  await dialog.getByLabel(files.listTopics).fill("- Payments\n- Search\n\n3. Dark mode");
  await expect(dialog.getByText("3 topics")).toBeVisible();
  await expectNoViolations(person.page, "vote on a list");
  await person.button(files.create, dialog).click();
  await person.isLive();
  await person.uncover();
  await person.isAt("vote");
  for (const topic of ["Payments", "Search", "Dark mode"]) await expect(person.text(topic)).toBeVisible();
  await person.openRound(2, 1);
  await person.vote("Search");
  await expect(person.button(voting.close)).toBeVisible();
});

test("the next retro carries what is open, from the room and from its file", async ({ browser }) => {
  const leader = await retro(browser);
  const { name, text } = await leader.file("json");
  const old = new URL(leader.page.url()).pathname;
  await leader.press(wrapUp.next);
  await expectNoViolations(leader.page, "the next retro");
  await leader.dialog().getByLabel(files.title).fill("Sprint 8");
  await leader.button(files.create, leader.dialog()).click();
  await expect(leader.page).not.toHaveURL(new RegExp(old));
  await leader.isLive();
  await leader.uncover();
  await leader.isAt("check_in");
  await expect(leader.page.getByRole("heading", { name: "Sprint 8" })).toBeVisible();
  await leader.look("wrap_up");
  await expect(leader.text("Cache builds")).toBeVisible();
  await expect(leader.text("Tidy up")).toHaveCount(0);
  await leader.look("board");
  await expect(leader.text("=1+1 is a formula")).toHaveCount(0);
  await leader.page.goto(origin());
  for (const title of ["Sprint 7", "Sprint 8"]) await expect(leader.page.getByText(title, { exact: true })).toBeVisible();

  const other = await Person.arrive(browser);
  await choose(other, name, text);
  await other.dialog().getByLabel(files.asNext).check();
  await other.dialog().getByLabel(files.columns).selectOption("4Ls");
  await other.button(files.create, other.dialog()).click();
  await other.isLive();
  await expect(other.text("Cache builds")).toBeVisible();
  await other.look("board");
  await expect(other.column("Longed for")).toBeVisible();
  await other.look("wrap_up");
  await expect(other.text("Cache builds")).toBeVisible();
  await expect(other.button(panels.wrap_up)).toBeVisible();
});
