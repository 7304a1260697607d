// Parts of the page that come when they are wanted, or in idle time before. Knows no part.

import type { FunctionComponent } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Where the browser does not tell that it is idle, it counts as idle after this, in milliseconds. */
const IDLE_MS = 500;

/** A component whose code comes later. */
export interface Part<Props extends object> extends FunctionComponent<Props> {
  /** Asks for the code; once it is there, the part shows in the very frame in which it is wanted. */
  readonly fetch: () => Promise<void>;
}

/**
 * Shows nothing while the code comes, and `Missing` when it does not come: the network went, or a
 * newer server no longer has it. Wanted anew, it is asked for anew.
 */
export function lazy<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  Missing: FunctionComponent<Props>,
): Part<Props> {
  let There: FunctionComponent<Props> | null = null;
  let coming: Promise<void> | null = null;
  const fetch = (): Promise<void> => {
    coming ??= load().then(
      (loaded) => { There = loaded; },
      (error: unknown) => { coming = null; throw error; },
    );
    return coming;
  };
  function Lazy(props: Props) {
    const [, come] = useState(false);
    const [missing, miss] = useState(false);
    useLayoutEffect(() => {
      if (There !== null) return;
      let wanted = true;
      fetch().then(
        () => { if (wanted) come(true); },
        () => { if (wanted) miss(true); },
      );
      return () => { wanted = false; };
    }, []);
    if (There !== null) return <There {...props} />;
    return missing ? <Missing {...props} /> : null;
  }
  return Object.assign(Lazy, { fetch });
}

const sheets = new Map<string, Promise<void>>();

/** A part that shows with its style sheet or not at all. */
export async function styled<Code>(sheet: string, code: Promise<Code>): Promise<Code> {
  const [there] = await Promise.all([code, styleFrom(sheet)]);
  return there;
}

function styleFrom(href: string): Promise<void> {
  const asked = sheets.get(href) ?? new Promise<void>((there, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = () => there();
    link.onerror = () => {
      sheets.delete(href);
      link.remove();
      failed(new Error("a style sheet did not come"));
    };
    document.head.append(link);
  });
  sheets.set(href, asked);
  return asked;
}

/** Asks for parts as soon as the browser is idle; what does not come is asked for when it is wanted. */
export function fetchWhenIdle(parts: readonly Part<never>[]): () => void {
  return whenIdle(() => {
    for (const part of parts) part.fetch().catch(() => undefined);
  });
}

/** Does something as soon as the browser is idle; returns what calls it off. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(run);
    return () => cancelIdleCallback(asked);
  }
  const asked = setTimeout(run, IDLE_MS);
  return () => clearTimeout(asked);
}
