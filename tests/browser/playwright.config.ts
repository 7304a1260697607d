// How the browser tests run: the build that cargo test makes, one Chromium for each worker.

import { defineConfig } from "@playwright/test";

import { launch } from "./lib/chromium.ts";

export default defineConfig({
  testDir: "specs",
  outputDir: "results",
  globalSetup: "./lib/setup.ts",
  fullyParallel: true,
  // Most of a test is waiting for a tick, so there is more than one for each of two cores.
  workers: 3,
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
    // Recording costs as much as the page itself: it is for looking into a failure.
    trace: process.env["CANDOR_TRACE"] ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
  },
});
