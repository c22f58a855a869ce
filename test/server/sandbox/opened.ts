// A sandbox of its own for a test file, and what runs code in it.
import pino from "pino";
import type { Sandbox, SandboxLanguage, SandboxRequest, SandboxResult } from "../../../pipelines/engine/sandbox.ts";
import { openSandbox } from "../../../server/sandbox/open-sandbox.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

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
  const place = tmpFolder();
  const config = { FACET_CACHE: place.path, FACET_RUN_OWN: false };
  const sandbox = openSandbox({ config, log: pino({ level: "silent" }) });
  return {
    sandbox,
    run: (language, files, more = {}, signal) => {
      const named = Object.entries(files).map(([name, text]) => ({ name, text }));
      return sandbox.run({ language, files: named, entry: named[0]?.name ?? "", ...more }, signal);
    },
    [Symbol.asyncDispose]: async () => {
      await sandbox[Symbol.asyncDispose]();
      place[Symbol.dispose]();
    },
  };
}
