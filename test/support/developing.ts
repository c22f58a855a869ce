// The Developer in the tests of one file: tools and sandbox are the real ones, opened once, so that each test does not start their processes.
import { afterAll, onTestFinished } from "vitest";
import { pino } from "pino";
import { loadConfig } from "../../server/config.ts";
import { openCodeTools } from "../../server/code/open-code-tools.ts";
import { openSandbox } from "../../server/sandbox/open-sandbox.ts";
import { openDeveloper } from "./open-developer.ts";

type Setting = Parameters<typeof openDeveloper>[0];

/** Call once in a file; each conversation it opens is closed when its test ends. */
export function developingHere() {
  const log = pino({ level: "silent" });
  const tools = openCodeTools({ log });
  const sandbox = openSandbox({ config: loadConfig({}), log });
  afterAll(async () => {
    await tools[Symbol.asyncDispose]();
    await sandbox[Symbol.asyncDispose]();
  });
  return {
    developing: async (setting: Setting) => {
      const opened = await openDeveloper({ tools, sandbox, ...setting });
      onTestFinished(opened.close);
      return opened;
    },
  };
}
