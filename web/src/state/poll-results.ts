// What came out of a poll, and what whoever leads can do about it. Pure; only the page's part about
// polls needs it.

import type { PollView } from "./polls";
import type { RoomState } from "./state";
import type { PollOutcome, Scale } from "./wire";

/** Whether choices go from less to more, so that a middle means something. */
export const isOrdered = (of: Scale["of"]): boolean => of !== "question";

/** How many answered; null where the server destroyed them unseen. */
export function answersOf(outcome: PollOutcome): number | null {
  switch (outcome.state) {
    case "gist":
      return outcome.answers;
    case "counted":
      return outcome.counts.reduce((sum, each) => sum + each, 0);
    default:
      return null;
  }
}

/** The choices that stand out: on a scale the low median, of options those chosen most. */
export function standout(poll: Pick<PollView, "of" | "outcome">): readonly number[] {
  const { of, outcome } = poll;
  if (outcome.state === "gist") return outcome.choices;
  if (outcome.state !== "counted") return [];
  const { counts } = outcome;
  if (!isOrdered(of)) return most(counts);
  const middle = lowMedian(counts);
  return middle === null ? [] : [middle];
}

function most(counts: readonly number[]): readonly number[] {
  const highest = Math.max(0, ...counts);
  return counts.flatMap((count, index) => (count === highest && count > 0 ? [index] : []));
}

function lowMedian(counts: readonly number[]): number | null {
  const all = counts.reduce((sum, each) => sum + each, 0);
  let below = 0;
  for (const [index, count] of counts.entries()) {
    below += count;
    if (count > 0 && below * 2 >= all) return index;
  }
  return null;
}

/** Up to here, counted from 0, the middle of a safety check is low: things are held back. */
const LOW_MIDDLE = 2;
/** Up to here a single level is low. */
const LOW_LEVEL = 1;
/** One answer in so many at a low level is a low result. */
const LOW_SHARE = 4;

/** Whether a safety check says that people hold back. */
export function isLowSafety(poll: Pick<PollView, "of" | "outcome">): boolean {
  const { of, outcome } = poll;
  if (of !== "safety") return false;
  if (standout(poll).some((choice) => choice <= LOW_MIDDLE)) return true;
  if (outcome.state !== "counted") return false;
  const low = outcome.counts.slice(0, LOW_LEVEL + 1).reduce((sum, each) => sum + each, 0);
  return low > 0 && low * LOW_SHARE >= (answersOf(outcome) ?? 0);
}

/** What can still be changed for people to be less exposed, in one press each. */
export type Ease = "hide" | "write_only" | "group_alone" | "wrap_up";

export function eases(room: RoomState): readonly Ease[] {
  const { stage, leading, topics } = room.board;
  const at = stage?.stage;
  const wanted: readonly (Ease | null)[] = [
    stage?.hiding === false ? "hide" : null,
    topics.size > 0 && at !== "discuss" ? "write_only" : null,
    leading?.rules.grouping_by_leaders === false ? "group_alone" : null,
    at === "wrap_up" ? null : "wrap_up",
  ];
  return wanted.filter((each) => each !== null);
}

