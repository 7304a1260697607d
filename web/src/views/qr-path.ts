// A QR code as the path of an SVG, by lean-qr. Knows no DOM.

import { correction, generate } from "lean-qr/nano";

/** A code that can be drawn: a square of so many modules, and what is dark in it. */
export interface Drawn {
  readonly size: number;
  readonly path: string;
}

/** The code of a text. Level M still reads with a seventh of it lost: to glare, or somebody's head. */
export function qrPath(text: string): Drawn {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const runs: string[] = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
    }
  }
  return { size: code.size, path: runs.join("") };
}
