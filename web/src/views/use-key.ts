// What a key alone does, where nobody types and nothing lies over the page.

import { useEffect, useRef } from "preact/hooks";
import type { State } from "../state/state";

/** Does what stands at a key when that is pressed, without Ctrl and the like; false: it was nothing for it. */
export type Keys = Readonly<Record<string, () => boolean>>;

/** Listens while this device uses such keys (`state.keys`). Letters are as they are typed, in lower case. */
export function useKeys({ keys, ui }: State, does: Keys): void {
  const newest = useRef(does);
  newest.current = does;
  const listens = keys && ui.dialog === null && ui.menu === null;
  useEffect(() => {
    if (!listens) return;
    const pressed = (event: KeyboardEvent): void => {
      const at = event.target;
      const inField = at instanceof HTMLElement && at.matches("input, textarea, select");
      if (inField || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (newest.current[event.key.toLowerCase()]?.() === true) event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [listens]);
}
