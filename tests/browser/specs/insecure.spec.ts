// A retro from an origin that the browser holds insecure: no `crypto.subtle`, no clipboard, no
// secure storage; sealing works all the same (A11).

import { expect, test, type Browser } from "../lib/test.ts";

import { insecure, launchInsecure } from "../lib/chromium.ts";
import { longStrings, SEALED_CHARS } from "../lib/frames.ts";
import { room } from "../lib/names.ts";
import { kept } from "../lib/notes.ts";
import { Person, origin } from "../lib/person.ts";

const WRITTEN = [
  { column: "Went well", text: "The network here is nobody's but ours – grüße aus Raum 3" },
  { column: "To improve", text: "Too many passwords on sticky notes" },
  { column: "To improve", text: "Plain HTTP in the lab" },
];

let browser: Browser;

test.beforeAll(async () => {
  browser = await launchInsecure();
});

test.afterAll(async () => {
  await browser.close();
});

test("a retro works, sealed, where the browser holds the origin insecure (A11)", async () => {
  const at = insecure(origin());
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Lab retro", template: "Went well", tick: 2, floor: 1 }, at);
  expect(await leader.page.evaluate(() => window.isSecureContext)).toBe(false);
  await expect(leader.page.getByText(room.insecure)).toBeVisible();

  const guest = await Person.arrive(browser);
  await guest.join(await leader.link());
  await expect(guest.page.getByText(room.insecure)).toBeVisible();

  await leader.goTo("write");
  for (const note of WRITTEN) await guest.write(note);
  await leader.reveal();
  for (const note of WRITTEN) {
    await expect(leader.text(note.text)).toBeVisible({ timeout: 20_000 });
  }

  for (const { frames } of [leader, guest]) {
    expect(frames.all.length).toBeGreaterThan(5);
    for (const frame of frames.all) {
      for (const { text } of WRITTEN) expect(frame.text).not.toContain(kept(text));
      for (const { value } of longStrings(frame)) expect(SEALED_CHARS).toContain(value.length);
    }
  }

  await leader.goTo("wrap_up");
  const { markdown } = await leader.download();
  for (const { text } of WRITTEN) expect(markdown).toContain(kept(text).slice(0, 30));
});
