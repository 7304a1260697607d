// The open board: what is written, changed, signed and removed late waits; grouping is done at once.

import { expect } from "@playwright/test";

import { grouping, notes, room as names, signing } from "../../lib/names.ts";
import type { Guest } from "../cast.ts";
import { keepReturning } from "../returner.ts";
import { allSee, SOON, type Retro } from "./retro.ts";

export async function onTheBoard(retro: Retro): Promise<void> {
  const { cast, texts } = retro;
  await hideAgain(cast.seat("ana"));
  const stop = keepReturning(cast.returner, retro.room);
  await Promise.all([
    rewrite(retro), remove(retro), takeBack(retro, "hal"), takeBack(retro, "eli"), sign(retro), late(retro, "fay"), late(retro, "ben"),
  ]);
  retro.visits.push(await stop());
  await takeOff(retro);
  await allSee(retro, texts["late fay"]!, texts["late ben"]!);
  await group(retro);
}

/** Hiding is switched on and off again, for new notes alone. */
async function hideAgain({ person }: Guest): Promise<void> {
  const box = person.page.getByRole("checkbox", { name: names.hideNew });
  for (const on of [true, false]) {
    await box.click();
    await expect(box).toBeChecked({ checked: on });
  }
}

async function late({ cast, texts }: Retro, name: "fay" | "ben"): Promise<void> {
  const { client, person } = cast.seat(name);
  texts[`late ${name}`] = client.types("comes late");
  await person.write({ column: "Stop", text: texts[`late ${name}`]! });
}

/** A shown note is changed, and that is taken back; and once more for good. */
async function rewrite({ cast, texts, unsaid }: Retro): Promise<void> {
  const { client, person } = cast.seat("gus");
  const change = async (): Promise<string> => {
    const after = client.types("is said more calmly");
    await person.openMenu(texts["gus"]!);
    await person.press(notes.editItem);
    await person.rewrite(after);
    return after;
  };
  // A tick may fall just between the two; then it has come out, and the next one is tried.
  await expect(async () => {
    const after = await change();
    const back = person.button(notes.takeBack(after));
    await back.click({ timeout: 3_000 }).catch((late) => {
      texts["gus"] = after;
      throw late;
    });
    await expect(back).toHaveCount(0);
    unsaid.push(after);
  }).toPass();
  texts["gus"] = await change();
  await expect(cast.viewer.person.text(texts["gus"])).toBeVisible(SOON);
}

async function remove({ cast, texts }: Retro): Promise<void> {
  const { person } = cast.seat("cho");
  await person.openMenu(texts["cho"]!);
  await person.press(notes.deleteDo);
  await person.button(notes.deleteDo, person.dialog()).click();
  await expect(cast.viewer.person.text(texts["cho"]!)).toHaveCount(0, SOON);
  delete texts["cho"];
}

async function takeBack({ cast, unsaid }: Retro, name: "hal" | "eli"): Promise<void> {
  const { client, person } = cast.seat(name);
  // A tick may fall just between writing and taking back: of one of some notes it does not.
  await expect(async () => {
    await person.editor("Stop").fill("");
    const text = client.types("comes too soon");
    await person.write({ column: "Stop", text });
    await person.button(notes.takeBack(text)).click({ timeout: 3_000 });
    await expect(person.editor("Stop")).toHaveValue(text, { timeout: 3_000 });
    unsaid.push(text);
  }).toPass();
}

async function sign({ cast, texts }: Retro): Promise<void> {
  const { client, person } = cast.seat("dee");
  const name = client.types("Dee");
  await person.openMenu(texts["dee"]!);
  await person.press(signing.begin);
  await person.dialog().getByLabel(signing.name).fill(name);
  await person.button(signing.run, person.dialog()).click();
  const other = cast.seat("eli").person;
  await expect(other.signature(name)).toBeVisible(SOON);
  await other.openMenu(texts["dee"]!);
  await other.press(signing.strikeItem);
  await other.button(signing.strike, other.dialog()).click();
  await expect(person.signature(name)).toHaveCount(0);
}

async function takeOff({ cast, texts }: Retro): Promise<void> {
  const leader = cast.seat("ana").person;
  await leader.openMenu(texts["late eli"]!);
  await leader.press(grouping.takeOff);
  await leader.button(grouping.takeOffDo, leader.dialog()).click();
  await expect(cast.seat("eli").person.page.getByText(notes.takenOff)).toBeVisible();
  delete texts["late eli"];
}

/** Everybody can group, name and move, and take that back. */
async function group({ cast, texts }: Retro): Promise<void> {
  const [ben, fay, viewer] = [cast.seat("ben"), cast.seat("fay"), cast.viewer.person];
  await cast.seat("ana").person.goTo("group");
  await ben.person.group(texts["ben"]!, texts["fay"]!);
  await ben.person.group(texts["hal"]!, texts["fay"]!);
  await expect(viewer.topic(texts["fay"]!)).toContainText(texts["hal"]!.slice(0, 14));
  const name = fay.client.types("is its name");
  await fay.person.nameTopic(texts["fay"]!, name);
  texts["group"] = name;
  await fay.person.openMenu(texts["hal"]!);
  await fay.person.press(grouping.takeOut);
  await expect(viewer.topic(texts["fay"]!)).not.toContainText(texts["hal"]!.slice(0, 14));
  await ben.person.group(texts["ben"]!, texts["late fay"]!);
  await expect(viewer.topic(texts["late fay"]!)).toContainText(texts["ben"]!.slice(0, 14));
  await ben.person.move(texts["late ben"]!, "Continue");
  await expect(viewer.column("Continue").getByText(texts["late ben"]!)).toBeVisible();
}
