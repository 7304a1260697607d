// The home page, fetched when somebody is there: whoever opens a room does not wait for it.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words";
import { Message } from "./message";
import type { PageProps } from "./props";

export function LazyHome(props: PageProps) {
  const [loaded, setLoaded] = useState<{ Home: FunctionComponent<PageProps> } | "failed" | null>(null);
  useEffect(() => {
    import("./home").then(setLoaded, () => setLoaded("failed"));
  }, []);
  if (loaded === null) return null;
  if (loaded === "failed") {
    // The network went, or a newer server no longer has this page's parts.
    return <Message act={props.act} title={words.pages.partTitle} text={words.pages.partText} why="other_protocol" />;
  }
  return <loaded.Home {...props} />;
}
