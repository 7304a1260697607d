// Experiments, and the review of what an earlier retro left open (S5).

import { expect, test } from "../lib/test.ts";

import { carryOver } from "../lib/carried.ts";
import { actions, experiment, review, room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { Wall } from "../lib/wall.ts";

const REVIEW = "Review within a day";

test("an experiment is made, survives a reload half typed, is edited, and becomes a plain action again (S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  const { page } = leader;
  await leader.create({ title: "Experiments", tick: 2 });
  const viewer = await Person.arrive(browser);
  await viewer.open(await leader.link());
  await leader.goTo("wrap_up");
  await page.getByLabel(actions.text).fill(REVIEW);
  await page.getByLabel(actions.due, { exact: true }).fill("2026-12-03");
  await expect(page.getByText(/^Thursday,? 3 December 2026$/)).toBeVisible();
  await leader.press(experiment.make);
  await page.getByLabel(experiment.hypothesis).fill("pairs are faster");
  await leader.press(actions.add);
  await expect(page.getByText(experiment.half)).toBeVisible();
  await page.reload();
  await leader.isLive();
  await expect(page.getByLabel(experiment.hypothesis)).toHaveValue("pairs are faster");
  await expect(page.getByLabel(actions.text)).toHaveValue(REVIEW);
  await page.getByLabel(experiment.measure).fill("the days that reviews take");
  await page.getByLabel(experiment.look, { exact: true }).fill("next sprint");
  await leader.press(actions.add);
  await expect(viewer.text("We believe that pairs are faster")).toBeVisible();
  await expect(viewer.text("We will know by the days that reviews take")).toBeVisible();
  await expect(viewer.text("we look again: next sprint")).toBeVisible();
  await expect(viewer.text("by 3 Dec 2026")).toBeVisible();
  await expect(page.getByLabel(experiment.hypothesis)).toHaveCount(0);
  await expect(page.getByLabel(actions.text)).toBeFocused();

  await leader.press(actions.edit(REVIEW));
  await leader.dialog().getByLabel(experiment.hypothesis).fill("pairs are much faster");
  await leader.button(room.save, leader.dialog()).click();
  await expect(viewer.text("We believe that pairs are much faster")).toBeVisible();
  await leader.press(actions.edit(REVIEW));
  await leader.button(experiment.unmake, leader.dialog()).click();
  await leader.button(room.save, leader.dialog()).click();
  await expect(viewer.text("We believe that pairs are much faster")).toHaveCount(0);
  await expect(viewer.text(REVIEW)).toBeVisible();
});

test("a day is chosen in the browser's calendar, from the keyboard too", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  const { page } = leader;
  await leader.create({ title: "Days", tick: 2 });
  await leader.goTo("wrap_up");
  const due = page.getByLabel(actions.due, { exact: true });
  await due.fill("2026-12-03");
  await leader.button(actions.pickDate(actions.due)).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(due).toHaveValue("2026-12-04");
  await expect(due).toBeFocused();
  await expect(page.getByText(/^Friday,? 4 December 2026$/)).toBeVisible();
});

test("at check-in, everybody goes through the actions of last time, and can choose again", async ({ browser }) => {
  const [why, rota, pair] = ["Write down why", "A rota for support", "Pair on reviews"] as const;
  const links = await carryOver([
    { text: why, owner: "Ana", due: "2026-12-03" },
    { text: rota, owner: "Jo" },
    { text: pair, hypothesis: "pairs are faster", measure: "the days that reviews take" },
  ]);
  const leader = await Person.arrive(browser);
  await leader.join(links.leading);
  const guest = await Person.arrive(browser);
  await guest.open(links.joining);
  await expect(guest.page.getByRole("heading", { name: review.title })).toBeVisible();
  await expect(guest.button(review.choose("Keep", why))).toHaveCount(0);
  await guest.press(room.join);
  await expect(guest.status(review.progress(0, 3))).toBeVisible();

  await guest.press(review.choose("Keep", why));
  await leader.press(review.choose("Drop", rota));
  await expect(leader.status(review.progress(2, 3))).toBeVisible();
  await expect(guest.button(review.choose("Drop", rota))).toHaveAttribute("aria-pressed", "true");
  await guest.press(review.choose("Done", pair));
  await expect(leader.status(review.progress(3, 3))).toBeVisible();
  await guest.press(review.choose("Done", pair));
  await expect(leader.status(review.progress(2, 3))).toBeVisible();
  await leader.press(review.choose("Keep", pair));
  await expect(guest.button(review.choose("Keep", pair))).toHaveAttribute("aria-pressed", "true");

  await leader.goTo("wrap_up");
  await guest.isAt("wrap_up");
  const main = guest.page.getByRole("main");
  await expect(main.getByRole("checkbox")).toHaveCount(2);
  await expect(main.getByText(actions.kept)).toHaveCount(2);
  await expect(guest.page.getByRole("region", { name: actions.dropped }).getByText(rota)).toBeVisible();
  const wall = await Wall.hang(browser, links.joining);
  await expect(wall.text(why)).toBeVisible();
  await expect(wall.text(rota), "what was dropped is no action of this time").toHaveCount(0);
  await expect(wall.text("by 3 Dec 2026")).toBeVisible();
  await guest.look("review");
  await guest.press(review.choose("Keep", rota));
  await expect(leader.page.getByRole("region", { name: actions.dropped })).toHaveCount(0);
});
