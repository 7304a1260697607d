// What a screen on the wall needs of the browser: to stay awake, and to fill the screen. Where the
// browser does not give it (an insecure origin, an old one), that is known, so that it can be said.

import { useEffect, useState } from "preact/hooks";

/** Keeps the screen awake while the page is visible; whether the browser does. Null: not known yet. */
export function useAwake(): boolean | null {
  const [awake, setAwake] = useState<boolean | null>(null);
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let left = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== "visible" || (lock !== null && !lock.released)) return;
      try {
        const given = await navigator.wakeLock.request("screen");
        if (left) void given.release();
        else lock = given;
        setAwake(true);
      } catch {
        // No such thing here, or the battery is low: what keeps the screen on is the system's then.
        setAwake(false);
      }
    };
    const seen = (): void => void ask();
    seen();
    document.addEventListener("visibilitychange", seen);
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", seen);
      void lock?.release();
    };
  }, []);
  return awake;
}

export interface FullScreen {
  /** Whether the browser has it for pages like this one. */
  readonly there: boolean;
  readonly on: boolean;
  readonly enter: () => void;
}

/** The full screen, and the way into it; Escape leads out, as in every browser. */
export function useFullScreen(): FullScreen {
  const [on, setOn] = useState(document.fullscreenElement !== null);
  const [there, setThere] = useState(document.fullscreenEnabled === true);
  useEffect(() => {
    const changed = (): void => setOn(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  const enter = (): void => {
    document.documentElement.requestFullscreen().catch(() => setThere(false));
  };
  return { there, on, enter };
}
