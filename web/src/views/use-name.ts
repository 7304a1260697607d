// Ids for labels and what they name, unlike any other on the page.

import { useState } from "preact/hooks";

let given = 0;

/** An id that stays for as long as its component does. */
export function useName(): string {
  return useState(() => `name-${(given += 1)}`)[0];
}
