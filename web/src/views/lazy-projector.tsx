// The screen on the wall, fetched when somebody puts it there.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words";
import { Message } from "./message";
import type { RoomProps } from "./props";

export function LazyProjector(props: RoomProps) {
  const [loaded, setLoaded] = useState<{ Projector: FunctionComponent<RoomProps> } | "failed" | null>(null);
  useEffect(() => {
    import("./projector").then(setLoaded, () => setLoaded("failed"));
  }, []);
  if (loaded === null) return null;
  if (loaded === "failed") {
    return <Message act={props.act} title={words.pages.partTitle} text={words.pages.partText} why="other_protocol" />;
  }
  return <loaded.Projector {...props} />;
}
