// Every screen of the page, one after another, for whoever wants to check or draw it.

import { expect, type Browser, type Page } from "@playwright/test";

import { Gathering, WAY } from "./gathering.ts";
import { carryOver } from "./carried.ts";
import {
  actions, cover, experiment, finding, grouping, home, keys, lookAlike, meter, notes, pages, polls, print, review, room, signing, voting,
} from "./names.ts";
import { keepAway } from "./parts.ts";
import { origin, Person } from "./person.ts";
import { aroundTheWall } from "./wall-retro.ts";

/** Is shown a screen, by its name. */
export type See = (page: Page, screen: string) => Promise<void>;

export async function homeScreens(browser: Browser, see: See): Promise<void> {
  const person = await Person.arrive(browser);
  const { page } = person;
  await page.goto(origin());
  await expect(page.getByRole("heading", { name: home.make })).toBeVisible();
  await see(page, "home");
  await page.getByText(home.more).click();
  await page.getByLabel(home.alone).check();
  await see(page, "home-more");
  await page.getByLabel(home.title).fill("Been there");
  await person.press(home.create);
  await person.isLive();
  await page.goto(origin());
  await expect(page.getByRole("heading", { name: home.recent })).toBeVisible();
  await see(page, "home-recent");
  await person.leave();
}

export async function stageScreens(browser: Browser, see: See): Promise<void> {
  const there = await Gathering.meet(browser);
  const viewer = await Person.arrive(browser);
  await viewer.open(there.link);
  await see(viewer.page, "before-joining");
  for (const [stage, bring] of WAY) {
    await bring(there);
    await see(there.leader.page, `${stage}-leading`);
    await see(there.guests[0]!.page, `${stage}-seat`);
    if (stage === "discuss") await see(viewer.page, `${stage}-viewer`);
  }
  await there.leader.look("results");
  await expect(there.leader.page.getByText(voting.counted(3))).toBeVisible();
  await see(there.leader.page, "results");
}

/** The cover over every stage, for whoever leads and for others (A12). */
export async function coverScreens(browser: Browser, see: See): Promise<void> {
  const there = await Gathering.meet(browser);
  const { leader } = there;
  const guest = there.guests[0]!;
  for (const [stage, bring] of WAY) {
    await bring(there);
    if (stage === "check_in") await leader.ask("fist");
    for (const person of [leader, guest]) await person.cover();
    await see(leader.page, `covered-${stage}-leading`);
    await see(guest.page, `covered-${stage}-seat`);
    if (stage === "discuss") {
      await leader.press(room.share);
      await see(leader.page, "covered-share");
      await leader.press(room.close);
    }
    for (const person of [leader, guest]) await person.uncover();
    if (stage === "check_in") {
      await leader.closePoll(polls.destroyDo);
      await leader.press(polls.putAway);
    }
  }
  await leader.cover();
  await leader.page.goto(origin());
  await expect(leader.page.getByText(cover.recent)).toBeVisible();
  await see(leader.page, "covered-home");
}

