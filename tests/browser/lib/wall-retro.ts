// A co-located retro: six people with phones around one wall, from check-in to wrap-up. Used for
// looking at the wall.

import { randomBytes } from "node:crypto";

import { expect, type Browser } from "@playwright/test";

import { Gathering } from "./gathering.ts";
import { projector, room } from "./names.ts";
import type { Person } from "./person.ts";
import { Tap } from "./tap.ts";
import { Wall } from "./wall.ts";

/** A phone, held upright. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Is shown the wall, by the name of what stands on it. */
export type Look = (wall: Wall, screen: string, there: Gathering) => Promise<void>;

/** Goes through a whole retro, and shows the wall at each step. */
export async function aroundTheWall(browser: Browser, look: Look): Promise<void> {
  const there = await Gathering.invite(browser, Array.from({ length: 6 }, () => PHONE));
  const { leader } = there;
  const wall = await Wall.hang(browser, there.link);
  await expect(wall.title(projector.joinTitle)).toBeVisible();
  await expect(wall.code()).toBeVisible();
  await there.join();
  await expect(wall.count(room.here(6))).toBeVisible({ timeout: 30_000 });
  await look(wall, "check_in", there);
  await leader.goTo("write");
  await expect(wall.title("Start")).toBeVisible();
  await look(wall, "prompts", there);
  await startTimer(leader);
  await there.write();
  await expect(wall.count("40 notes hidden")).toBeVisible({ timeout: 20_000 });
  await look(wall, "write", there);
  await leader.reveal();
  await expect(wall.main().getByText(projector.revealIn)).toBeVisible();
  await look(wall, "reveal", there);
  await there.regroup();
  await expect(wall.title("Reviews get stuck")).toBeVisible();
  await look(wall, "group", there);
  await there.vote();
  await expect(wall.title(projector.round)).toBeVisible();
  await expect(wall.count(room.voted(6))).toBeVisible();
  await look(wall, "vote", there);
  await there.count();
  await expect(wall.title(projector.results)).toBeVisible();
  await look(wall, "results", there);
  await there.discuss();
  await expect(wall.title(projector.comments)).toBeVisible();
  await look(wall, "discuss", there);
  await leader.goTo("wrap_up");
  await expect(wall.title(projector.actions)).toBeVisible();
  await look(wall, "wrap_up", there);
  await ask(there, wall, look);
}

async function startTimer(leader: Person): Promise<void> {
  await leader.press(room.timer);
  await leader.button(room.start, leader.dialog()).click();
}

/** The poll at the end: open, then counted. */
async function ask(there: Gathering, wall: Wall, look: Look): Promise<void> {
  const taps: Tap[] = [];
  for (const person of there.seats) {
    const tap = await Tap.on(person.page);
    await person.page.reload();
    await person.isLive();
    taps.push(tap);
  }
  const poll = randomBytes(16).toString("base64url");
  taps[0]!.say({ type: "open_poll", id: poll, scale: { of: "roti" }, topic: null });
  await expect(wall.title(projector.roti)).toBeVisible();
  for (const [index, tap] of taps.entries()) tap.say({ type: "answer_poll", poll, choice: [3, 4, 3, 2, 4, 3][index] });
  await expect(wall.count(projector.answered(6))).toBeVisible({ timeout: 20_000 });
  await look(wall, "poll", there);
  taps[0]!.say({ type: "close_poll", poll });
  await expect(wall.text(projector.answers(6))).toBeVisible();
  await look(wall, "poll-result", there);
}
