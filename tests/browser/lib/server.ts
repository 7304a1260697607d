// Starts the tests' build on a free port and ends it by its own process. Knows no browser.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface, type Interface } from "node:readline";

const READY = /Candor is ready: (http:\/\/\S+)/;

/** A running server. */
export interface Server {
  /** Its origin, such as `http://127.0.0.1:4321`. */
  origin: string;
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
}

const TARGET = process.env["CARGO_TARGET_DIR"] ?? resolve(import.meta.dirname, "../../../target");

/** The binary under test: `CANDOR_BIN`, else the build that `cargo test` makes. */
const binary = (): string => process.env["CANDOR_BIN"] ?? resolve(TARGET, "debug/candor");

/** The same program with a clock that a test moves: `CANDOR_MOVED_CLOCK`, else the same build's. */
const movedClock = (): string =>
  process.env["CANDOR_MOVED_CLOCK"] ?? resolve(TARGET, "debug/moved-clock");

/** Starts a server, on a free port unless `args` name one, and waits for the line that tells its address. */
export async function startServer(...args: string[]): Promise<Server> {
  const listen = args.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"];
  const { child, origin } = await start(binary(), [...listen, ...args], "ignore");
  return { origin, stop: () => stop(child) };
}

/** Starts a server where another one has ended: a restart, which in memory mode remembers nothing. */
export async function startServerAt(origin: string): Promise<Server> {
  const { child } = await start(binary(), ["--listen", new URL(origin).host], "ignore");
  return { origin, stop: () => stop(child) };
}

/** A server whose time can be moved on. */
export interface MovedServer extends Server {
  /** Moves its clock. */
  pass(seconds: number): Promise<void>;
}

/** Starts a server whose time can be moved on. */
export async function startMovedServer(): Promise<MovedServer> {
  const { child, origin, lines } = await start(movedClock(), [], "pipe");
  const pass = async (seconds: number): Promise<void> => {
    const passed = once(lines, "line");
    child.stdin!.write(`pass ${seconds}\n`);
    await passed;
  };
  return { origin, pass, stop: () => stop(child) };
}

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  /** What it prints, behind its address. */
  readonly lines: Interface;
}

async function start(program: string, args: string[], input: "ignore" | "pipe"): Promise<Started> {
  // The tests' own variable has the name of a flag's: another server must not take it for its own.
  const { CANDOR_ORIGIN: _, ...env } = process.env;
  const child = spawn(program, args, { env, stdio: [input, "pipe", "pipe"] });
  const said: string[] = [];
  child.stderr!.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const failed = new Promise<never>((_, reject) => {
    child.once("error", (error) => reject(new Error(`${program}: ${error.message}`)));
    child.once("exit", (code) => reject(new Error(`${program} ended (${code}): ${said.join("")}`)));
  });
  failed.catch(() => undefined);
  const lines = createInterface({ input: child.stdout! });
  const origin = await Promise.race([address(lines), failed]);
  return { child, origin, lines };
}

/** The address in the line that tells it; what it prints later goes to whoever listens. */
function address(lines: Interface): Promise<string> {
  return new Promise((found, failed) => {
    lines.on("line", (line) => {
      const ready = READY.exec(line);
      if (ready) found(new URL(ready[1]!).origin);
    });
    lines.once("close", () => failed(new Error("the server printed no address")));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
