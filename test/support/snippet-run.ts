// Runs a snippet of the API page as a person would: saved into a folder of its own and started, with nothing else in the environment.
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { SnippetLanguage } from "../../pipelines/engine/snippets/calls.ts";
import { listening } from "./listening.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";
import type { TestServices } from "./services.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

const client = new URL("../../server/remote/client.ts", import.meta.url).href;
const files = { curl: "ask.sh", typescript: "ask.ts", python: "ask.py" } as const;
const commands = { curl: "bash", typescript: process.execPath, python: "python3" } as const;
/** Milliseconds. */
const patience = 100_000;

/** The folder gets the program, and `facet/client` as an installed package would give it. */
export function runSnippet(folder: string, language: SnippetLanguage, text: string, key?: string): Promise<Ran> {
  const installed = join(folder, "node_modules/facet");
  mkdirSync(installed, { recursive: true });
  const exports = { "./client": "./client.js" };
  writeFileSync(join(installed, "package.json"), JSON.stringify({ name: "facet", type: "module", exports }));
  writeFileSync(join(installed, "client.js"), `export * from ${JSON.stringify(client)};\n`);
  writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
  writeFileSync(join(folder, files[language]), text);
  return runProgram(folder, [commands[language], files[language]], key);
}

/** Resolves also for a program that fails. */
export function runProgram(folder: string, [command, ...parts]: readonly [string, ...string[]], key?: string) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...(key === undefined ? {} : { FACET_KEY: key }) };
  return new Promise<Ran>((resolve) => {
    const child = execFile(
      command,
      parts,
      { cwd: folder, env, timeout: patience, maxBuffer: 64_000_000 },
      (_, out, errors) => resolve({ code: child.exitCode ?? -1, out, errors }),
    );
    child.stdin?.end();
  });
}

interface SnippetHouse {
  readonly facet: TestServices;
  readonly server: Awaited<ReturnType<typeof listening>>;
}

/** A server for a file of tests; what its model says needs care in every language. Asked for inside tests alone. */
export function useSnippetHouse(): SnippetHouse {
  const house: { -readonly [Part in keyof SnippetHouse]?: SnippetHouse[Part] } = {};
  beforeAll(async () => {
    const script = () => ({ text: "One exact “sentence” with a \\ in it.\nAnd an example: ü 漢字." });
    // Small: code judges the passages, so that any words will do.
    house.facet = await openServices({ models: scriptedModels(script, { info: { tier: "small" } }) });
    house.server = await listening(house.facet.services);
  });
  afterAll(async () => {
    await house.server?.[Symbol.asyncDispose]();
    await house.facet?.[Symbol.asyncDispose]();
  });
  return house as SnippetHouse;
}
