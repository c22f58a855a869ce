import { mkdtempSync, readdirSync, rmSync, writeFileSync, chmodSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Sandbox, SandboxLanguage, SandboxResult } from "../../../pipelines/engine/sandbox.ts";
import { loadConfig } from "../../../server/config.ts";
import { openSandbox } from "../../../server/sandbox/open-sandbox.ts";
import type { ExpectStatic } from "vitest";
import type { Attack, Targets } from "./attack.ts";
import { javascriptAttacks } from "./javascript-attacks.ts";
import { pythonAttacks } from "./python-attacks.ts";

/** Milliseconds: an interpreter without its snapshot starts slowly on a busy machine. */
const timeout = 180_000;
const secretText = "the-secret-that-nobody-tells";
const place = mkdtempSync(join(tmpdir(), "facet-attacks-"));
let connections = 0;
const server = createServer((socket) => {
  connections += 1;
  socket.destroy();
});
let targets: Targets;
/** The cache there is: Pyodide's snapshot would be made anew for each of the two. */
const config = { FACET_CACHE: loadConfig({}).FACET_CACHE, FACET_RUN_OWN: false };
const log = pino({ level: "silent" });
const walled = openSandbox({ config, log });
/** As on a system that makes no namespaces: the other walls must hold alone. */
const bare = openSandbox({ config, log, findJail: async () => null });

beforeAll(async () => {
  chmodSync(place, 0o777);
  const secret = join(place, "secret.txt");
  writeFileSync(secret, secretText);
  const folder = join(place, "folder");
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  process.env["FACET_TEST_SECRET"] = secretText;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  targets = { secret, folder, port: (server.address() as AddressInfo).port, pid: process.pid };
});

afterAll(async () => {
  await walled[Symbol.asyncDispose]();
  await bare[Symbol.asyncDispose]();
  server.close();
  delete process.env["FACET_TEST_SECRET"];
  rmSync(place, { recursive: true, force: true });
});

function run(
  sandbox: Sandbox,
  language: SandboxLanguage,
  { code, more = [], limits = {} }: Attack,
): Promise<SandboxResult> {
  const entry = language === "python" ? "main.py" : "main.js";
  const text = typeof code === "string" ? code : code(targets);
  return sandbox.run({ language, files: [{ name: entry, text }, ...more], entry, limits });
}

const endOf = (result: SandboxResult): string => (result.status === "not-run" ? result.reason.key : result.status);

function told(result: SandboxResult): string {
  if (result.status === "not-run") return "";
  return `${result.stdout}${result.stderr}${result.error?.message ?? ""}`;
}

async function check(expect: ExpectStatic, sandbox: Sandbox, language: SandboxLanguage, attack: Attack): Promise<void> {
  const result = await run(sandbox, language, attack);
  expect(attack.ends, told(result).slice(0, 2000)).toContain(endOf(result));
  if (attack.says) expect(told(result)).toMatch(attack.says);
  expect(JSON.stringify(result)).not.toContain(secretText);
  expect(JSON.stringify(result)).not.toMatch(/root:x:0|REACHED|FACET_TEST_SECRET/);
  expect(readdirSync(targets.folder)).toEqual([]);
  expect(connections).toBe(0);
}

/** What takes too much is stopped by the server, whatever walls there are. */
const reachesOut = ({ limits, ends }: Attack): boolean => !limits && !ends.some((end) => end.endsWith("-limit"));

describe.concurrent.each([
  ["python", pythonAttacks],
  ["javascript", javascriptAttacks],
] as const)("in %s", { timeout }, (language, attacks) => {
  test.for(attacks)("$name reaches nothing and ends", (attack, { expect }) => check(expect, walled, language, attack));
  test.for(attacks.filter(reachesOut))(
    "$name reaches nothing where the system makes no namespaces",
    (attack, { expect }) => check(expect, bare, language, attack),
  );
  test("the next program runs as if nothing had been", async ({ expect }) => {
    const code = language === "python" ? "print(1 + 1)" : "console.log(1 + 1)";
    const result = await run(walled, language, { name: "", code, ends: [] });
    expect(result).toMatchObject({ status: "done", stdout: "2\n", stderr: "" });
  });
});