/** Dialogs and menus, each opened, seen and closed. */
export async function dialogScreens(browser: Browser, see: See): Promise<void> {
  const person = await Person.arrive(browser);
  const { page } = person;
  await person.create({ title: "Dialogs", tick: 2, hiding: false });
  await person.write({ column: "Start", text: "One note" });
  await person.write({ column: "Stop", text: "Another note" });
  for (const text of ["One note", "Another note"]) {
    await expect(person.topic(text).getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  }

  const opened = async (screen: string, ...presses: (string | RegExp)[]): Promise<void> => {
    for (const name of presses) await person.press(name);
    await expect(person.dialog()).toBeVisible();
    await see(page, `dialog-${screen}`);
    await page.keyboard.press("Escape");
    await expect(person.dialog()).toBeHidden();
  };
  await opened("share", room.share, room.showLeading);
  await opened("print", room.menu, print.item);
  await opened("keys", room.menu, keys.item);
  await opened("look-alike", room.menu, lookAlike.item);
  await opened("meter", meter.button);
  for (const [screen, item] of [["forget-mine", room.forgetMine], ["forget-room", room.forgetRoom], ["erase", room.erase]] as const) {
    await opened(screen, room.menu, item);
  }
  const ofNote = [["edit", notes.editItem], ["delete", notes.deleteDo], ["group", grouping.groupWith],
    ["move", grouping.moveTo], ["name", grouping.name], ["take-off", grouping.takeOff]] as const;
  for (const [screen, item] of ofNote) {
    await person.openMenu("One note");
    await opened(screen, item);
  }
  await person.press(room.menu);
  await person.press(finding.item);
  await page.getByRole("searchbox", { name: finding.field }).fill("another");
  await expect(page.getByRole("search").getByText(finding.one)).toBeVisible();
  await see(page, "find");
  await page.keyboard.press("Escape");
  await person.press(room.menu);
  await see(page, "menu-room");
  await page.keyboard.press("Escape");
  await person.press(room.timer);
  await see(page, "menu-timer");
  await person.press(room.start);
  await person.goTo("vote");
  await opened("open-round", voting.open);
  await person.openRound(3, 2);
  await opened("close-round", voting.close);
  await person.goTo("wrap_up");
  await person.act("Try it", "Us", "soon");
  await opened("action", actions.edit("Try it"));
  await opened("delete-action", actions.remove("Try it"));
}

/** A poll on its way, from asking to all that were closed. */
export async function pollScreens(browser: Browser, see: See): Promise<void> {
  const there = await Gathering.meet(browser);
  const { leader, guests } = there;
  const viewer = await Person.arrive(browser);
  await viewer.open(there.link);
  await leader.press(polls.ask);
  await leader.dialog().getByRole("radio", { name: polls.kind(polls.kinds.question) }).check();
  await leader.page.getByLabel(polls.question, { exact: true }).fill("Where shall we meet next time?");
  for (const [index, text] of ["In the office", "Everybody at home", "By the lake, if it is warm"].entries()) {
    await leader.page.getByLabel(polls.option(index + 1), { exact: true }).fill(text);
  }
  await see(leader.page, "poll-ask");
  await leader.button(polls.askDo, leader.dialog()).click();
  await expect(guests[0]!.poll(polls.question)).toBeVisible();
  await see(guests[0]!.page, "poll-question");
  for (const person of there.seats) await person.answer("Everybody at home");
  await expect(leader.page.getByText(polls.answered(3))).toBeVisible({ timeout: 20_000 });
  await leader.closePoll();
  await expect(leader.poll(polls.result(polls.question))).toBeVisible();
  await see(leader.page, "poll-question-result");
  await leader.ask("safety");
  await expect(viewer.poll(polls.kinds.safety)).toBeVisible();
  await see(viewer.page, "poll-safety-viewer");
  await guests[0]!.answer("I say what is harmless");
  await see(guests[0]!.page, "poll-safety-answered");
  await guests[0]!.press(polls.fold);
  await see(guests[0]!.page, "poll-safety-folded");
  await leader.press(polls.close);
  await see(leader.page, "poll-close-below");
  await leader.button(polls.wait, leader.dialog()).click();
  await guests[1]!.answer("I keep my thoughts to myself");
  await leader.answer("I say nearly everything");
  for (const choice of ["I say nearly everything", "I say anything that matters"]) {
    const late = await Person.arrive(browser);
    await late.join(there.link);
    await late.answer(choice);
  }
  await expect(leader.page.getByText(polls.answered(5))).toBeVisible({ timeout: 20_000 });
  await leader.closePoll();
  await expect(leader.page.getByText(polls.guidance)).toBeVisible();
  await see(leader.page, "poll-safety-low");
  await see(guests[0]!.page, "poll-safety-result");
  await leader.press(polls.putAway);
  await leader.goTo("wrap_up");
  await expect(leader.page.getByRole("region", { name: polls.list, exact: true })).toBeVisible();
  await see(leader.page, "poll-list");
}

/** Reviewing, experimenting, stepping forward: each state that one can be in. */
export async function actionScreens(browser: Browser, see: See): Promise<void> {
  const links = await carryOver([
    { text: "Write down why we decided something", owner: "Ana", due: "2026-12-03" },
    { text: "A rota for support questions", owner: "Jo", due: "next sprint" },
    { text: "Pair on reviews", hypothesis: "pairs review within a day", measure: "the days that reviews take" },
  ]);
  const leader = await Person.arrive(browser);
  const { page } = leader;
  const viewer = await Person.arrive(browser);
  await viewer.open(links.joining);
  await leader.join(links.leading);
  await leader.press(review.choose("Done", "Write down why we decided something"));
  await leader.press(review.choose("Drop", "A rota for support questions"));
  await expect(leader.status(review.progress(2, 3))).toBeVisible();
  await see(page, "review");
  await see(viewer.page, "review-viewer");
  await leader.goTo("wrap_up");
  await leader.press(experiment.make);
  await page.getByLabel(experiment.look, { exact: true }).fill("2027-01-15");
  await see(page, "wrap_up-experiment");

  await leader.goTo("write");
  await leader.write({ column: "Start", text: "I broke the build on Friday" });
  await expect(leader.topic("I broke the build on Friday").getByText(notes.mine, { exact: true })).toBeVisible({ timeout: 20_000 });
  await leader.openMenu("I broke the build on Friday");
  await see(page, "menu-own-note");
  await leader.press(signing.begin);
  await expect(leader.dialog()).toBeVisible();
  await see(page, "dialog-sign");
  await leader.dialog().getByLabel(signing.name).fill("Ana");
  await leader.button(signing.run, leader.dialog()).click();
  await see(page, "signing");
  await expect(leader.signature("Ana")).toBeVisible({ timeout: 20_000 });
  await see(page, "signed");
  await leader.goTo("discuss");
  await leader.press("Start with the first topic");
  await see(page, "discuss-signed");
  await leader.press(signing.strikeFor("I broke the build on Friday"));
  await expect(leader.dialog()).toBeVisible();
  await see(page, "dialog-strike");
}

/** What goes wrong, and the way on. */
export async function faultScreens(browser: Browser, see: See): Promise<void> {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Faults", tick: 2, alone: true });
  await see(leader.page, "low-floor");
  const link = new URL(await leader.link());
  const other = link.pathname.replace(/.{4}$/, "AAAA").replace(/.$/, "A");
  const wrongKey = `#1${"A".repeat(43)}`;
  const wanted: [string, string, string][] = [
    ["no-key", link.pathname, pages.noKey],
    ["gone", other + link.hash, pages.gone],
    ["wrong-door", link.pathname + wrongKey, pages.wrongDoor],
    ["nowhere", "/nothing", pages.nowhere],
  ];
  for (const [screen, path, title] of wanted) {
    const stranger = await Person.arrive(browser);
    await stranger.page.goto(new URL(path, link).href);
    await expect(stranger.page.getByRole("heading", { level: 1 })).toHaveText(title);
    await see(stranger.page, screen);
    await stranger.leave();
  }
}

/** What shows where a part of the page does not come. */
export async function missingScreens(browser: Browser, see: See): Promise<void> {
  const person = await Person.arrive(browser);
  const { page } = person;
  await person.create({ title: "Parts", tick: 2, alone: true });
  const link = await person.link();
  await keepAway(page, "home", "over", "panels");
  await page.reload();
  await person.isLive();
  await person.press(room.share);
  await expect(page.getByText(pages.part)).toBeVisible();
  await see(page, "missing-dialog");
  await person.press(room.dismiss);
  await person.look("wrap_up");
  await expect(page.getByRole("heading", { name: pages.part })).toBeVisible();
  await see(page, "missing-panel");
  await page.goto(origin());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(pages.part);
  await see(page, "missing-home");
  await keepAway(page, "room");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(pages.part);
  await see(page, "missing-room");
}

/** The projector's page in every stage, with what happens in between. */
export async function wallScreens(browser: Browser, see: See): Promise<void> {
  await aroundTheWall(browser, async (wall, screen) => see(wall.page, `projector-${screen}`));
}
