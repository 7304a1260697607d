// How the browser tests run: the release build, one Chromium for each worker.

import { defineConfig } from "@playwright/test";

import { launch } from "./lib/chromium.ts";

export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  globalSetup: "./lib/setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    launchOptions: await launch(),
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    actionTimeout: 15_000,
  },
});
