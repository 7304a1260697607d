// One screen on the wall, six phones in front of it: a retro in one room, and what the wall must never
// show or say.

import { expect, test } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { inEachLook, inTurn, named, WALL_LOOKS } from "../lib/looks.ts";
import { leadBar, notes, pages, projector, room, stages } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { readCode } from "../lib/qr-reader.ts";
import { Wall, wallLink } from "../lib/wall.ts";
import { aroundTheWall, PHONE } from "../lib/wall-retro.ts";

/** Type that is read from five metres, as a part of the screen's height. */
const READABLE = 1 / 40;

/** What is looked at on the largest screens as well: the fullest lists and the largest type. */
const LARGE = new Set(["check_in", "write", "results"]);

/** What a viewer without a seat is told of itself. */
const NOBODY = { type: "you", leads: false, ready: false, ballot: null, answer: null, stands: false, agrees: false };

/** Everything that a wall sent and was told in private says that it is nobody (A2, A12). */
function saysNothingOfAnybody(wall: Wall): void {
  const sent = wall.frames.since(0, "sent").map((frame) => JSON.parse(frame.text) as Record<string, unknown>);
  const hellos = sent.filter((frame) => frame["type"] === "hello");
  expect(hellos.length).toBeGreaterThan(0);
  for (const hello of hellos) {
    expect(Object.keys(hello).filter((name) => name !== "resume").sort()).toEqual(["door", "join", "protocol", "type"]);
    expect(hello["join"]).toBe(false);
  }
  expect(sent.filter((frame) => !["hello", "ping"].includes(String(frame["type"])))).toEqual([]);
  const told = wall.frames.since(0, "received").map((frame) => JSON.parse(frame.text) as Record<string, unknown>);
  const yours = told.filter((frame) => frame["type"] === "you");
  for (const you of yours) expect(you).toEqual(NOBODY);
  expect(wall.frames.seat()).toBeNull();
}

test("six people with phones hold a retro around a projector, which is read from afar and accessible", async ({ browser }) => {
  test.setTimeout(480_000);
  const seen: string[] = [];
  const next = inTurn(named(WALL_LOOKS, "light-1920", "dark-3840"), named(WALL_LOOKS, "dark-1920", "light-3840"));
  await aroundTheWall(browser, async (wall, screen) => {
    seen.push(screen);
    await inEachLook(wall.page, async (look) => {
      await wall.hasNoControls();
      expect(await wall.smallestType(), `${screen} ${look.name}`).toBeGreaterThanOrEqual(READABLE);
      await wall.cutsNothingOff();
      if (look.width === 1920) await expectNoViolations(wall.page, `projector ${screen} ${look.name}`);
    }, next().filter(({ width }) => width === 1920 || LARGE.has(screen)));
    saysNothingOfAnybody(wall);
  });
  expect(seen).toContain("poll-result");
});

test("a projector in the browser of whoever leads shows and sends nothing of theirs (A2, A12)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Same laptop", tick: 2 });
  const link = await leader.link();
  await leader.goTo("write");
  await leader.write({ column: "Start", text: "Mine, and hidden" });
  await leader.editor("Start").fill("Half a thought");
  const wall = await Wall.open((await leader.tab()).page, link);
  await expect(wall.count(room.hiddenFew)).toBeVisible({ timeout: 20_000 });
  const shows = async (text: string): Promise<boolean> =>
    (await wall.page.evaluate(() => document.documentElement.outerHTML)).includes(text);
  expect(await shows("Mine, and hidden")).toBe(false);
  expect(await shows("Half a thought")).toBe(false);
  await leader.editor("Start").fill("Another half");
  await leader.ready();
  await leader.reveal();
  await expect(wall.text("Mine, and hidden")).toBeVisible({ timeout: 20_000 });
  expect(await shows("Another half")).toBe(false);
  expect(await shows(notes.mine)).toBe(false);
  await wall.hasNoControls();
  saysNothingOfAnybody(wall);
  // And it takes nothing away from whoever leads.
  await leader.page.reload();
  await leader.isLive();
  await expect(leader.editor("Start")).toHaveValue("Another half");
  await leader.goTo("group");
});

