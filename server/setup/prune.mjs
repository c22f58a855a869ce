// Takes out of node_modules what packages carry and nothing here ever loads. Plain JavaScript, as install.mjs, which runs it after npm.
import { readdirSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * Files within node_modules, with why nobody misses them. Whoever begins to use one takes its line out. Held by test/parts/pruned.test.ts.
 *
 * @type {readonly RegExp[]}
 */
const unused = [
  // They lead a debugger to sources that the packages do not hold.
  /\.(?:[cm]?js|css|d\.[cm]?ts)\.map$/,
  // Sources of llama.cpp: it is never compiled here.
  /^node-llama-cpp\/llama\/gitRelease\.bundle$/,
  // Of its builds, mermaid.core.mjs checks drawings and mermaid.min.js draws them.
  /^mermaid\/dist\/(?:mermaid\.js|mermaid\.esm(?:\.min)?\.mjs|chunks\/mermaid\.esm(?:\.min)?\/.*)$/,
  // For browsers; a process loads the .wasm files beside them.
  /^tesseract\.js-core\/.*\.wasm\.js$/,
  // Facet reads with 4.0.0_best_int.
  /^@tesseract\.js-data\/[^/]+\/4\.0\.0\//,
  // Vocabularies of models that Facet does not run; what LangChain loads is `lite`.
  /^js-tiktoken\/dist\/(?:index\.c?js|ranks\/.*\.c?js)$/,
  // Sources that are not compiled here.
  /^better-sqlite3\/deps\//,
  /^openai\/src\//,
  // Languages that no tool of the Developer parses.
  /^@vscode\/tree-sitter-wasm\/wasm\/tree-sitter-(?:c-sharp|ini|php|powershell|regex|ruby)\.wasm$/,
  // Of this package the .wasm file is used.
  /^tree-sitter-c\/(?:src|prebuilds)\//,
  /^cytoscape-fcose\/demo\//,
  // legacy/build is used.
  /^pdfjs-dist\/(?:legacy\/)?(?:web|image_decoders)\/|^pdfjs-dist\/build\//,
];

/**
 * Folders or files of other systems and processors beside those of this one.
 *
 * @type {readonly ((path: string, platform: string, arch: string) => boolean)[]}
 */
const foreign = [
  (path, platform, arch) => {
    const [, system, processor] = /^onnxruntime-node\/bin\/[^/]+\/([^/]+)\/([^/]+)\//.exec(path) ?? [];
    return system !== undefined && (system !== platform || processor !== arch);
  },
  (path, _platform, arch) => {
    const [, processor] = /^@node-llama-cpp\/[a-z]+-(arm64|armv7l|x64)(?:-[^/]+)?\/bins\//.exec(path) ?? [];
    return processor !== undefined && processor !== (arch === "arm" ? "armv7l" : arch);
  },
  (path, platform, arch) => {
    const [, system, processor] = /^better-sqlite3\/prebuilds\/(darwin|linux|win32)[a-z]*-(.+)\.node$/.exec(path) ?? [];
    return system !== undefined && (system !== platform || processor !== arch);
  },
];

/** @param {string} path within node_modules, with slashes @param {string} platform @param {string} arch as Node names them */
export function isUnused(path, platform = process.platform, arch = process.arch) {
  return unused.some((pattern) => pattern.test(path)) || foreign.some((is) => is(path, platform, arch));
}

/** @param {string} modules */
export function prune(modules) {
  for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (isUnused(relative(modules, path).split(sep).join("/"))) rmSync(path, { force: true });
  }
}
