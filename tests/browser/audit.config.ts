// How the audit runs: as the browser tests do, by other files, and without a server of theirs.

import { defineConfig } from "@playwright/test";

import tests from "./playwright.config.ts";

const { globalSetup: _, use, ...others } = tests;

export default defineConfig(others, {
  testDir: "audit",
  outputDir: "results/audit",
  timeout: 300_000,
  workers: 1,
  // First the audit's own tests: what cannot find anything need not look.
  projects: [
    { name: "own", testIgnore: "audit.spec.ts" },
    { name: "audit", testMatch: "audit.spec.ts", dependencies: ["own"] },
  ],
  use: { ...use, screenshot: "off" },
});
