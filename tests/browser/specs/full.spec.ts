// A room that has as many connections as it may, or gives no seat just now: the page says so, and comes in
// by itself.

import { expect, test } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { crowd, pages, room } from "../lib/names.ts";
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

test("whoever joins in a crowd reads along, and gets a seat by itself (F5, L1)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Crowd", tick: 2 });
  const guest = await Person.arrive(browser, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  // Hundreds would have to join within a second: of this page's wish the server does not hear at first.
  let isCrowded = true;
  await guest.page.routeWebSocket(/\/api\/ws\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((said) => server.send(isCrowded ? String(said).replace('"join":true', '"join":false') : said));
  });
  await guest.open(await leader.link());
  await guest.press(room.join);
  await expect(guest.page.getByText(crowd.waits)).toBeVisible();
  await expectNoViolations(guest.page, "a crowd");
  isCrowded = false;
  await expect(guest.button(room.meReady)).toBeVisible({ timeout: 30_000 });
  await expect(guest.page.getByText(crowd.waits)).toHaveCount(0);
});