test("the code on the wall is the link for everybody, in light and in dark, large and small (A13)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Scan me" });
  const link = await leader.link();
  const wall = await Wall.hang(browser, link);
  expect(new URL(wall.page.url()).hash).toBe("");
  await inEachLook(wall.page, async () => expect(await readCode(wall.code())).toBe(link), WALL_LOOKS);
  await leader.goTo("write");
  await expect(wall.title(projector.joinTitle)).toBeHidden();
  expect(await readCode(wall.code())).toBe(link);
  await wall.page.reload();
  expect(await readCode(wall.code())).toBe(link);
});

test("the code in the dialog is the link for everybody, never the one for leading", async ({ browser }) => {
  const leader = await Person.arrive(browser, { colorScheme: "dark" });
  await leader.create({ title: "Scan me" });
  await leader.press(room.share);
  const code = leader.dialog().getByRole("img", { name: projector.code });
  await expect(code).toBeHidden();
  await leader.press(projector.showCode);
  const link = await leader.page.getByRole("textbox", { name: room.link }).inputValue();
  expect(await readCode(code)).toBe(link);
  await expect(leader.page.getByRole("textbox", { name: projector.link })).toHaveValue(wallLink(link));
  await expectNoViolations(leader.page, "share with code");
});

test("a projector's address without its key says what is missing", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Cut off" });
  const link = await leader.link();
  const stranger = await Person.arrive(browser);
  await stranger.page.goto(wallLink(link.replace(/#.*/, "")));
  await expect(stranger.page.getByRole("heading", { level: 1 })).toHaveText(pages.noKey);
});

test("on a phone, opening the link and pressing Join is all before writing", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Two taps" });
  const link = await leader.link();
  const phone = await Person.arrive(browser, PHONE);
  await phone.open(link);
  await expect(phone.button(room.join)).toBeInViewport({ ratio: 1 });
  await phone.button(room.join).tap();
  await expect(phone.editor("Start")).toBeFocused();
  await expect(phone.editor("Start")).toBeInViewport({ ratio: 1 });
  await phone.page.keyboard.type("Two taps, then words");
  await phone.page.keyboard.press("Enter");
  await expect(phone.text("Two taps, then words")).toBeVisible();
});

test("on a phone, whoever leads has what it takes under one thumb, and it covers no editor (F2)", async ({ browser }) => {
  const leader = await Person.arrive(browser, PHONE);
  await leader.create({ title: "One thumb", tick: 2, alone: true });
  const bar = leader.page.getByRole("region", { name: leadBar.label });
  const inReach = async (...wanted: string[]): Promise<void> => {
    for (const name of wanted) {
      const button = leader.button(name);
      await expect(button).toHaveCount(1);
      await expect(button).toBeInViewport({ ratio: 1 });
      const box = (await button.boundingBox())!;
      expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(44);
      expect(box.y, name).toBeGreaterThan(844 * 0.75);
    }
    await expectNoViolations(leader.page, `one thumb: ${wanted.join(", ")}`);
  };
  await inReach(leadBar.on(stages.write), room.timer);
  await leader.button(leadBar.on(stages.write)).tap();
  await leader.isAt("write");
  const edge = (await bar.boundingBox())!;
  const editor = (await leader.editor("Start").boundingBox())!;
  expect(editor.y + editor.height).toBeLessThanOrEqual(edge.y);
  await leader.write({ column: "Start", text: "A note" });
  await inReach(room.reveal, leadBar.back(stages.check_in), leadBar.on(stages.group), room.timer);
  await leader.button(room.timer).tap();
  await expect(leader.button(room.start, leader.dialog())).toBeInViewport({ ratio: 1 });
  await leader.page.keyboard.press("Escape");
  await leader.ready();
  await leader.button(room.reveal).tap();
  await expect(leader.button(notes.anyMore)).toBeVisible({ timeout: 20_000 });
  await leader.goTo("vote");
  await inReach("Open a round…");
  await leader.openRound(3, 1);
  await inReach("Close the round…", leadBar.on(stages.discuss));
  await leader.goTo("discuss");
  await inReach("Start with the first topic", leadBar.back(stages.vote));
  // With a keyboard on the screen it makes room; what it held is where it is on a larger screen.
  await leader.page.setViewportSize({ width: 390, height: 440 });
  await expect(bar).toBeHidden();
  await expect(leader.button("Start with the first topic")).toBeVisible();
});
