// High contrast: as the system wants it, or by choice.

import { expect, test, type Locator } from "../lib/test.ts";

import { room } from "../lib/names.ts";
import { Person } from "../lib/person.ts";

const html = ({ page }: Person): Locator => page.locator("html");

test("high contrast follows the system, and a choice of it is kept", async ({ browser }) => {
  const person = await Person.arrive(browser, { contrast: "more" });
  const { page } = person;
  await person.create({ title: "Seen", alone: true });
  await expect(html(person)).toHaveCSS("color", "rgb(0, 0, 0)");
  await page.emulateMedia({ contrast: "no-preference" });
  await expect(html(person)).not.toHaveCSS("color", "rgb(0, 0, 0)");

  const choose = (name: string): Promise<void> => page.getByRole("radio", { name, exact: true }).check();
  await person.press(room.menu);
  await choose("High contrast");
  await expect(html(person)).toHaveCSS("color", "rgb(0, 0, 0)");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(html(person)).toHaveCSS("color", "rgb(255, 255, 255)");
  await page.reload();
  await person.isLive();
  await expect(html(person)).toHaveCSS("color", "rgb(255, 255, 255)");
  await person.press(room.menu);
  await choose("As the system");
  await expect(html(person)).not.toHaveCSS("color", "rgb(255, 255, 255)");
});
