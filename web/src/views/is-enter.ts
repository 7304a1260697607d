// Enter, as somebody means it who wants to be done.

/** What older engines say of a key that a method of input has taken. */
const TAKEN = 229;

/** Whether Enter was pressed, and not to choose among the words that a method of input offers. */
export function isEnter({ key, isComposing, keyCode }: KeyboardEvent): boolean {
  return key === "Enter" && !isComposing && keyCode !== TAKEN;
}
