// Whose network has made very many rooms waits a little, and loses nothing by it.

import { randomBytes } from "node:crypto";

import { expect, test } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { home } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { startServer } from "../lib/server.ts";

/** Rooms that one network makes at once: the server's bound. */
const AT_ONCE = 60;

test("who is told to wait with a room has what was typed still there, and makes it soon after (L1)", async ({ browser }) => {
  const server = await startServer("--trusted-proxy", "127.0.0.1");
  try {
    const person = await Person.arrive(browser, { extraHTTPHeaders: { "X-Forwarded-For": "192.0.2.7" } });
    const { page } = person;
    const api = `${server.origin}/api/rooms`;
    // Before the room of the form is made, others of the network make all that there may be.
    await page.route(api, async (route) => {
      const body = route.request().postDataJSON() as Record<string, unknown>;
      const make = async (): Promise<number> => {
        const data = { ...body, room: randomBytes(16).toString("base64url") };
        return (await page.request.post(api, { data, headers: { Origin: server.origin } })).status();
      };
      const made = await Promise.all(Array.from({ length: AT_ONCE }, make));
      expect(new Set(made)).toEqual(new Set([201]));
      await route.continue();
    }, { times: 1 });
    await page.goto(server.origin);
    await page.getByLabel(home.title).fill("The sixty-first");
    await person.press(home.create);
    await expect(page.getByText(home.manyRooms)).toBeVisible();
    await expect(page.getByLabel(home.title)).toHaveValue("The sixty-first");
    await expectNoViolations(page, "too many rooms");
    await expect(async () => {
      await person.press(home.create);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("The sixty-first", { timeout: 2_000 });
    }).toPass();
    await person.isLive();
  } finally {
    await server.stop();
  }
});
