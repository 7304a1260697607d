// Ctrl+Z (or Cmd+Z) takes one's own newest grouping step back, with Shift once more. A text field
// keeps the keys for what is typed in it.

import { useEffect } from "preact/hooks";
import type { Act } from "../state/intents";

/** Fields in which the browser itself undoes what was typed. */
const TYPED = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])";

/** Listens while nothing lies over the board. */
export function useUndo(act: Act, idle: boolean): void {
  useEffect(() => {
    if (!idle) return;
    const pressed = (event: KeyboardEvent): void => {
      const at = event.target;
      const command = event.ctrlKey !== event.metaKey && !event.altKey;
      if (!command || event.key.toLowerCase() !== "z" || (at instanceof HTMLElement && at.matches(TYPED))) return;
      event.preventDefault();
      if (!event.repeat) act({ type: event.shiftKey ? "redo" : "undo" });
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [act, idle]);
}
