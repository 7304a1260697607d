// What was opened last comes first. Pure.

/** Rounds or polls, the newest first. */
export function newestFirst<Each extends { readonly order: number }>(all: ReadonlyMap<string, Each>): Each[] {
  return [...all.values()].sort((a, b) => b.order - a.order);
}
