// A parsing process for tests: page 2 hangs, page 4 takes the process with it, page 6 wants too much memory; the others say their number.
// A file named "ends…" counts its processes at its path, and ends as many of them as that says.
import { appendFileSync, readFileSync } from "node:fs";
import { pack } from "../../server/documents/parse/protocol.ts";
import type { FromChild, ToChild } from "../../server/documents/parse/protocol.ts";

const tell = (message: FromChild): void => void process.send?.(message);

process.on("message", (message: ToChild) => {
  if ("dropped" in message) return;
  const { id, request, file } = message;
  const [, ends] = /^ends (\d+)/.exec(file.name) ?? [];
  if (ends !== undefined) {
    appendFileSync(file.path, "x");
    if (readFileSync(file.path).length <= Number(ends)) process.kill(process.pid, "SIGKILL");
  }
  if (request.type === "open") {
    const opened = { pageCount: 8, title: null, authors: [], year: null, drawable: true };
    return tell({ id, type: "opened", opened });
  }
  if (request.type === "lines") return tell({ id, type: "lines", lines: [] });
  const { page } = request;
  if (page === 2) for (;;);
  if (page === 4) process.exit(3);
  if (page === 6) process.kill(process.pid, "SIGKILL");
  const text = `page ${page} of process ${process.pid}`;
  tell({ id, type: "page", page: pack({ page, state: "text", text, words: [], parts: [], width: 1, height: 1 }) });
});
process.on("disconnect", () => process.exit());
