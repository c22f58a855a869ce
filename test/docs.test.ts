import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { settings } from "../server/config.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (name: string) => readFileSync(root + name, "utf8");
const documents = ["README.md", "DECISIONS.md", "CHANGELOG.md", "BENCHMARKS.md", "server/deploy/README.md"];
const names = (text: string, pattern: RegExp) => [...new Set(text.match(pattern) ?? [])];

test("README and .env.example name every setting, and no other", () => {
  const own = Object.keys(settings).toSorted();
  const inReadme = names(read("README.md"), /\b(FACET_[A-Z_]+|CHROMA_URL)\b/g).toSorted();
  expect(inReadme).toEqual(own);
  expect(
    names(read(".env.example"), /^# ([A-Z_]+)(?==)/gm)
      .map((line) => line.slice(2))
      .toSorted(),
  ).toEqual(own);
});

test("README's table says what each setting's own description says", () => {
  const rows = Object.fromEntries(
    [...read("README.md").matchAll(/^\| `([A-Z_]+)` \|(.*?)\| (.*?) \|$/gm)].map(([, name, , text]) => [
      name,
      text?.replaceAll("`", ""),
    ]),
  );
  for (const [name, schema] of Object.entries(settings)) {
    const description = schema.description?.split("; unset takes")[0];
    expect(rows[name], name).toBe(description);
  }
});

test("every script named is there, and every script is named", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = documents
    .flatMap((name) => names(read(name), /`npm (?:run )?([a-z]+)/g))
    .map((each) => each.split(" ").at(-1));
  for (const script of named) expect(scripts).toHaveProperty(script ?? "");
  const readme = read("README.md");
  for (const script of Object.keys(scripts).filter((each) => !each.startsWith("pre")))
    expect(readme).toMatch(new RegExp(`npm (run )?${script}\\b`));
});

test("every file and folder named is there", () => {
  const paths = documents.flatMap((name) =>
    names(read(name), /\b(?:client|server|pipelines|prompts|test)\/[\w./-]*[\w/]/g),
  );
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) expect(existsSync(root + path), path).toBe(true);
  for (const [, folder] of read("README.md").matchAll(/^ {2}([\w-]+)\/ /gm)) {
    expect(
      ["client", "server", "pipelines"].some((each) => existsSync(`${root}${each}/${folder}`)),
      folder,
    ).toBe(true);
  }
});

test("the documents speak of the product alone", () => {
  for (const name of [...documents, "NOTICE", ".env.example"]) {
    expect(read(name), name).not.toMatch(/\b(npmjs|pypi|pythonhosted)\b/i);
    expect(read(name), name).not.toMatch(/\/(work|home|root|tmp)\//);
  }
});

test("the lockfile names no host, so that any mirror serves it", () => {
  expect(read("package-lock.json")).not.toMatch(/https?:\/\/registry/);
});

test("the top level holds what the map says", () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (each) => each.isDirectory() && !each.name.startsWith("."),
  );
  const own = folders.map((each) => each.name).filter((name) => !["node_modules", "dist", "data"].includes(name));
  expect(own.toSorted()).toEqual(["client", "pipelines", "prompts", "server", "test"]);
});
