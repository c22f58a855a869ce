import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// Plain JavaScript, which TypeScript does not look into here.
const script = new URL("../../../server/setup/prune.mjs", import.meta.url).href;
const { isUnused } = (await import(script)) as {
  isUnused: (path: string, platform?: string, arch?: string) => boolean;
};
const modules = join(import.meta.dirname, "../../../node_modules");

test.each([
  "mermaid/dist/mermaid.core.mjs",
  "mermaid/dist/mermaid.min.js",
  "pdfjs-dist/legacy/build/pdf.mjs",
  "pdfjs-dist/legacy/build/pdf.worker.mjs",
  "tesseract.js-core/tesseract-core-relaxedsimd-lstm.js",
  "tesseract.js-core/tesseract-core-relaxedsimd-lstm.wasm",
  "tree-sitter-c/tree-sitter-c.wasm",
  "@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm",
  "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz",
  "js-tiktoken/dist/lite.js",
  "better-sqlite3/lib/index.js",
  `better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
])("%s stays: Facet loads it", (path) => {
  expect(existsSync(join(modules, path))).toBe(true);
  expect(isUnused(path)).toBe(false);
});

test.each([
  ["onnxruntime-node/bin/napi-v6/darwin/arm64/libonnxruntime.dylib", "linux", "x64", true],
  ["onnxruntime-node/bin/napi-v6/darwin/arm64/libonnxruntime.dylib", "darwin", "arm64", false],
  ["onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime.dll", "win32", "arm64", true],
  ["@node-llama-cpp/linux-arm64/bins/linux-arm64/llama.node", "linux", "x64", true],
  ["@node-llama-cpp/linux-arm64/bins/linux-arm64/llama.node", "linux", "arm64", false],
  ["@node-llama-cpp/linux-x64-cuda/bins/linux-x64-cuda/llama.node", "linux", "x64", false],
  ["@node-llama-cpp/mac-arm64-metal/bins/mac-arm64-metal/llama.node", "darwin", "arm64", false],
  ["better-sqlite3/prebuilds/linuxmusl-x64.node", "linux", "x64", false],
  ["better-sqlite3/prebuilds/win32-x64.node", "linux", "x64", true],
])("%s on %s %s is removed: %s", (path, platform, arch, isRemoved) => {
  expect(isUnused(path, platform, arch)).toBe(isRemoved);
});
