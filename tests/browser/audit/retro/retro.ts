// What the parts of the retro share: who is there, what was written, and how to wait.

import { expect } from "@playwright/test";

import type { Cast, Guest } from "../cast.ts";
import type { Program } from "../program.ts";
import type { Visits } from "../returner.ts";
import { part, type Part } from "../surfaces.ts";
import type { Room, Stranger } from "../stranger.ts";

/** What the retro goes on, as it goes. */
export interface Retro {
  cast: Cast;
  program: Program;
  link: string;
  room: Room;
  stranger: Stranger;
  /** The texts that stand on the board and are looked for again. */
  texts: Record<string, string>;
  /** How often the returner came: while notes were hidden, while they waited, while a round was open. */
  visits: Visits[];
  /** When erasing was announced. */
  erasing: number;
  /** Health and figures, and files, looked at now and then. */
  figures: Part[];
  /** What never came out: a draft, and what was changed, deleted or taken back unseen. */
  unsaid: string[];
}

/** Somewhat longer than four ticks, and for a machine that is busy. */
export const SOON = { timeout: 30_000 };

/** Asks the program how it is, and looks at what it wrote, as whoever runs it does. */
export async function inspect({ program, figures }: Retro): Promise<void> {
  for (const said of await program.figures()) figures.push(part("health and metrics", null, said, Date.now()));
  for (const { path, bytes } of await program.written()) figures.push(part("files", null, Buffer.concat([Buffer.from(`${path}\n`), bytes])));
}

/** Does the same for several people at once. */
export const each = async (guests: readonly Guest[], run: (guest: Guest, index: number) => Promise<void>): Promise<void> =>
  void (await Promise.all(guests.map(run)));

/** Waits until everybody sees some texts on their page. */
export async function allSee({ cast }: Retro, ...texts: string[]): Promise<void> {
  await each(cast.guests, async ({ person }) => {
    for (const text of texts) await expect(person.text(text)).toBeVisible(SOON);
  });
}
