// A QR code, drawn as SVG elements: dark on light in every theme, with its quiet zone.

import "../main";

import { useMemo } from "preact/hooks";
import { qrPath } from "./qr-path";

/** Light modules around the code, as the standard asks (ISO 18004). */
const QUIET = 4;

export interface QrProps {
  readonly text: string;
  readonly label: string;
}

export function QrCode({ text, label }: QrProps) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  const side = size + 2 * QUIET;
  return (
    <svg class="qr" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} shape-rendering="crispEdges" role="img" aria-label={label}>
      <rect class="qr-light" x={-QUIET} y={-QUIET} width={side} height={side} />
      <path class="qr-dark" d={path} />
    </svg>
  );
}
