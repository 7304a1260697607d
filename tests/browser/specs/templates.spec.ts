// What a retro asks: an incident review from end to end, and a template of one's own.

import { expect, test, type Browser, type Locator } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { files, home, now, room, stages, voting } from "../lib/names.ts";
import { origin, Person } from "../lib/person.ts";

const PARTS = ["What happened", "What surprised us", "What made it likely", "What helped", "What we change"];
const DEFAULT = "The new key was active before anybody had it";

async function review(browser: Browser): Promise<Person[]> {
  const people = await Promise.all([1, 2, 3].map(() => Person.arrive(browser)));
  const [leader, ...guests] = people as [Person, ...Person[]];
  await leader.create({ title: "Certificates, 12 November", template: "Blameless incident review", tick: 2 });
  const link = await leader.link();
  await Promise.all(guests.map((guest) => guest.join(link)));
  return people;
}

test("an incident is reviewed from what happened to what changes, and every stage speaks of the system", async ({ browser }) => {
  test.setTimeout(240_000);
  const people = await review(browser);
  const [leader, ana, jo] = people as [Person, Person, Person];
  const said: string[] = [];
  const listen = async (): Promise<void> => {
    said.push(await jo.page.getByRole("region", { name: now }).getByRole("paragraph").first().innerText());
  };
  await listen();
  await leader.goTo("write");
  await listen();
  for (const part of PARTS) await expect(jo.column(part)).toBeVisible();
  await leader.write({ column: "What happened", text: "14:02 the first handshake failed" });
  await leader.write({ column: "What helped", text: "The old key still lay in the vault" });
  await ana!.write({ column: "What made it likely", text: DEFAULT });
  await jo.write({ column: "What surprised us", text: "The dashboard stayed green" });
  await jo.write({ column: "What we change", text: "Alarm on failed handshakes" });
  for (const person of people) await person.ready();
  await expect(leader.count("5 notes hidden")).toBeVisible({ timeout: 20_000 });
  await leader.reveal();
  await expect(jo.text(DEFAULT)).toBeVisible({ timeout: 20_000 });
  await leader.goTo("group");
  await listen();
  await ana!.group("The dashboard stayed green", DEFAULT);
  await leader.goTo("vote");
  await listen();
  await leader.openRound(2, 2);
  for (const person of people) await person.vote(DEFAULT, 2);
  await expect(leader.count(room.voted(3))).toBeVisible({ timeout: 20_000 });
  await leader.closeRound();
  await leader.press(voting.discuss);
  await leader.isAt("discuss");
  await listen();
  await expect(jo.focus()).toContainText(DEFAULT);
  await jo.comment("A key that nobody has could not be active by default.");
  await leader.goTo("wrap_up");
  await listen();
  await leader.act("Activate a key once all have it", "Platform", "2026-12-01");
  await expect(jo.text("Activate a key once all have it")).toBeVisible({ timeout: 20_000 });

  expect(new Set(said).size).toBe(Object.keys(stages).length);
  for (const sentence of said) expect(sentence).not.toMatch(/\bwho\b|\bwhose\b|\bfault\b|\bblame/i);
  expect(said[0]).toContain("Every action made sense");
  const { markdown } = await leader.download();
  for (const part of [DEFAULT, "The dashboard stayed green", "14:02 the first handshake failed", "Activate a key once all have it", "Platform"]) {
    expect(markdown).toContain(part);
  }
  expect(markdown.indexOf(DEFAULT)).toBeLessThan(markdown.indexOf("14:02 the first handshake failed"));
});

test("columns of one's own are kept in the browser, shared as a link that asks no server, and removed", async ({ browser }) => {
  const maker = await Person.arrive(browser);
  await maker.page.goto(origin());
  await maker.page.getByRole("radio", { name: home.template("Lean Coffee") }).check();
  await maker.press(home.keepTemplate);
  await maker.page.getByRole("textbox", { name: home.templateName }).fill("Friday coffee");
  await expectNoViolations(maker.page, "keeping a template");
  await maker.button(room.save).click();
  const own = maker.page.getByRole("radio", { name: home.template("Friday coffee") });
  await expect(own).toBeChecked();
  await maker.page.reload();
  await own.check();
  await maker.press(home.shareTemplate);
  await expect(maker.page.getByText(home.linkCopied)).toBeVisible();
  const link = await maker.paste();
  expect(new URL(link).hash.length).toBeGreaterThan(10);
  expect(new URL(link).origin + new URL(link).pathname).toBe(`${origin()}/`);

  const other = await Person.arrive(browser);
  const asked: string[] = [];
  other.page.on("request", (request) => asked.push(request.url()));
  await other.page.goto(link);
  await expect(other.page.getByRole("radio", { name: home.template("Friday coffee") })).toBeChecked();
  await expect(other.page.getByText(home.sent)).toBeVisible();
  await expectNoViolations(other.page, "a template that came by its link");
  for (const url of asked) expect(url).not.toContain(new URL(link).hash.slice(1));
  await other.press(home.create);
  await other.isLive();
  await other.uncover();
  await other.goTo("write");
  await expect(other.editor("Topics")).toBeVisible();

  await maker.press(home.dropTemplate);
  await expect(maker.page.getByRole("heading", { name: home.dropTitle })).toBeVisible();
  await maker.button(room.cancel, maker.dialog()).click();
  await expect(own).toBeChecked();
  await maker.press(home.dropTemplate);
  await maker.button(home.remove, maker.dialog()).click();
  await expect(own).toHaveCount(0);
});

test("columns that were edited are there again when their template is, and none goes without a name", async ({ browser }) => {
  const maker = await Person.arrive(browser);
  const { page } = maker;
  await page.goto(origin());
  const name = (n: number): Locator => page.getByRole("textbox", { name: home.columnName(n) });
  const template = (of: string): Locator => page.getByRole("radio", { name: home.template(of) });
  await template("Lean Coffee").check();
  await name(1).fill("Beans");
  await maker.press(home.addColumn);
  await template("Start, Stop, Continue").check();
  await expect(name(1)).toHaveValue("Start");
  await template("Lean Coffee").check();
  await expect(name(1)).toHaveValue("Beans");
  const all = await page.getByRole("textbox", { name: /^Name of column/ }).count();
  await name(all).fill(" ");
  await maker.press(home.create);
  await maker.isLive();
  await expect(maker.column("Beans")).toBeVisible();
  await expect(maker.column(home.unnamed(all))).toBeVisible();
});

test("what goes wrong in a dialog is said there, in words that fit, and not on the page behind it", async ({ browser }) => {
  const maker = await Person.arrive(browser);
  const { page } = maker;
  await page.goto(origin());
  await page.route("**/api/rooms", (route) => route.abort());
  await maker.press(files.list);
  await maker.dialog().getByLabel(files.listTopics).fill("Only one");
  await maker.button(home.create, maker.dialog()).click();
  await expect(page.getByText(home.unreachable)).toHaveCount(1);
  await expect(page.getByText(/columns are still here/)).toHaveCount(0);
  await maker.button(room.cancel, maker.dialog()).click();
  await expect(page.getByText(home.unreachable)).toHaveCount(0);
  await maker.press(home.create);
  await expect(page.getByText(home.unreachable)).toHaveCount(1);
});
