// The drawings: the mark of Candor, small icons, and the shapes that tell columns apart.

const paths = {
  more: "M6 12h.01M12 12h.01M18 12h.01",
  menu: "M4 7h16M4 12h16M4 17h16",
  share: "M12 15V4m0 0L8 8m4-4 4 4M5 13v5a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-5",
  clock: "M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  up: "M12 19V5m0 0-6 6m6-6 6 6",
  down: "M12 5v14m0 0 6-6m-6 6-6-6",
  close: "M6 6l12 12M18 6 6 18",
  check: "M5 12.5 10 17 19 7",
  hidden: "M4 4l16 16M10 10a3 3 0 0 0 4 4M7 6.5C4 8.5 2.5 12 2.5 12S6 18.5 12 18.5c1.5 0 3-.4 4-1M11 5.5h1c6 0 9.5 6.5 9.5 6.5s-.8 1.6-2.300 3.200",
  talk: "M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7l-5 4v-4H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1",
  calendar: "M8 3v4m8-4v4M4 10h16M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1",
  flask: "M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M8 3h8M7.500 15h9",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
} as const;

/** Decoration beside words, or inside a control that has a name. */
export function Icon({ of }: { of: keyof typeof paths }) {
  return <svg class={`icon icon-${of}`} viewBox="0 0 24 24" aria-hidden="true"><path d={paths[of]} /></svg>;
}

/** An open ring and a point: a voice that leaves without a face. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect class="mark-ground" width="32" height="32" rx="8" />
      <path class="mark-ring" d="M21.6 10.6a8 8 0 1 0 0 10.8" />
      <circle class="mark-point" cx="23.6" cy="16" r="2.6" />
    </svg>
  );
}

/** How much of the most there is; the number stands beside it. */
export function Bar({ of, most }: { of: number; most: number }) {
  return (
    <svg class="ranked-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="ranked-rail" width="100" height="4" /><rect width={(100 * of) / most} height="4" />
    </svg>
  );
}

/** Tones in the order of columns; each has a shape of its own, so that colour never stands alone. */
const tones = ["blue", "orange", "teal", "plum", "slate", "gold"] as const;
const shapes: Record<(typeof tones)[number], string> = {
  blue: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2",
  orange: "M3 3h10v10H3z",
  teal: "M8 2l6.5 11.5h-13z",
  plum: "M8 1l7 7-7 7-7-7z",
  slate: "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
  gold: "M8 1l6 3.5v7L8 15l-6-3.5v-7z",
};

/** The class that carries a column's tone. */
export function toneClass(order: number): string {
  return `tone-${tones[order % tones.length] ?? tones[0]}`;
}

/** A column's shape, in its tone. */
export function Shape({ order }: { order: number }) {
  const tone = tones[order % tones.length] ?? tones[0];
  return <svg class={`shape tone-${tone}`} viewBox="0 0 16 16" aria-hidden="true"><path d={shapes[tone]} /></svg>;
}
