// Nothing that is typed is lost when something breaks: the network, the tab, the storage, or the peace between
// versions (S3, S5).

import { expect, test as base, type BrowserContext, type Page, type WebSocketRoute } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { discussion, faults, grouping, notes, room } from "../lib/names.ts";
import { Network } from "../lib/network.ts";
import { Person } from "../lib/person.ts";

const test = base.extend<{ network: Network }>({
  network: async ({}, use) => {
    const network = await Network.open();
    await use(network);
    await network.close();
  },
});

/** A leader on a good network, and a link for whoever sits behind a bad one. */
async function meeting(leader: Person, title: string, at?: Network): Promise<string> {
  await leader.create({ title, tick: 2, hiding: false });
  await leader.goTo("write");
  const link = new URL(await leader.link());
  return at === undefined ? link.href : `${at.origin}${link.pathname}${link.hash}`;
}

/** What this browser keeps, by the beginning of its names. */
const kept = (page: Page, kind: string): Promise<[string, number][]> =>
  page.evaluate(
    (begin) => Object.keys(localStorage).filter((name) => name.startsWith(begin)).map((name) => [name, localStorage[name].length] as [string, number]),
    `candor/${kind}/`,
  );

/** Characters of a draft as it lies sealed in storage: nonce and tag beside it, as base64url. */
const sealedLength = (text: string): number => Math.ceil(((24 + 16 + text.length) * 4) / 3);

test("the network cut in the middle of typing: a reload, and the text goes on where it stopped (S5)", async ({ browser, network }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Cut", network);
  const writer = await Person.arrive(browser);
  await writer.join(link);
  const editor = writer.editor("Start");
  await editor.pressSequentially("Half a ");
  network.cut();
  await editor.pressSequentially("thought");
  await expect(writer.status(room.reconnecting)).toBeVisible();
  // Without a network there is no page either: the browser's own stands there until it is back.
  await expect(writer.page.reload()).rejects.toThrow(/ERR_/);
  await expect.poll(() => writer.page.url()).toMatch(/^chrome-error:/);
  network.mend();
  await writer.page.goto(link.split("#")[0]!);
  await writer.isLive();
  await expect(editor).toHaveValue("Half a thought");
  await editor.press("End");
  await editor.pressSequentially(", whole");
  await editor.press("Enter");
  await expect(leader.text("Half a thought, whole")).toHaveCount(1, { timeout: 20_000 });
});

test("a tab that crashes with a full outbox sends each note once when it is opened again (S3, S5)", async ({ browser, network }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Crash", network);
  const writer = await Person.arrive(browser);
  await writer.join(link);
  network.hang();
  const texts = Array.from({ length: 40 }, (_, each) => `Thought ${each} of forty`);
  const editor = writer.editor("Start");
  for (const text of texts) {
    await editor.fill(text);
    await editor.press("Enter");
  }
  const typed = "and one more, which is";
  await editor.pressSequentially(typed);
  const stored = async () => (await kept(writer.page, "draft")).map(([, length]) => length);
  await expect.poll(stored).toEqual([sealedLength(typed)]);
  expect(await kept(writer.page, "out")).toHaveLength(texts.length);

  // No event of the page tells it that it goes.
  const session = await writer.page.context().newCDPSession(writer.page);
  const crashed = writer.page.waitForEvent("crash");
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  network.cut();
  network.mend();
  const again = await writer.tab();
  await again.open(link.split("#")[0]!);
  await expect(again.editor("Start")).toHaveValue(typed);
  await expect.poll(async () => (await leader.standing("Start")).sort(), { timeout: 20_000 }).toEqual([...texts].sort());
  await expect.poll(() => kept(again.page, "out")).toEqual([]);
});

/** Lets a test keep every tab of a browser from the room, and hears which notes each connection sends. */
class Gate {
  readonly notes: string[][] = [];
  readonly #sockets: WebSocketRoute[] = [];
  #isOpen = true;

