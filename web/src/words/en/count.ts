// Numbers with their words, as several sections say them.

import { counter } from "../plural";

/** A megabyte, in bytes. */
export const MB = 1024 * 1024;

export const count = /* @__PURE__ */ counter("en");
export const notes = (n: number): string => count(n, { one: "# note", other: "# notes" });
export const topics = (n: number): string => count(n, { one: "# topic", other: "# topics" });
export const votes = (n: number): string => count(n, { one: "# vote", other: "# votes" });
