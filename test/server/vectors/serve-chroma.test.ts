// The npm package's server blocks its thread; here a stand-in does, for the real one does not load on every system.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tmpFolder } from "../../support/tmp-folder.ts";

test("The npm server ends when the process that holds its standard input is gone", async () => {
  using folder = tmpFolder();
  const commandLine = join(folder.path, "cli.mjs");
  writeFileSync(
    commandLine,
    `import { writeSync } from "node:fs";
    writeSync(1, process.argv.slice(2).join(" "));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
  );
  const launcher = join(import.meta.dirname, "../../../server/vectors/serve-chroma.ts");
  const server = spawn(process.execPath, [launcher, commandLine, "run", "--port", "1"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", (_, signal) => resolve(signal)));
  const [said] = (await server.stdout.setEncoding("utf8").take(1).toArray()) as string[];
  expect(said).toBe("run --port 1");
  server.stdin.end();
  expect(await ended).toBe("SIGKILL");
});
