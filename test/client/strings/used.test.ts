// Words that nobody shows any more are translated and read all the same: they go.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const catalogues = readdirSync(join(root, "client/strings")).filter(
  (name) => name === "en.ts" || name.endsWith(".en.ts"),
);

/** Every name that stands in the code. A catalogue may be keyed by what server/ and pipelines/ name: codes, states, kinds. */
const named = new Set(
  ["client", "server", "pipelines"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !(folder === "client" && path.startsWith("strings/")))
      .flatMap(
        (path) => readFileSync(join(root, folder, path), "utf8").match(/[\p{L}\p{N}_$]+(?:-[\p{L}\p{N}_$]+)*/gu) ?? [],
      ),
  ),
);

/** The paths of a catalogue's keys. */
function keysOf(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => [[...path, key], ...keysOf(each, [...path, key])]);
}

/** What is no name, as a ratio or a code with a hyphen, is a key that data brings. */
const isDead = (key: string) => /^\w+$/.test(key) && !named.has(key);

test.each(catalogues)("each word of %s is asked for somewhere", async (name) => {
  const catalogue: unknown = await import(join(root, "client/strings", name));
  const dead = keysOf(catalogue, []).filter((path) => path.length > 1 && isDead(path.at(-1) ?? ""));
  expect(dead.map((path) => path.join("."))).toEqual([]);
});
