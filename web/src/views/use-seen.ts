// What the board had of something when its editing began (S3): a change says that it replaces this, and
// nothing newer. It is kept beside the draft, for as long as there is one.

import { useRef } from "preact/hooks";
import type { Act } from "../state/intents";
import type { RoomProps } from "./props";

/** Stands for nothing; a draft is not empty. */
const NOTHING = "-";

interface Seen {
  readonly value: string | null;
  /** For the fields: whatever is typed keeps what was seen. */
  readonly act: Act;
  /** It was sent, or given up: the next editing begins with what is there. */
  readonly done: () => void;
}

/** `typed`: a draft lies there. `now`: what the board has. `waits`: what was sent of it has no answer yet. */
export function useSeen({ room, act }: RoomProps, of: string, typed: boolean, now: string | null, waits = false): Seen {
  const key = `seen:${of}` as const;
  const kept = typed ? room.drafts.get(key)?.text : undefined;
  const seen = useRef(kept ?? now ?? NOTHING);
  // From the answer until somebody types on, nothing is being edited.
  const idle = useRef(false);
  if (idle.current && !waits) seen.current = now ?? NOTHING;
  const keep = (text: string): void => act({ type: "draft", key, text });
  return {
    value: seen.current === NOTHING ? null : seen.current,
    act: (intent) => {
      if (intent.type === "draft") {
        idle.current = false;
        if (intent.text !== "") keep(seen.current);
      }
      act(intent);
    },
    done: () => {
      idle.current = true;
      keep("");
    },
  };
}
