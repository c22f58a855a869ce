// The house as a whole: no circle of imports (types and what is loaded later count too), and no file that is too long to read at once.
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript-6";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const floors = ["client", "server", "pipelines", "prompts"];
const files = globSync(`{${floors.join(",")}}/**/*.{ts,tsx}`, { cwd: root }).filter(
  (path) => !path.endsWith(".gen.ts"),
);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const imports = new Map(
  files.map((path) => [
    path,
    ts
      .preProcessFile(read(path), true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => name.startsWith("."))
      .map((name) => join(dirname(path), name)),
  ]),
);

/** Every way from a file back to itself, each once: what is still being walked when it is met again. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (path: string): void => {
    if (done.has(path)) return;
    const at = way.indexOf(path);
    if (at >= 0) {
      found.push([...way.slice(at), path].join(" → "));
      return;
    }
    way.push(path);
    for (const next of graph.get(path) ?? []) walk(next);
    way.pop();
    done.add(path);
  };
  for (const path of graph.keys()) walk(path);
  return found;
}

test("a circle is found, also one of types alone", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["b"]],
  ]);
  expect(circles(graph)).toEqual(["b → c → b"]);
  const { importedFiles } = ts.preProcessFile('import type { A } from "./a.ts"; void import("./b.ts");', true, true);
  expect(importedFiles.map(({ fileName }) => fileName)).toEqual(["./a.ts", "./b.ts"]);
});

test("no file imports itself, over however many others", () => {
  expect(files.length).toBeGreaterThan(1000);
  expect(circles(imports)).toEqual([]);
});

test.each(floors)("%s/: the file in the middle has at most 100 lines, the longest 250", (floor) => {
  const lengths = globSync(`${floor}/**/*.{ts,tsx,mjs,css}`, { cwd: root })
    .map((path) => read(path).split("\n").length - 1)
    .toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
  expect(lengths.at(-1)).toBeLessThanOrEqual(250);
});
