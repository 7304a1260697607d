// The home page, fetched when somebody is there: whoever opens a room does not wait for it.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PageProps } from "./props";

export function LazyHome(props: PageProps) {
  const [loaded, setLoaded] = useState<{ Home: FunctionComponent<PageProps> } | null>(null);
  useEffect(() => {
    void import("./home").then(setLoaded);
  }, []);
  return loaded === null ? null : <loaded.Home {...props} />;
}
