// The switch that covers what is one's own (A12), and what stands in the place of what it covers.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Act } from "../state/intents";
import { words } from "../words/words";
import { Icon } from "./icons";

interface CoverProps {
  readonly act: Act;
  readonly on: boolean;
}

/** Where the page was scrolled to when somebody pressed: a room begins anew, so that nothing of it is left. */
let pressed: { readonly left: number; readonly top: number } | null = null;

function press({ act, on }: CoverProps): void {
  const panel = document.querySelector(".panel");
  pressed = { left: panel?.scrollLeft ?? 0, top: panel?.scrollTop ?? 0 };
  act({ type: "cover", on });
}

export function CoverSwitch({ act, on }: CoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (pressed === null) return;
    button.current?.focus({ preventScroll: true });
    document.querySelector(".panel")?.scrollTo(pressed);
    pressed = null;
  }, [on]);
  return (
    <button ref={button} type="button" class="button cover-switch" aria-pressed={on} title={words.cover.hint}
      onClick={() => press({ act, on: !on })}>
      <Icon of="hidden" />{words.cover.button}
    </button>
  );
}

/** In place of what is covered: that it is, and the way back. */
export function Covered({ act, text, className = "covered" }: { act: Act; text: string; className?: string }) {
  return (
    <div class={className}>
      <p>{text}</p>
      <button type="button" class="button" onClick={() => press({ act, on: false })}>{words.cover.uncover}</button>
    </div>
  );
}
