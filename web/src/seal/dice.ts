// Randomness, from `getRandomValues` and nothing else: where it is missing, nothing is sealed.

/** Gives this many random bytes. Tests hand in their own. */
export type Dice = (bytes: number) => Uint8Array;

export const dice: Dice = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));
