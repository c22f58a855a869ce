// Runs the Chroma server inside the npm package. Arguments: the package's command line, then those of `chroma`.
// Ends with the process that holds its standard input: the server blocks this thread for good, so another one watches.
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

const endWithParent = `
  const { readSync } = require("node:fs");
  const bytes = Buffer.alloc(1024);
  try {
    while (readSync(0, bytes) > 0);
  } catch {}
  process.kill(process.pid, "SIGKILL");
`;
new Worker(endWithParent, { eval: true }).unref();

const [commandLine = ""] = process.argv.splice(2, 1);
await import(pathToFileURL(commandLine).href);
