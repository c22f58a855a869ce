// The real sandbox for tests and benchmarks of what runs in it.
import { pino } from "pino";
import type { Sandbox } from "../../pipelines/engine/sandbox.ts";
import { loadConfig } from "../../server/config.ts";
import { openSandbox } from "../../server/sandbox/open-sandbox.ts";
import { tmpFolder } from "./tmp-folder.ts";

export function openRealSandbox(): Sandbox & AsyncDisposable {
  const folder = tmpFolder();
  const opened = openSandbox({ config: loadConfig({ FACET_DATA: folder.path }), log: pino({ level: "silent" }) });
  return {
    ...opened,
    [Symbol.asyncDispose]: async () => {
      await opened[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
