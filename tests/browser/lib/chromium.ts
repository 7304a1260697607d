// Finds a Chromium and says how it is launched. Knows nothing of pages.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

import { chromium, type Browser } from "@playwright/test";

/** Debian's headless shell first: the same engine, without a browser's windows around each page. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

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
    const { default: carried } = (await import(entry)) as {
      default: { executablePath(): Promise<string> };
    };
    return await carried.executablePath();
  } catch {
    return undefined;
  }
}

/** A made-up host name: the browser holds 127.0.0.1 secure, but not this. */
const INSECURE_HOST = "candor.test";

/** A browser for which `insecure` origins lead to 127.0.0.1. */
export async function launchInsecure(): Promise<Browser> {
  return chromium.launch(await launch(`--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`));
}

/** The same server by an origin that the browser holds insecure. */
export function insecure(origin: string): string {
  return origin.replace("127.0.0.1", INSECURE_HOST);
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
