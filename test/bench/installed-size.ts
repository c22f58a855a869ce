// What Facet takes on a disk, item by item: the dependencies by what they are for, the page, the weights of a first start and Chroma.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { loadConfig } from "../../server/config.ts";
import type { Bench } from "./bench.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = new URL("../../server/setup/prune.mjs", import.meta.url).href;
const { isUnused } = (await import(script)) as { isUnused: (path: string) => boolean };

/** Megabytes (10^6) that `npm start` may leave in node_modules. */
export const sizeBar = 1000;

/** What packages are for, the first that fits; the rest is "all else". */
const groups: readonly (readonly [purpose: string, packages: RegExp])[] = [
  ["Node 24 itself", /^node$/],
  ["models and vectors in the process (llama.cpp, ONNX)", /^(?:@?node-llama-cpp|@reflink|onnxruntime|@huggingface)/],
  ["storage (SQLite, DuckDB, Chroma)", /^(?:better-sqlite3|@duckdb|chromadb)/],
  [
    "documents and pictures (PDF, OCR, images)",
    /^(?:pdfjs|tesseract|@tesseract|@napi-rs|sharp|@img|libheif|heic|mammoth|exifr|file-type)/,
  ],
  [
    "code tools and sandbox (Biome, Ruff, tree-sitter, Pyodide, TypeScript 6)",
    /^(?:@biomejs|@astral-sh|@vscode|tree-sitter|web-tree-sitter|pyodide|typescript-6|@jitl|quickjs|@secretlint)/,
  ],
  [
    "drawings and formulas (Mermaid, Vega, KaTeX, math)",
    /^(?:mermaid|@mermaid|vega|cytoscape|elkjs|katex|d3|mathjs|chevrotain|@chevrotain|dagre|roughjs)/,
  ],
  [
    "the page and its build (Vite, CodeMirror, Solid, fonts)",
    /^(?:vite|rolldown|@rolldown|lightningcss|@codemirror|@lezer|solid|@kobalte|@solid|shiki|@shikijs|@fontsource|@babel|@oxc|virtua)/,
  ],
  ["the workflow (LangChain, LangGraph)", /^(?:@langchain|langsmith|openai|js-tiktoken)/],
];

export interface InstalledSize {
  /** Bytes by purpose of what `npm start` leaves, the heaviest first. */
  readonly dependencies: ReadonlyMap<string, number>;
  /** Bytes that the tools of the tests add. */
  readonly tools: number;
}

/** From the dependencies that are installed here; what an install takes out again is not counted, whether or not it is still there. */
export function weighInstalled(folder: string = root): InstalledSize {
  const modules = join(folder, "node_modules");
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as {
    packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const sums = new Map<string, number>();
  let tools = 0;
  for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(modules, file).split(sep).join("/");
    // Caches of Vite and Vitest are made here, not installed.
    if (isUnused(path) || path.startsWith(".vi")) continue;
    const { size } = statSync(file);
    if (packages[ownerOf(path)]?.dev) tools += size;
    else {
      const name = ownerOf(path).split("node_modules/")[1] ?? "";
      const purpose = groups.find(([, names]) => names.test(name.replace(/\/$/, "")))?.[0] ?? "all else";
      sums.set(purpose, (sums.get(purpose) ?? 0) + size);
    }
  }
  return { dependencies: new Map([...sums].toSorted(([, one], [, other]) => other - one)), tools };
}

/** The package of a file as the lock file names it: `node_modules/a/node_modules/@b/c`. */
function ownerOf(path: string): string {
  const parts = `node_modules/${path}`.split("node_modules/");
  const [first = "", second = ""] = parts.at(-1)?.split("/") ?? [];
  return [...parts.slice(0, -1), first.startsWith("@") ? `${first}/${second}` : first].join("node_modules/");
}

function bytesOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.size;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

export const installedSize: Bench = {
  name: "installed-size",
  run: async (_scale, report) => {
    const { dependencies, tools } = weighInstalled();
    const total = [...dependencies.values()].reduce((sum, each) => sum + each, 0);
    report({
      measure: "dependencies that npm start leaves in node_modules",
      figure: megabytes(total),
      bar: `≤ ${sizeBar} MB`,
      met: total <= sizeBar * 1e6,
    });
    for (const [purpose, bytes] of dependencies)
      report({ measure: `— ${purpose}`, figure: megabytes(bytes), bar: "", met: null });
    report({
      measure: "tools of the tests, which only npm test, check, bench and eval bring",
      figure: megabytes(tools),
      bar: "",
      met: null,
    });
    report({ measure: "the built page", figure: megabytes(bytesOf(join(root, "dist", "client"))), bar: "", met: null });
    for (const [name, bytes] of fetched(loadConfig(process.env).FACET_CACHE))
      report({ measure: `fetched once for all clones: ${name}`, figure: megabytes(bytes), bar: "", met: null });
  },
};

/** What lies in the cache, each model by itself; what is only there for tests included. */
function fetched(cache: string): readonly (readonly [name: string, bytes: number])[] {
  const names = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith("."));
  const places = names(cache).flatMap((name) =>
    name === "models" ? names(join(cache, name)).map((model) => `models/${model}`) : [name],
  );
  return places.toSorted().map((place) => [place, bytesOf(join(cache, place))] as const);
}
