// A restart of the real program under thirty live browsers: how long each page was without it, what it
// showed meanwhile, and that nothing was lost. PEOPLE says how many.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test, type Page } from "../lib/test.ts";

import { Person } from "../lib/person.ts";
import { startServer } from "../lib/server.ts";

const PEOPLE = Number(process.env["PEOPLE"] ?? 30);
/** From the stop signal until the last page is live again, in milliseconds. */
const BLINK_MS = 5_000;
/** How a draft begins that somebody types meanwhile. */
const DRAFT = "Half a thought";

/** What a page showed of its connection, and when. */
interface Shown {
  at: number;
  text: string;
}

interface Watched {
  shown: Shown[];
  alarms: string[];
}

/** Notes from here on what a page says of its connection, and whatever it says in alarm. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { shown: [], alarms: [] };
    const look = (): void => {
      const text = document.querySelector(".connection-state")?.textContent ?? "(no board)";
      if (watched.shown.at(-1)?.text !== text) watched.shown.push({ at: Date.now(), text });
      for (const alarm of document.querySelectorAll("[role=alert], dialog[open]")) {
        const said = alarm.textContent?.trim() ?? "";
        if (said !== "" && !watched.alarms.includes(said)) watched.alarms.push(said);
      }
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { watched });
  });
}

const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched);

test("a restart under live browsers is a blink", async ({ browser }) => {
  const data = await mkdtemp(join(tmpdir(), "candor-blink-"));
  let server = await startServer("--data", data);
  try {
    const leader = await Person.arrive(browser);
    await leader.create({ title: "Blink", tick: 2 }, server.origin);
    await leader.goTo("write");
    const link = await leader.link();
    const others: Person[] = [];
    for (let come = 1; come < PEOPLE; come += 1) {
      const person = await Person.arrive(browser);
      await person.join(link);
      others.push(person);
    }
    const people = [leader, ...others];
    await leader.write({ column: "Start", text: "Before" });
    for (const { page } of people) await watch(page);
    for (const person of others) await person.editor("Stop").fill(DRAFT);

    const stopped = Date.now();
    await server.stop();
    const ended = Date.now();
    const listen = new URL(server.origin).host;
    server = await startServer("--listen", listen, "--data", data);
    const ready = Date.now();

    const back: number[] = [];
    for (const person of people) {
      await expect
        .poll(async () => (await watched(person.page)).shown.slice(1).some(({ text }) => text === "Live"))
        .toBe(true);
      const { shown, alarms } = await watched(person.page);
      const gone = shown[1]?.at ?? stopped;
      const live = shown.findLast(({ text }) => text === "Live")?.at ?? Infinity;
      back.push(live - stopped);
      expect(gone).toBeLessThan(live);
      expect(alarms).toEqual([]);
      const texts = new Set(shown.map(({ text }) => text));
      for (const text of texts) expect(text).toMatch(/^(Live|Connecting…|Reconnecting….*)$/);
    }
    for (const person of others) await expect(person.editor("Stop")).toHaveValue(DRAFT);
    await expect(leader.text("Before")).toBeVisible();
    await others[0]?.editor("Stop").press("Enter");
    await expect(others[0]?.editor("Stop") ?? leader.editor("Stop")).toHaveValue("");

    back.sort((one, other) => one - other);
    const at = (share: number): number => back[Math.floor((back.length - 1) * share)] ?? NaN;
    console.log(
      `${people.length} pages: the program had ended after ${ended - stopped} ms and was ready after ${ready - stopped} ms;\n` +
        `pages were live again after ${at(0)} ms (first), ${at(0.5)} ms (median), ${at(1)} ms (last)`,
    );
    expect(at(1)).toBeLessThan(BLINK_MS);
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
});
