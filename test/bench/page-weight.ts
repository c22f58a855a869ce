// Page weight: the JavaScript a browser must load before the first input, compressed, from a page built for it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parseAst } from "vite";
import type { Bench } from "./bench.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Kilobytes (1,000 bytes) of gzip. */
export const weightBar = 150;

export interface PageWeight {
  /** Path in the built page, with its gzip bytes. */
  readonly scripts: readonly { readonly path: string; readonly gzip: number }[];
  /** Gzip bytes of the style sheets of index.html, for the record. */
  readonly styles: number;
}

/** Builds the page into a folder of its own, so that no older build is weighed. */
export function weighPage(): PageWeight {
  const folder = mkdtempSync(join(tmpdir(), "facet-page-"));
  try {
    // In a process of its own: under a test runner's NODE_ENV the bundler takes the development build of Solid.
    const environment = { ...process.env, NODE_ENV: "production" };
    const vite = [join(root, "node_modules/vite/bin/vite.js"), "build", "--outDir", folder, "--logLevel", "error"];
    execFileSync(process.execPath, vite, { cwd: root, env: environment });
    return weigh(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Words of a language that are fetched before anything is shown; one of them, the heaviest, is counted. */
const languageChunk = /^(?:en|de)-[\w-]+\.js$/;

/** Scripts named by index.html and everything they import statically, and the words of the heaviest language. */
function weigh(folder: string): PageWeight {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const named = (pattern: RegExp) =>
    [...html.matchAll(pattern)].flatMap(([, path]) => path ?? []).map((path) => path.replace(/^\//, ""));
  const scripts = new Set<string>();
  const queue = [
    ...named(/<script[^>]*\ssrc="([^"]+)"/g),
    ...named(/<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g),
  ];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (scripts.has(path)) continue;
    scripts.add(path);
    const from = dirname(path);
    queue.push(...staticImports(readFileSync(join(folder, path), "utf8")).map((each) => join(from, each)));
  }
  const gzip = (path: string) => gzipSync(readFileSync(join(folder, path))).length;
  const languages = readdirSync(join(folder, "assets")).filter((name) => languageChunk.test(name));
  const [heaviest] = languages.map((name) => `assets/${name}`).toSorted((a, b) => gzip(b) - gzip(a));
  if (heaviest === undefined) throw new Error("no words of a language were found beside the page's scripts");
  scripts.add(heaviest);
  return {
    scripts: [...scripts].map((path) => ({ path, gzip: gzip(path) })),
    styles: named(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g).reduce((sum, path) => sum + gzip(path), 0),
  };
}

export function staticImports(code: string): string[] {
  return parseAst(code, { sourceType: "module" }).body.flatMap((statement) =>
    "source" in statement && statement.source ? [String(statement.source.value)] : [],
  );
}

export const pageWeight: Bench = {
  name: "page-weight",
  run: async (_scale, report) => {
    const { scripts, styles } = weighPage();
    const total = scripts.reduce((sum, { gzip }) => sum + gzip, 0) / 1000;
    report({
      measure: `JavaScript before the first input, gzip, ${scripts.length} files (styles ${(styles / 1000).toFixed(1)} kB)`,
      figure: `${total.toFixed(1)} kB`,
      bar: `≤ ${weightBar} kB`,
      met: total <= weightBar,
    });
  },
};
