// The wire's types as the page uses them: `protocol.ts`, and what follows from it.

import { CLOSE } from "../protocol";

export type * from "../protocol";
export { CLOSE, LIMITS } from "../protocol";

/** A close code's name. */
export type CloseReason = keyof typeof CLOSE;