  constructor(context: BrowserContext) {
    void context.routeWebSocket(/\/api\/ws\//, (socket) => this.#pass(socket));
  }

  #pass(socket: WebSocketRoute): void {
    if (!this.#isOpen) {
      void socket.close({ code: 1001 });
      return;
    }
    const sent: string[] = [];
    this.notes.push(sent);
    this.#sockets.push(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const frame = JSON.parse(String(message)) as { type: string; id?: string };
      if (frame.type === "add_note") sent.push(frame.id ?? "");
      server.send(message);
    });
  }

  shut(): void {
    this.#isOpen = false;
    for (const socket of this.#sockets.splice(0)) void socket.close({ code: 1001 });
  }

  open(): void {
    this.#isOpen = true;
  }
}

test("two tabs of one seat send the same outbox, and each note is there once (S3)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Twice");
  const one = await Person.arrive(browser);
  const gate = new Gate(one.page.context());
  await one.join(link);
  gate.shut();
  for (const text of ["First of two", "Second of two"]) await one.write({ column: "Start", text });
  // A tab that begins while there is no way in has what the other one left in the outbox.
  const two = await one.tab();
  await two.page.goto(link);
  await expect(two.page.getByText(room.waits(2))).toBeVisible();
  gate.open();
  for (const tab of [one, two]) await tab.isLive();
  for (const text of ["First of two", "Second of two"]) {
    await expect(leader.text(text)).toHaveCount(1, { timeout: 20_000 });
    for (const tab of [one, two]) await expect(tab.text(text)).toHaveCount(1);
  }
  expect(new Set(gate.notes.flat()).size).toBe(2);
  await expect.poll(() => kept(one.page, "out")).toEqual([]);
});

test("a phone that slept for ten minutes is live again at once, and what it held arrives (S3, S5)", async ({ browser, network }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Asleep", network);
  const phone = await Person.arrive(browser);
  await phone.page.clock.install();
  await phone.join(link);
  network.hang();
  await phone.write({ column: "Start", text: "Written while it fell asleep" });
  await phone.editor("Start").pressSequentially("Half a ");
  // Timers stand still with the device, and what is due fires once on waking.
  await phone.page.clock.fastForward("10:00");
  await phone.isLive();
  await expect(phone.editor("Start")).toHaveValue("Half a ");
  await expect(leader.text("Written while it fell asleep")).toHaveCount(1, { timeout: 20_000 });
  await phone.editor("Start").pressSequentially("dream");
  await expect(phone.editor("Start")).toHaveValue("Half a dream");
});

test("full storage: the page says so, sends all the same, and asks before it goes with what it holds (S3, S5)", async ({ browser, network }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Full", network);
  const writer = await Person.arrive(browser);
  const { page } = writer;
  await writer.join(link);
  await page.evaluate(() => {
    for (let size = 4_000_000; size > 0; size = Math.floor(size / 2)) {
      try {
        for (let each = 0; ; each += 1) localStorage.setItem(`else/${size}/${each}`, "x".repeat(size));
      } catch {
        // Smaller pieces fill what is left.
      }
    }
  });
  network.cut();
  await writer.write({ column: "Start", text: "In this tab alone" });
  await expect(page.getByText(faults.full)).toBeVisible();
  const asked = new Promise<string>((told) => page.once("dialog", (dialog) => {
    told(dialog.type());
    void dialog.dismiss();
  }));
  await page.close({ runBeforeUnload: true });
  expect(await asked).toBe("beforeunload");
  network.mend();
  await expect(leader.text("In this tab alone")).toHaveCount(1, { timeout: 20_000 });
  // Something else leaves room, and a tab may go again.
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage)) if (name.startsWith("else/")) localStorage.removeItem(name);
  });
  await writer.editor("Start").pressSequentially("Kept again");
  await expect(page.getByText(faults.full)).toHaveCount(0);
  await page.reload();
  await writer.isLive();
  await expect(writer.editor("Start")).toHaveValue("Kept again");
});

