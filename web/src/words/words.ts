// The catalogue in use. Views read every sentence from here; a language is a folder beside `en/`.

import * as en from "./en";

/** What a language has to say. */
export type Words = typeof en;

export const words: Words = en;
