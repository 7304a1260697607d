// A small panel that opens beside its button, on the browser's popover. Knows nothing of rooms.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Act } from "../state/intents";

interface MenuProps {
  readonly label: string;
  /** The id of the button that opened it. */
  readonly anchor: string;
  readonly act: Act;
  readonly children: ComponentChildren;
}

/** Places the panel under its button, above where there is no space below, inside the window. */
function place(panel: HTMLElement, anchor: HTMLElement): void {
  const edge = 8;
  const at = anchor.getBoundingClientRect();
  const own = panel.getBoundingClientRect();
  const left = getComputedStyle(anchor).direction === "rtl" ? at.left : at.right - own.width;
  const below = at.bottom + own.height + edge <= innerHeight || at.top < own.height + edge;
  const top = below ? at.bottom + edge / 2 : at.top - own.height - edge / 2;
  const within = (value: number, most: number): string => `${Math.max(edge, Math.min(value, most - edge))}px`;
  panel.style.setProperty("--menu-x", within(left, innerWidth - own.width));
  panel.style.setProperty("--menu-y", within(top, innerHeight - own.height));
}

export function Menu({ label, anchor, act, children }: MenuProps) {
  const panel = useRef<HTMLDivElement>(null);
  const going = useRef(false);
  useLayoutEffect(() => {
    const box = panel.current;
    const button = document.getElementById(anchor) as HTMLButtonElement | null;
    if (box === null) return;
    box.showPopover();
    // Its own button is no place outside: the press of it closes the menu, and does not open it again.
    if (button !== null) [button.popoverTargetElement, button.popoverTargetAction] = [box, "hide"];
    const stand = (): void => { if (button !== null) place(box, button); };
    stand();
    // A phone that is turned, or whose keyboard comes up, has another window.
    addEventListener("resize", stand);
    box.querySelector<HTMLElement>("button, input, select")?.focus();
    return () => {
      const had = box.contains(document.activeElement);
      going.current = true;
      removeEventListener("resize", stand);
      if (button !== null) button.popoverTargetElement = null;
      if (box.matches(":popover-open")) box.hidePopover();
      if (had) button?.focus();
    };
  }, [anchor]);
  // Told before it closes, not after: by then the press that closed it may have opened another menu.
  const closed = (event: { readonly newState: string }): void => {
    if (event.newState === "closed" && !going.current) act({ type: "ui", change: { menu: null } });
  };
  return (
    <div ref={panel} class="menu" popover="auto" role="dialog" aria-label={label}
      onBeforeToggle={closed}
      onKeyDown={step}>
      {children}
    </div>
  );
}

/** Arrow keys walk through the items, beside Tab. */
function step(event: KeyboardEvent): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const box = event.currentTarget;
  const typing = event.target instanceof HTMLInputElement;
  if (by === 0 || typing || !(box instanceof HTMLElement)) return;
  const items = [...box.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = items.findIndex((item) => item === document.activeElement);
  items[(at + by + items.length) % items.length]?.focus();
  event.preventDefault();
}
