// Finds a Chromium and says how it is launched. Knows nothing of pages.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** What the browser must not do by itself, so that only the page is seen. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser's path: `CANDOR_CHROMIUM`, else the first known name on the path. */
function inPath(): string | undefined {
  const given = process.env["CANDOR_CHROMIUM"];
  if (given) return given;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** The browser out of the npm package that carries one, where there is no root. */
async function inPackage(): Promise<string | undefined> {
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const { default: chromium } = (await import(entry)) as {
      default: { executablePath(): Promise<string> };
    };
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** How Playwright launches the browser. `extra` are further flags. */
export async function launch(...extra: string[]) {
  const executablePath = inPath() ?? (await inPackage());
  if (!executablePath) {
    throw new Error("No Chromium found: install one, or set CANDOR_CHROMIUM to its path.");
  }
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return { executablePath, headless: true, args: [...QUIET, ...root, ...extra] };
}
