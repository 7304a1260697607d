// Whether the page is as narrow as a phone, where the style sheets lay it out anew.

import { useEffect, useState } from "preact/hooks";

const NARROW = "(max-width: 40rem)";

export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const look = (): void => setNarrow(query.matches);
    look();
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return narrow;
}
