// How screenshots are drawn: as the tests run, by other files.

import { defineConfig } from "@playwright/test";

import tests from "./playwright.config.ts";

export default defineConfig(tests, {
  testDir: "drawn",
  testMatch: "shots.ts",
  timeout: 300_000,
});
