// Page weight: the JavaScript a browser must load before the first input, compressed, from the built page.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, parseAst } from "vite";
import type { Bench } from "./bench.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pageFolder = join(root, "dist/client");
/** Kilobytes (1,000 bytes) of gzip. */
export const weightBar = 150;

export interface PageWeight {
  /** Path in the built page, with its gzip bytes. */
  readonly scripts: readonly { readonly path: string; readonly gzip: number }[];
  /** The style sheets of index.html, for the record. */
  readonly styles: number;
}

/** Scripts named by index.html and everything they import statically. Builds the page where it is not built. */
export async function weighPage(folder = pageFolder): Promise<PageWeight> {
  if (!existsSync(join(folder, "index.html"))) await build({ root: join(root, "client"), configFile: join(root, "vite.config.ts"), logLevel: "error" });
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].flatMap(([, path]) => path ?? []).map((path) => path.replace(/^\//, ""));
  const scripts = new Set<string>();
  const queue = [...named(/<script[^>]*\ssrc="([^"]+)"/g), ...named(/<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (scripts.has(path)) continue;
    scripts.add(path);
    queue.push(...staticImports(readFileSync(join(folder, path), "utf8")).map((each) => join(dirname(path), each)));
  }
  const gzip = (path: string) => gzipSync(readFileSync(join(folder, path))).length;
  return {
    scripts: [...scripts].map((path) => ({ path, gzip: gzip(path) })).sort((a, b) => b.gzip - a.gzip),
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
    const { scripts, styles } = await weighPage();
    const total = scripts.reduce((sum, { gzip }) => sum + gzip, 0) / 1000;
    report({
      measure: `JavaScript before the first input, gzip, ${scripts.length} files (styles ${(styles / 1000).toFixed(1)} kB)`,
      figure: `${total.toFixed(1)} kB`,
      bar: `≤ ${weightBar} kB`,
      met: total <= weightBar,
    });
  },
};
