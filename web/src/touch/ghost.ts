// The copy of a note that hangs on the pointer. It is decoration: nothing can reach it.

export interface Ghost {
  readonly move: (x: number, y: number) => void;
  readonly remove: () => void;
}

/** Lifts a copy of `source` off the board; `x`, `y` is where the pointer took it. */
export function makeGhost(source: HTMLElement, x: number, y: number): Ghost {
  const box = source.getBoundingClientRect();
  const copy = source.cloneNode(true) as HTMLElement;
  for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
  for (const name of ["data-topic", "data-note", "data-of", "data-dragged"]) copy.removeAttribute(name);
  const ghost = document.createElement("div");
  ghost.className = "ghost";
  ghost.inert = true;
  ghost.setAttribute("aria-hidden", "true");
  ghost.style.setProperty("--ghost-width", `${box.width}px`);
  ghost.append(copy);
  document.body.append(ghost);
  const [dx, dy] = [x - box.left, y - box.top];
  return {
    move: (nowX, nowY) => {
      ghost.style.setProperty("--ghost-x", `${nowX - dx}px`);
      ghost.style.setProperty("--ghost-y", `${nowY - dy}px`);
    },
    remove: () => ghost.remove(),
  };
}
