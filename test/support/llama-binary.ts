// The fake llama-server as a binary with its files, in a folder of a test.
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";

const fake = new URL("./fake-llama-server.ts", import.meta.url).pathname;

/** What one start of it was given. */
export interface LlamaStart {
  readonly pid: number;
  readonly values: Readonly<Record<string, string>>;
  readonly key: string;
  readonly flash: string;
  /** Settings of Facet that reached it. */
  readonly secrets: readonly string[];
  readonly argv: readonly string[];
}

/** The test takes its changes of the environment back with vi.unstubAllEnvs(). */
export function llamaBinary(folder: string) {
  const at = (name: string) => join(folder, name);
  const files = { binary: at("llama-server"), model: at("gemma-3-4b-it.gguf"), projector: at("mmproj.gguf") };
  for (const file of [files.model, files.projector]) writeFileSync(file, "GGUF");
  writeFileSync(files.binary, `#!/bin/sh\nexec "${process.execPath}" "${fake}" "$@"\n`);
  chmodSync(files.binary, 0o755);
  const steer = (how: object) => vi.stubEnv("FAKE_LLAMA", JSON.stringify({ ...how, report: at("starts") }));
  steer({});
  const starts = (): LlamaStart[] =>
    existsSync(at("starts"))
      ? readFileSync(at("starts"), "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as LlamaStart)
      : [];
  return { at, files, steer, starts };
}
