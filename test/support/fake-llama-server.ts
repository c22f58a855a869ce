// A llama-server for tests: takes the real one's arguments and environment, loads for a while, answers as the stub does, and dies on demand.
// FAKE_LLAMA (JSON) steers it: {loadMs, dieLoading, lastLine, deaf, report}; `report` is a file that each start is written to as one line.
import { appendFileSync, readFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { parseArgs } from "node:util";
import { startStubModelServer } from "./stub-model-server.ts";

interface Steering {
  readonly loadMs?: number;
  /** Starts that end before they are loaded, counted from the first. */
  readonly dieLoading?: number;
  readonly lastLine?: string;
  /** Does not end when it is asked to. */
  readonly deaf?: boolean;
  readonly report: string;
}

const steering = JSON.parse(process.env["FAKE_LLAMA"] ?? "{}") as Steering;
const text = { type: "string" } as const;
const names = ["model", "mmproj", "alias", "host", "port", "ctx-size", "threads", "parallel"] as const;
const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, text])) });
const starts = readStarts();
const { LLAMA_API_KEY: key = null, LLAMA_ARG_FLASH_ATTN: flash } = process.env;
const secrets = Object.keys(process.env).filter((name) => name.startsWith("FACET_"));
appendFileSync(
  steering.report,
  `${JSON.stringify({ pid: process.pid, values, key, flash, secrets, argv: process.argv })}\n`,
);

if (steering.deaf) for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => {});
process.stderr.write("load_model: loading\n");
if (starts < (steering.dieLoading ?? 0)) {
  process.stderr.write(`${steering.lastLine ?? "error: no tensors"}\n`);
  process.exit(1);
}

const stub = await startStubModelServer({
  dialect: "llama-server",
  model: String(values["alias"]),
  context: Number(values["ctx-size"]),
  slots: Number(values["parallel"]),
  vision: values["mmproj"] !== undefined,
  strictTemplate: true,
  systemRole: false,
  tokens: 3,
  key,
});
const loadedAt = Date.now() + (steering.loadMs ?? 0);
const { port } = new URL(stub.url);
createServer((incoming, outgoing) => {
  if (Date.now() < loadedAt) return void outgoing.writeHead(503).end('{"error":{"message":"Loading model"}}');
  const { url: path, method, headers } = incoming;
  const onward = httpRequest({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
}).listen(Number(values["port"]), values["host"] as string);

function readStarts(): number {
  try {
    return readFileSync(steering.report, "utf8").split("\n").length - 1;
  } catch {
    return 0;
  }
}
