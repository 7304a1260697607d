// A room that has as many connections as it may: the page says so, and comes in by itself.

import { expect, test } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { pages } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { startServer } from "../lib/server.ts";

test("whoever meets a full room is let in by itself once somebody leaves (L1)", async ({ browser }) => {
  const server = await startServer("--max-connections-per-room", "1");
  try {
    const leader = await Person.arrive(browser);
    await leader.create({ title: "Full", tick: 2 }, server.origin);
    const link = await leader.link();
    // Half of the places are for those who only watch, as everybody does before they join.
    const first = await Person.arrive(browser);
    await first.page.goto(link);
    await first.isLive();
    const guest = await Person.arrive(browser);
    await guest.page.goto(link);
    await expect(guest.page.getByRole("heading", { level: 1 })).toHaveText(pages.full);
    await expect(guest.page.getByText(pages.tryIn)).toBeVisible();
    await expectNoViolations(guest.page, "a full room");
    await guest.press(pages.again);
    await expect(guest.page.getByText(pages.tryIn)).toBeVisible();
    await first.leave();
    await expect(guest.page.getByRole("heading", { level: 1 })).toHaveText("Full", { timeout: 45_000 });
    await guest.isLive();
  } finally {
    await server.stop();
  }
});
