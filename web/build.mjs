// Builds the page: `node build.mjs --out DIR [--dev]`. Needs the dependencies alone, no network,
// and writes nothing outside of DIR.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { build } from "esbuild";
import { minify } from "terser";

const HERE = dirname(fileURLToPath(import.meta.url));
const CONTENT_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".map": "application/json",
};

const WORDS = 'import { words } from "../words/words";';

/**
 * Views read all words from one place. Here each gets the sections that it names from their own
 * files, so that a section comes with the parts that use it.
 */
const sections = {
  name: "sections",
  setup({ onLoad }) {
    onLoad({ filter: /src[\\/]views[\\/][\w-]+\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes(WORDS)) return undefined;
      if (/\bwords\[|= words;/.test(source)) throw new Error(`${path}: say words.section, one by one`);
      const used = new Set([...source.matchAll(/\bwords\.(\w+)/g)].map(([, section]) => section));
      // Without names as well: what is not used here is still to come along.
      const imports = [...used].map((each) => {
        const file = `../words/en/${each.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
        return `import "${file}"; import { ${each} as words_${each} } from "${file}";`;
      });
      const contents = source
        .replace(WORDS, imports.join(" "))
        .replaceAll(/\bwords\.(\w+)/g, "words_$1");
      return { contents, loader: "tsx" };
    });
    onLoad({ filter: /src[\\/]words[\\/](words|en[\\/]index)\.ts$/ }, ({ path }) => {
      throw new Error(`${path} would bring all words at once: say words.section, one by one`);
    });
  },
};

function options(args) {
  const at = args.indexOf("--out");
  const out = at < 0 ? undefined : args[at + 1];
  if (out === undefined) throw new Error("usage: node build.mjs --out DIR [--dev]");
  return { out: resolve(out), dev: args.includes("--dev") };
}

/** Bundles styles, then code, which names some, and what stands alone; returns files as { path, bytes }, and entries' paths. */
async function bundle(dev) {
  const style = await run(dev, {
    entryPoints: {
      style: "src/style/main.css",
      home: "src/style/home.css",
      later: "src/style/later.css",
      projector: "src/style/projector-part.css",
      icon: "src/icon.svg",
    },
    loader: { ".svg": "copy" },
  });
  // With its own copy of what it shares with the page's beginning, which would grow by it otherwise.
  const print = await run(dev, { entryPoints: { print: "src/seal/print.ts" } });
  const code = await run(dev, {
    entryPoints: { main: "src/main.tsx" },
    external: ["/assets/*"],
    define: {
      HOME_STYLE: JSON.stringify(style.entries["home.css"]),
      LATER_STYLE: JSON.stringify(style.entries["later.css"]),
      PROJECTOR_STYLE: JSON.stringify(style.entries["projector-part.css"]),
      PRINT_CODE: JSON.stringify(print.entries["print.ts"]),
    },
    plugins: [sections],
  });
  const scripts = [...print.files, ...code.files];
  return {
    files: [...style.files, ...(dev ? scripts : await Promise.all(scripts.map(smallest)))],
    entries: { ...style.entries, ...code.entries },
  };
}

/** A script made smaller still than by bundling. */
async function smallest({ path, bytes }) {
  const { code } = await minify(new TextDecoder().decode(bytes), { module: true, ecma: 2022, compress: { passes: 2 } });
  return { path, bytes: new TextEncoder().encode(code) };
}

async function run(dev, what) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: HERE,
    outdir: "assets",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    minify: !dev,
    sourcemap: dev ? "linked" : false,
    legalComments: "none",
    charset: "utf8",
    metafile: true,
    write: false,
    ...what,
  });
  const root = join(HERE, "assets");
  const entries = {};
  const stubs = new Set();
  for (const [path, { entryPoint, inputs, imports }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined) continue;
    // The parts import the page's beginning, so all of that is in a file that they share, and the
    // entry would only name it: one request more, for nothing.
    const stub = imports.length === 1 && Object.values(inputs).every((each) => each.bytesInOutput === 0);
    if (stub) stubs.add(path);
    entries[basename(entryPoint)] = `/${stub ? imports[0].path : path}`;
  }
  const files = outputFiles
    .map((file) => ({ path: `assets/${relative(root, file.path)}`, bytes: file.contents }))
    .filter((file) => !stubs.has(file.path.replace(/\.map$/, "")));
  return { files, entries };
}

/** index.html with the hashed names put in. */
async function index(entries) {
  const names = {
    script: entries["main.tsx"],
    style: entries["main.css"],
    icon: entries["icon.svg"],
  };
  const html = await readFile(join(HERE, "src/index.html"), "utf8");
  return html.replace(/%(\w+)%/g, (mark, name) => {
    if (names[name] === undefined)
      throw new Error(`src/index.html asks for ${mark}, which nothing makes`);
    return names[name];
  });
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** How much zlib looks at before it begins a block decides how well a block fits; the best one is kept. */
const gzip = (bytes) =>
  [4, 5, 6, 7, 8, 9]
    .map((memLevel) => gzipSync(bytes, { level: 9, memLevel }))
    .reduce((best, each) => (each.length < best.length ? each : best));

/** Writes a file with its compressed forms, and describes it. */
async function put(out, { path, bytes }) {
  const content_type = CONTENT_TYPES[extname(path)];
  if (content_type === undefined) throw new Error(`no content type for ${path}`);
  const target = join(out, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  const br = brotli(bytes);
  const gz = gzip(bytes);
  await writeFile(`${target}.br`, br);
  await writeFile(`${target}.gz`, gz);
  const etag = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  return {
    path,
    etag,
    content_type,
    immutable: path.startsWith("assets/"),
    size: bytes.length,
    br: br.length,
    gz: gz.length,
  };
}

async function main() {
  const { out, dev } = options(process.argv.slice(2));
  const { files, entries } = await bundle(dev);
  const html = await index(entries);
  await rm(join(out, "assets"), { recursive: true, force: true });
  const all = [{ path: "index.html", bytes: Buffer.from(html) }, ...files];
  const manifest = [];
  for (const file of all) manifest.push(await put(out, file));
  manifest.sort((a, b) => (a.path < b.path ? -1 : 1));
  await writeFile(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const { path, size, br, gz } of manifest)
    console.log(`${path}  ${size} bytes, ${br} brotli, ${gz} gzip`);
}

await main();
