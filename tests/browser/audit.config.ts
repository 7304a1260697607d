// How the audit runs: as the browser tests do, by other files, and without a server of theirs.

import { defineConfig } from "@playwright/test";

import tests from "./playwright.config.ts";

const { globalSetup: _, use, ...others } = tests;

export default defineConfig(others, {
  testDir: "audit",
  outputDir: "results/audit",
  timeout: 300_000,
  workers: 1,
  use: { ...use, screenshot: "off" },
});
