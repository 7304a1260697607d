// A part of a room's page, fetched when somebody needs it: whoever opens a room does not wait for it.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words";

/** The component that comes with `load`; until it is here, nothing. */
export function part<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  let known: FunctionComponent<P> | null = null;
  return (props) => {
    const [at, set] = useState<"loading" | "here" | "failed">(known === null ? "loading" : "here");
    useEffect(() => {
      if (known !== null) return;
      load().then((loaded) => { known = loaded; set("here"); }, () => set("failed"));
    }, []);
    if (at === "failed") return <Failed />;
    const Known = known;
    return Known === null ? null : <Known {...props} />;
  };
}

/** The network went, or a newer server no longer has this page's parts. */
function Failed() {
  return (
    <div class="safety safety-alarm" role="alert">
      <p>{words.pages.partTitle}. {words.pages.partText}</p>
      <button type="button" class="button" onClick={() => location.reload()}>{words.pages.reload}</button>
    </div>
  );
}
