// Every screen of the page, one after another, for whoever wants to check or draw it.

import { expect, type Browser, type Page } from "@playwright/test";

import { Gathering, WAY } from "./gathering.ts";
import { actions, grouping, home, notes, pages, room, voting } from "./names.ts";
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

  const opened = async (screen: string, ...presses: string[]): Promise<void> => {
    for (const name of presses) await person.press(name);
    await expect(person.dialog()).toBeVisible();
    await see(page, `dialog-${screen}`);
    await page.keyboard.press("Escape");
    await expect(person.dialog()).toBeHidden();
  };
  await opened("share", room.share, room.showLeading);
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
  ];
  for (const [screen, path, title] of wanted) {
    const stranger = await Person.arrive(browser);
    await stranger.page.goto(new URL(path, link).href);
    await expect(stranger.page.getByRole("heading", { level: 1 })).toHaveText(title);
    await see(stranger.page, screen);
    await stranger.leave();
  }
}

/** The projector's page in every stage, with what happens in between. */
export async function wallScreens(browser: Browser, see: See): Promise<void> {
  await aroundTheWall(browser, async (wall, screen) => see(wall.page, `projector-${screen}`));
}
