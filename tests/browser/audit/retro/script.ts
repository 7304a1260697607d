// The audited retro, from creating the room to its end.

import type { Cast } from "../cast.ts";
import type { Program } from "../program.ts";
import { checkIn } from "./check-in.ts";
import { discuss } from "./discuss.ts";
import { announceErasing, beErased, exportAll, keepRoom, putOffErasing, type Taken } from "./end.ts";
import { askAtTheEnd, handOver } from "./hands.ts";
import { onTheBoard } from "./late.ts";
import type { Retro } from "./retro.ts";
import { vote } from "./vote.ts";
import { writeHidden } from "./write.ts";

/** Runs a part of the script under its name. */
type Step = (name: string, run: () => Promise<void>) => Promise<void>;

/** Plays it all, and gives what people took along. */
export async function play(cast: Cast, program: Program, step: Step): Promise<{ retro: Retro; taken: Taken[] }> {
  let retro!: Retro;
  let taken: Taken[] = [];
  await step("check-in", async () => { retro = await checkIn(cast, program); });
  await step("hidden writing and reveal", () => writeHidden(retro));
  await step("late notes, and grouping", () => onTheBoard(retro));
  await step("votes", () => vote(retro));
  await step("erasing is announced, called off, and announced again", async () => {
    const ana = cast.seat("ana");
    await announceErasing(retro, ana);
    await keepRoom(retro, ana);
    await announceErasing(retro, ana);
  });
  await step("discussion", () => discuss(retro));
  await step("leading from hand to hand", async () => {
    await putOffErasing(retro, cast.seat("ana"));
    await handOver(retro);
  });
  await step("the last questions", async () => {
    await putOffErasing(retro, cast.seat("ben"));
    await askAtTheEnd(retro);
  });
  await step("exports", async () => {
    await putOffErasing(retro, cast.seat("ben"));
    taken = await exportAll(retro);
  });
  await step("the room is erased", () => beErased(retro));
  return { retro, taken };
}
