import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAnswered } from "../../support/answered.ts";
import type { AnsweredServer } from "../../support/answered.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const folder = tmpFolder();
let server: AnsweredServer;

beforeAll(async () => {
  mkdirSync(join(folder.path, "diagram"));
  writeFileSync(join(folder.path, "index.html"), "page");
  writeFileSync(join(folder.path, "diagram", "frame.html"), "frame");
  server = await openAnswered(`${folder.path}/`);
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const policyOf = async (path: string) => (await fetch(server.url + path)).headers.get("content-security-policy") ?? "";

test("diagrams are drawn where nothing can be reached: no origin, no network, no way out", async () => {
  for (const path of ["/diagram/frame.html", "/diagram/mermaid.js"]) {
    const policy = await policyOf(path);
    expect(policy).toContain("sandbox allow-scripts");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/connect-src|allow-same-origin|unsafe-eval/);
    expect(policy).toContain("frame-ancestors 'self'");
  }
});

test("its own scripts may be read from inside the sandbox, and those of the page may not", async () => {
  const corp = async (path: string) => (await fetch(server.url + path)).headers.get("cross-origin-resource-policy");
  expect(await corp("/diagram/mermaid.js")).toBe("cross-origin");
  expect(await corp("/")).toBe("same-origin");
});

test("the page frames itself alone, and nobody frames it", async () => {
  const policy = await policyOf("/");
  expect(policy).toContain("frame-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("what is not there is not found, and nothing outside the folder is given", async () => {
  for (const path of ["/diagram/none.js", "/diagram/..%2findex.html", "/diagram/"]) {
    expect((await fetch(server.url + path)).status, path).toBeGreaterThanOrEqual(400);
  }
});
