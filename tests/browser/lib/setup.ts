// Starts one server for all tests of a run, and ends it behind them.

import { startServer } from "./server.ts";

export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env["CANDOR_ORIGIN"] = server.origin;
  return () => server.stop();
}
