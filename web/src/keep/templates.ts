// One's own templates in this browser, as texts. What they say is `data/own-template.ts`'s business.

import type { KeptTemplate } from "../state/state";
import type { Store } from "./store";

/** All that are kept, in the order in which they were. */
export function loadTemplates(store: Store): readonly KeptTemplate[] {
  return [...store.names("template/")].sort().flatMap((name) => {
    const text = store.get(name);
    return text === null ? [] : [{ id: name.slice("template/".length), text }];
  });
}

/** Keeps one under a name that sorts behind the others. */
export function saveTemplate(store: Store, id: string, text: string): void {
  store.set(`template/${id}`, text);
}

export function dropTemplate(store: Store, id: string): void {
  store.remove(`template/${id}`);
}
