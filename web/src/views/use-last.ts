// Holds on to what an editor is about when others take it away meanwhile (S5).

import { useRef } from "preact/hooks";

/** The value, or the last one that was there under the same key. */
export function useLast<T>(value: T | null, key: string | null): T | null {
  const last = useRef<{ key: string | null; value: T | null }>({ key, value });
  if (value !== null || last.current.key !== key) last.current = { key, value };
  return last.current.value;
}
