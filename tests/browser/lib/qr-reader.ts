// Reads a QR code off the screen, as a phone's camera does. Knows no page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { Locator } from "@playwright/test";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("jsqr"), "utf8");

type Reader = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;

/** What the code says that is drawn there; null when nothing can be read. */
export async function readCode(drawn: Locator): Promise<string | null> {
  const picture = (await drawn.screenshot()).toString("base64");
  const page = await drawn.page().context().newPage();
  try {
    await page.evaluate(SOURCE);
    return await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d")!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const { jsQR } = globalThis as unknown as { jsQR: Reader };
      return jsQR(data, bitmap.width, bitmap.height)?.data ?? null;
    }, picture);
  } finally {
    await page.close();
  }
}
