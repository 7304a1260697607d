// The program under audit: the release build at its most talkative, alone in an empty folder. Keeps all
// that it prints, and tells what it wrote. Knows no browser.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, readlink, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const READY = /Candor is ready: (http:\/\/\S+)/;

const TARGET = process.env["CARGO_TARGET_DIR"] ?? resolve(import.meta.dirname, "../../../target");

/** The binary under audit: `CANDOR_BIN`, else the release build beside the sources. */
const binary = (): string => process.env["CANDOR_BIN"] ?? resolve(TARGET, "release/candor");

/** A file by its path in the program's folder. */
export interface Written {
  path: string;
  bytes: Buffer;
}

export class Program {
  readonly #out: Buffer[] = [];
  readonly #err: Buffer[] = [];

  private constructor(
    readonly child: ChildProcess,
    readonly folder: string,
    /** Where health and figures are. */
    readonly admin: string,
  ) {
    child.stdout!.on("data", (bytes: Buffer) => this.#out.push(bytes));
    child.stderr!.on("data", (bytes: Buffer) => this.#err.push(bytes));
  }

  /** Starts it in a folder of its own, which is its home, and where it would put temporary files. */
  static async start(): Promise<Program> {
    const folder = await mkdtemp(join(tmpdir(), "candor-audit-"));
    const admin = `127.0.0.1:${await freePort()}`;
    const args = ["--listen", "127.0.0.1:0", "--admin", admin, "--log", "trace"];
    const env = { HOME: folder, TMPDIR: folder, RUST_LOG: "trace", RUST_BACKTRACE: "1" };
    const child = spawn(binary(), args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    const program = new Program(child, folder, `http://${admin}`);
    child.once("error", (error) => program.#err.push(Buffer.from(String(error))));
    while (!READY.test(program.printed.toString())) {
      if (child.exitCode !== null || child.pid === undefined) throw new Error(`no program: ${program.log}`);
      await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
    }
    return program;
  }

  get origin(): string {
    return READY.exec(this.printed.toString())![1]!;
  }

  /** All of standard output. */
  get printed(): Buffer {
    return Buffer.concat(this.#out);
  }

  /** All of the log, which is standard error. */
  get log(): Buffer {
    return Buffer.concat(this.#err);
  }

  /** What it says to whoever looks after it: alive, ready, and the figures, each with its headers. */
  async figures(): Promise<string[]> {
    return Promise.all(["healthz", "readyz", "metrics"].map(async (path) => {
      const answer = await fetch(`${this.admin}/${path}`);
      return `${answer.status}\n${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
    }));
  }

  /** Files that it holds open, deleted ones too, besides pipes, sockets and the like; where the system tells. */
  async open(): Promise<string[]> {
    const place = `/proc/${this.child.pid}/fd`;
    const all = await readdir(place).catch(() => []);
    const targets = await Promise.all(all.map((each) => readlink(join(place, each)).catch(() => "")));
    return targets.filter((target) => target !== "" && target !== "/dev/null" && !/^(pipe|socket|anon_inode):/.test(target));
  }

  /** Every file in its folder. */
  async written(): Promise<Written[]> {
    const all = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return Promise.all(all.filter((entry) => !entry.isDirectory()).map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path, bytes: await readFile(path) };
    }));
  }

  /** Ends it, as whoever runs it would. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    // "close" comes once its last words are read as well.
    const ended = once(this.child, "close");
    this.child.kill("SIGTERM");
    await ended;
  }

  async cleanUp(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A port that nobody listens on: the program does not say which one it takes for its second listener. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
