// Stands in for the Chroma server as a child process: answers heartbeats, and misbehaves as the file `as` in its folder says.
// "damaged" cannot be started, "port" neither; "crash" ends a while after its first answer. Arguments: run --path FOLDER --host HOST --port PORT.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { path: text, host: text, port: text }, allowPositionals: true });
const folder = values.path ?? "";
mkdirSync(folder, { recursive: true });
const how = existsSync(join(folder, "as")) ? readFileSync(join(folder, "as"), "utf8") : "";
if (how === "damaged") {
  console.error('SqlxError(Database(SqliteError { code: 26, message: "file is not a database" }))');
  process.exit(1);
}
if (how === "port") {
  writeFileSync(join(folder, "as"), "");
  console.error("Address already in use");
  process.exit(1);
}
const server = createServer((_, response) => response.end("{}")).listen(Number(values.port), values.host);
if (how === "crash") server.once("request", () => setTimeout(() => process.abort(), 300));
process.stdin.on("end", () => process.exit()).resume();