/** A browser in which storage is forbidden, as in some private windows. */
async function forbid(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException("forbidden", "SecurityError"); } });
    }
  });
}

test("forbidden storage: one takes part, is told, and the link stays so that a reload finds the room (S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Private");
  const guest = await Person.arrive(browser);
  await forbid(guest.page.context());
  await guest.join(link);
  await expect(guest.page.getByText(faults.memory)).toBeVisible();
  await guest.write({ column: "Start", text: "From a private window" });
  await expect(leader.text("From a private window")).toHaveCount(1, { timeout: 20_000 });
  expect(guest.page.url()).toBe(link);
  await guest.editor("Start").pressSequentially("Half");
  const asked = guest.page.waitForEvent("dialog", (dialog) => dialog.type() === "beforeunload");
  await Promise.all([asked.then((dialog) => dialog.accept()), guest.page.reload()]);
  await guest.isLive();
  await expect(guest.text("From a private window")).toHaveCount(1);
});

/** Lets the server say that it speaks another protocol, so many times. */
async function renew(page: Page, times: number): Promise<void> {
  let left = times;
  await page.routeWebSocket(/\/api\/ws\//, (socket) => {
    if (left > 0) void socket.close({ code: 4409 });
    else socket.connectToServer();
    left -= 1;
  });
}

test("an old page that meets a newer server loads itself anew, with its draft and its outbox (S3, S5)", async ({ browser, network }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Newer", network);
  const writer = await Person.arrive(browser);
  await writer.join(link);
  network.cut();
  await writer.write({ column: "Start", text: "From the old page" });
  await writer.editor("Start").pressSequentially("Half a thought");
  await renew(writer.page, 1);
  const loaded = writer.page.waitForEvent("load");
  network.mend();
  await loaded;
  await writer.isLive();
  await expect(writer.editor("Start")).toHaveValue("Half a thought");
  await expect(leader.text("From the old page")).toHaveCount(1, { timeout: 20_000 });
});

test("a page that loading anew does not help says so, once, and shows what was typed (S5)", async ({ browser, network }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Newest", network);
  const writer = await Person.arrive(browser);
  await writer.join(link);
  await writer.editor("Start").pressSequentially("Half a thought");
  await renew(writer.page, Infinity);
  let loads = 0;
  writer.page.on("load", () => (loads += 1));
  network.cut();
  network.mend();
  await expect(writer.page.getByText(faults.stuck)).toBeVisible();
  await expect(writer.page.getByLabel(faults.typed)).toHaveValue("Half a thought");
  await expectNoViolations(writer.page, "a page of another version");
  expect(loads).toBe(1);
});

test("what was typed about a topic that ended while the page was closed is shown, to be copied (S5)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  const link = await meeting(leader, "Gone");
  await leader.write({ column: "Start", text: "Slow builds" });
  await expect(leader.topic("Slow builds")).toBeVisible({ timeout: 20_000 });
  const guest = await Person.arrive(browser);
  await guest.join(link);
  await leader.goTo("discuss");
  await leader.press(discussion.start);
  await guest.page.getByRole("textbox", { name: discussion.comment }).fill("Because of the cache");
  const again = await guest.tab();
  await guest.page.close();
  await leader.look("board");
  await leader.openMenu("Slow builds");
  await leader.press(grouping.takeOff);
  await leader.button(grouping.takeOffDo, leader.dialog()).click();
  await expect(leader.page.getByText(notes.takenOff)).toBeVisible();
  await again.open(link);
  await expect(again.page.getByLabel(faults.typed)).toHaveValue("Because of the cache");
  await expectNoViolations(again.page, "a text about a topic that is gone");
  await again.press(faults.drop);
  await expect(again.page.getByLabel(faults.typed)).toHaveCount(0);
  await again.page.reload();
  await again.isLive();
  await expect(again.page.getByLabel(faults.typed)).toHaveCount(0);
});
