// A sandbox of its own for a test file, and what runs code in it.
import pino from "pino";
import type { Sandbox, SandboxLanguage, SandboxRequest, SandboxResult } from "../../../pipelines/engine/sandbox.ts";
import { loadConfig } from "../../../server/config.ts";
import { openSandbox } from "../../../server/sandbox/open-sandbox.ts";

interface Opened extends AsyncDisposable {
  readonly sandbox: Sandbox;
  /** The first file is the entry. */
  readonly run: (
    language: SandboxLanguage,
    files: Readonly<Record<string, string>>,
    more?: Partial<SandboxRequest>,
    signal?: AbortSignal,
  ) => Promise<SandboxResult>;
}

export function openedSandbox(): Opened {
  // The cache there is: to make Pyodide's snapshot anew for each file takes as long as several programs.
  const config = { FACET_CACHE: loadConfig({}).FACET_CACHE, FACET_RUN_OWN: false };
  const sandbox = openSandbox({ config, log: pino({ level: "silent" }) });
  return {
    sandbox,
    run: (language, files, more = {}, signal) => {
      const named = Object.entries(files).map(([name, text]) => ({ name, text }));
      return sandbox.run({ language, files: named, entry: named[0]?.name ?? "", ...more }, signal);
    },
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  };
}
