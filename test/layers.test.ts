import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
let house = "";

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), "facet-layers-"));
  cpSync(join(root, ".oxlintrc.json"), join(house, ".oxlintrc.json"));
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** What lint says of a file with this one import. */
function lint(file: string, imported: string): string {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import * as other from ${JSON.stringify(imported)};\n\nexport const use = other;\n`);
  try {
    execFileSync(join(root, "node_modules/.bin/oxlint"), [file], { cwd: house, encoding: "utf8", stdio: "pipe" });
    return "";
  } catch (thrown) {
    return (thrown as { stdout: string }).stdout;
  } finally {
    rmSync(path);
  }
}

test.each([
  ["the page", "client/state/x.ts", "../../server/store/open-store.ts"],
  ["the page", "client/x.ts", "../pipelines/engine/run.ts"],
  ["the page", "client/x.ts", "../pipelines/engine/error-reasons.ts"],
  ["the page", "client/x.ts", "../pipelines/guide.ts"],
  ["the page", "client/x.ts", "../prompts/guide.ts"],
  ["the server", "server/x.ts", "../client/api.ts"],
  ["the server", "server/routers/x.ts", "../../prompts/guide.ts"],
  ["the engine", "pipelines/engine/x.ts", "../guide.ts"],
  ["the engine", "pipelines/engine/x.ts", "../../server/config.ts"],
  ["the engine", "pipelines/engine/x.ts", "../../prompts/guide.ts"],
  ["the engine", "pipelines/engine/x.ts", "node:fs"],
  ["a step", "pipelines/steps/x.ts", "../guide.ts"],
  ["a step", "pipelines/steps/x.ts", "../../prompts/shared.ts"],
  ["a persona", "pipelines/x.ts", "../server/config.ts"],
  ["a prompt", "prompts/x.ts", "../pipelines/engine/events.ts"],
  ["a prompt", "prompts/x.ts", "node:fs"],
])("%s (%s) may not import %s", (_who, file, imported) => {
  expect(lint(file, imported)).toContain("import is restricted");
});

test.each([
  ["client/state/x.ts", "../../server/api.ts"],
  ["client/x.ts", "../pipelines/engine/fold.ts"],
  ["client/x.ts", "../pipelines/engine/data.ts"],
  ["client/x.ts", "../pipelines/engine/documents.ts"],
  ["client/x.ts", "../pipelines/engine/memory.ts"],
  ["client/x.ts", "../pipelines/engine/feedback.ts"],
  ["client/x.ts", "../pipelines/engine/export/bibtex.ts"],
  ["client/x.ts", "../pipelines/engine/error-sentences.ts"],
  ["server/x.ts", "../pipelines/engine/run.ts"],
  ["pipelines/x.ts", "./steps/build-context.ts"],
  ["pipelines/x.ts", "../prompts/guide.ts"],
  ["pipelines/steps/x.ts", "../engine/errors.ts"],
  ["prompts/x.ts", "./shared.ts"],
])("%s may import %s", (file, imported) => {
  expect(lint(file, imported)).not.toContain("no-restricted-imports");
});
