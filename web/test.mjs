// Runs the tests beside the code: bundles each `*.test.ts` into a temporary folder, then
// `node --test` runs them.

import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const names = await readdir(join(here, "src"), { recursive: true });
// All of them, or those whose names have what is given.
const wanted = process.argv[2] ?? "";
const tests = names.filter((name) => name.endsWith(".test.ts") && name.includes(wanted)).map((name) => join("src", name));
const out = await mkdtemp(join(tmpdir(), "candor-page-"));
try {
  await build({
    absWorkingDir: here,
    entryPoints: tests,
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const built = (await readdir(out, { recursive: true })).filter((name) =>
    name.endsWith(".test.mjs"),
  );
  const { status } = spawnSync(
    process.execPath,
    ["--enable-source-maps", "--test", ...built.map((name) => join(out, name))],
    {
      cwd: here,
      stdio: "inherit",
    },
  );
  process.exitCode = status ?? 1;
} finally {
  await rm(out, { recursive: true, force: true });
}
