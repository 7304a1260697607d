// Starts the release build on a free port and ends it by its own process. Knows no browser.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const READY = /Candor is ready: (http:\/\/\S+)/;

/** A running server. */
export interface Server {
  /** Its origin, such as `http://127.0.0.1:4321`. */
  origin: string;
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
}

/** The binary under test: `CANDOR_BIN`, else the release build beside the sources. */
function binary(): string {
  const target = process.env["CARGO_TARGET_DIR"] ?? resolve(import.meta.dirname, "../../../target");
  return process.env["CANDOR_BIN"] ?? resolve(target, "release/candor");
}

/** Starts a server and waits for the line that tells its address. */
export async function startServer(...args: string[]): Promise<Server> {
  const program = binary();
  // The tests' own variable has the name of a flag's: another server must not take it for its own.
  const { CANDOR_ORIGIN: _, ...env } = process.env;
  const child = spawn(program, ["--listen", "127.0.0.1:0", ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const failed = new Promise<never>((_, reject) => {
    child.once("error", (error) => reject(new Error(`${program}: ${error.message}`)));
    child.once("exit", (code) => reject(new Error(`${program} ended (${code}): ${said.join("")}`)));
  });
  failed.catch(() => undefined);
  const origin = await Promise.race([address(child), failed]);
  return { origin, stop: () => stop(child) };
}

async function address(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  for await (const line of lines) {
    const found = READY.exec(line);
    if (found) {
      // What it prints later must not fill the pipe.
      child.stdout!.resume();
      return new URL(found[1]!).origin;
    }
  }
  throw new Error("the server printed no address");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
