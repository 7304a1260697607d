// The QR code, fetched when somebody wants to see one.

import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words";
import type { QrProps } from "./qr";

export function LazyQr(props: QrProps) {
  const [loaded, setLoaded] = useState<{ QrCode: FunctionComponent<QrProps> } | "failed" | null>(null);
  useEffect(() => {
    import("./qr").then(setLoaded, () => setLoaded("failed"));
  }, []);
  if (loaded === null) return null;
  if (loaded === "failed") return <p class="warning" role="alert">{words.share.noCode}</p>;
  return <loaded.QrCode {...props} />;
}
