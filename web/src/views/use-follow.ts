// Follows what the room does, but never away from an editor that somebody types in (S5).

import { useRef, useState } from "preact/hooks";

/** Whether the focus is in an editor that holds text. */
export function typing(): boolean {
  const at = document.activeElement;
  const field = at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && at.type === "text");
  return field && at.closest("main") !== null && at.value.trim() !== "";
}

interface Followed<T> {
  /** What to show: what is wanted, or what was wanted when the typing began. */
  readonly shown: T;
  /** Goes to what is wanted at once. */
  readonly go: () => void;
}

/** `wanted` is compared by identity. */
export function useFollow<T>(wanted: T): Followed<T> {
  const held = useRef(wanted);
  const [, again] = useState(0);
  if (held.current !== wanted && !typing()) held.current = wanted;
  return {
    shown: held.current,
    go: () => {
      held.current = wanted;
      again((n) => n + 1);
    },
  };
}
