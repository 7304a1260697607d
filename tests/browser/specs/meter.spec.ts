// The anonymity meter: how many could have written, and the warning where that is few.

import { expect, test } from "../lib/test.ts";

import { expectNoViolations } from "../lib/axe.ts";
import { inEachLook } from "../lib/looks.ts";
import { meter, room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";
import { startMovedServer, type MovedServer } from "../lib/server.ts";

let server: MovedServer;
test.beforeAll(async () => { server = await startMovedServer(); });
test.afterAll(() => server.stop());

test("the meter counts who is here and every seat so far, and warns below four (A7)", async ({ browser }) => {
  const leader = await Person.arrive(browser);
  await leader.create({ title: "Counted", tick: 2 }, server.origin);
  const link = await leader.link();
  const says = (text: string) => leader.page.getByRole("main").getByText(text);
  const settles = async (here: number, seats: number): Promise<void> => {
    // Presence lags by six ticks, an absence by a minute more, from when the server hears of it.
    await expect(async () => {
      await server.pass(20);
      await expect(leader.button(meter.numbers(here, seats))).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(leader.count(room.here(here))).toBeVisible();
  };
  await leader.goTo("write");
  await settles(1, 1);
  await expect(says(meter.few.one)).toBeVisible();

  const guests: Person[] = [];
  const come = async (): Promise<void> => {
    const guest = await Person.arrive(browser);
    await guest.join(link);
    guests.push(guest);
  };
  await come();
  await settles(2, 2);
  await expect(says(meter.few.two)).toBeVisible();
  await come();
  await settles(3, 3);
  await expect(says(meter.few.three)).toBeVisible();
  await inEachLook(leader.page, (look) => expectNoViolations(leader.page, `three people ${look.name}`));
  await come();
  await settles(4, 4);
  await expect(says(meter.any)).toBeVisible();
  await expect(says("With")).toHaveCount(0);

  await leader.press(meter.button);
  await expect(leader.dialog().getByRole("heading", { name: meter.title })).toBeVisible();
  await expect(leader.dialog().getByText(meter.from(4))).toBeVisible();
  await expect(leader.dialog().getByText(/^With /)).toHaveCount(0);
  await inEachLook(leader.page, (look) => expectNoViolations(leader.page, `the meter ${look.name}`));
  await leader.page.keyboard.press("Escape");
  await expect(leader.button(meter.button), "the focus comes back").toBeFocused();

  // A reload is no new seat, and somebody who left may have written all the same.
  await guests[0]!.page.reload();
  await guests[0]!.isLive();
  await guests[1]!.leave();
  await settles(3, 4);
  await expect(says(meter.few.three)).toBeVisible();
  await leader.press(meter.button);
  await expect(leader.dialog().getByText(meter.from(4))).toBeVisible();
  await expect(leader.dialog().getByText(meter.few.three)).toBeVisible();
});
