// How a restart under thirty browsers is measured: as the browser tests run, without a server of theirs.

import { defineConfig } from "@playwright/test";

import tests from "./playwright.config.ts";

const { globalSetup: _, use, ...others } = tests;

export default defineConfig(others, {
  testDir: "blink",
  outputDir: "results/blink",
  timeout: 600_000,
  workers: 1,
  use: { ...use, screenshot: "off" },
});
