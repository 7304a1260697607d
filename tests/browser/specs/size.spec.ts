// What the first load costs, and that it asks nobody else.

import { expect, test, type Page } from "@playwright/test";

import { Person, origin } from "../lib/person.ts";

/** The most that a first load may transfer, in bytes, as encoded on the wire. */
const BUDGET = 60 * 1024;

/** Bytes that a page transfers, heads included, and the addresses that it asked. */
class Transfers {
  bytes = 0;
  readonly asked: string[] = [];

  static async of(page: Page): Promise<Transfers> {
    const transfers = new Transfers();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    session.on("Network.loadingFinished", (event) => (transfers.bytes += event.encodedDataLength));
    session.on("Network.requestWillBeSent", (event) => transfers.asked.push(event.request.url));
    session.on("Network.webSocketCreated", (event) => transfers.asked.push(event.url));
    session.on("Network.webSocketFrameReceived", (event) => {
      transfers.bytes += event.response.payloadData.length;
    });
    return transfers;
  }

  /** The hosts that were asked. */
  hosts(): string[] {
    const real = this.asked.filter((address) => !address.startsWith("data:"));
    return [...new Set(real.map((address) => new URL(address).host))];
  }
}

test("the home page loads with less than 60 KB, all from one origin (A13)", async ({ page }) => {
  const transfers = await Transfers.of(page);
  await page.goto(origin(), { waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(transfers.bytes).toBeGreaterThan(1_000);
  expect(transfers.bytes).toBeLessThan(BUDGET);
  expect(transfers.hosts()).toEqual([new URL(origin()).host]);
});

test("a room loads with less than 60 KB, all from one origin (A13)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Small" });
  const link = await leader.link();
  const guest = await Person.arrive(browser);
  const transfers = await Transfers.of(guest.page);
  await guest.join(link);
  expect(transfers.bytes).toBeGreaterThan(1_000);
  expect(transfers.bytes).toBeLessThan(BUDGET);
  expect(transfers.hosts()).toEqual([new URL(origin()).host]);
  const key = new URL(link).hash.slice(1);
  expect(transfers.asked.filter((address) => address.includes(key))).toEqual([]);
});

test("the page sets no cookie and keeps the key out of the address bar (A13)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Traceless" });
  const link = await leader.link();
  const guest = await Person.arrive(browser);
  await guest.join(link);
  for (const person of [leader, guest]) {
    expect(await person.page.context().cookies()).toEqual([]);
    expect(new URL(person.page.url()).hash).toBe("");
  }
});
