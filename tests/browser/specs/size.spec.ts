// What the first load costs, and that it asks nobody else.

import { expect, test, type Browser, type Page } from "../lib/test.ts";

import { insecure, launchInsecure } from "../lib/chromium.ts";
import { comeIdle, withholdIdle } from "../lib/idle.ts";
import { home } from "../lib/names.ts";
import { Person, origin } from "../lib/person.ts";

/**
 * The page's first file, and that of a room; at home besides it the templates and the words of
 * creating, which a file that is opened needs too. More would come one after another.
 */
const SCRIPTS = { home: 4, room: 2 };

/** Bytes that a page transfers, heads included, and the addresses that it asked. */
class Transfers {
  bytes = 0;
  readonly asked: string[] = [];
  readonly encodings = new Set<string>();

  static async of(page: Page): Promise<Transfers> {
    const transfers = new Transfers();
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    session.on("Network.loadingFinished", (event) => (transfers.bytes += event.encodedDataLength));
    session.on("Network.requestWillBeSent", (event) => transfers.asked.push(event.request.url));
    session.on("Network.webSocketCreated", (event) => transfers.asked.push(event.url));
    session.on("Network.responseReceived", ({ response }) => {
      if (response.mimeType === "text/javascript") transfers.encodings.add(response.headers["content-encoding"] ?? "none");
    });
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

  scripts(): string[] {
    return this.asked.filter((address) => address.endsWith(".js"));
  }
}

/** A browser's way to the server, and what it asks for there. */
interface Way {
  name: string;
  encoding: string;
  /** The most that a first load may transfer, in bytes, as encoded on the wire. */
  budget: number;
  origin: () => string;
  browser: (secure: Browser) => Promise<Browser>;
}

const WAYS: Way[] = [
  { name: "with brotli", encoding: "br", budget: 60 * 1024, origin, browser: async (secure) => secure },
  // Browsers ask for brotli from secure origins alone.
  { name: "over plain HTTP, with gzip", encoding: "gzip", budget: 65 * 1024, origin: () => insecure(origin()), browser: launchInsecure },
];

for (const way of WAYS) {
  test.describe(way.name, () => {
    let browser: Browser;

    test.beforeAll(async ({ browser: secure }) => {
      browser = await way.browser(secure);
    });

    test.afterAll(async ({ browser: secure }) => {
      if (browser !== secure) await browser.close();
    });

    /**
     * Somebody whose page is never idle until the test says so. What counts is all that the page
     * needs to stand and to be used; what it fetches in idle time after that, so that dialogs open
     * at once, keeps nobody waiting and does not count. It is looked at all the same.
     */
    const arrive = async (): Promise<{ person: Person; transfers: Transfers }> => {
      const person = await Person.arrive(browser);
      await withholdIdle(person.page);
      return { person, transfers: await Transfers.of(person.page) };
    };

    const expectSmall = async (page: Page, transfers: Transfers, screen: "home" | "room"): Promise<void> => {
      await page.waitForLoadState("networkidle");
      test.info().annotations.push({ type: "first load", description: `${screen} ${way.name}: ${transfers.bytes} bytes` });
      expect(transfers.bytes).toBeGreaterThan(1_000);
      expect(transfers.bytes).toBeLessThan(way.budget);
      expect(transfers.scripts()).toHaveLength(SCRIPTS[screen]);
      const before = transfers.asked.length;
      await comeIdle(page);
      await expect.poll(() => transfers.asked.length).toBeGreaterThan(before);
      await page.waitForLoadState("networkidle");
      expect([...transfers.encodings]).toEqual([way.encoding]);
      expect(transfers.hosts()).toEqual([new URL(way.origin()).host]);
    };

    test("the home page loads small, all from one origin (A13)", async () => {
      const { person: { page }, transfers } = await arrive();
      await page.goto(way.origin());
      await expect(page.getByRole("heading", { name: home.make })).toBeVisible();
      await expectSmall(page, transfers, "home");
    });

    test("a room loads small, all from one origin (A13)", async () => {
      const leader = await Person.arrive(browser);
      await leader.create({ title: "Small" }, way.origin());
      const link = await leader.link();
      const { person: guest, transfers } = await arrive();
      await guest.join(link);
      await expectSmall(guest.page, transfers, "room");
      const key = new URL(link).hash.slice(1);
      expect(transfers.asked.filter((address) => address.includes(key))).toEqual([]);
    });
  });
}

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
