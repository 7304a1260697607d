// The wordmark, which leads home.

import type { Act } from "../state/intents";
import { words } from "../words/words";
import { Mark } from "./icons";

/** `compact`: the mark alone. */
export function Wordmark({ act, compact }: { act: Act; compact?: boolean }) {
  return (
    <a class="wordmark" href="/" aria-label={words.general.home}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        act({ type: "go_home" });
      }}>
      <Mark />
      {compact === true ? null : <span>{words.general.name}</span>}
    </a>
  );
}
