// The part of the page that says why something did not happen, and what to do now.

import "../main";

import type { NoticeWhat } from "../state/state";
import { words } from "../words/words";

/** What was not done. */
export type NotDone = Extract<NoticeWhat, { readonly type: "refused" | "not_sent" | "cannot_write" }>;

function reason(what: NotDone): string {
  if (what.type === "not_sent") return words.errors.notSent;
  if (what.type === "cannot_write") return words.errors.cannotWrite;
  const why = what.limit === null ? words.errors.codes[what.code] : words.errors.limits[what.limit];
  return what.back === null ? why : `${why} ${words.errors.back}`;
}

export function Refusal({ what }: { readonly what: NotDone }) {
  return <p>{reason(what)}</p>;
}
