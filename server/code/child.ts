// A process of code tools: the only place that reads a person's code by parsers and linters. It may be killed at any moment.
import { checkFiles, outlineFiles } from "./check-files.ts";
import type { FromChild, ToChild, Unit, Work, WorkName } from "./protocol.ts";
import { countLines } from "./syntax/count-lines.ts";
import { mutationsOf } from "./syntax/mutations.ts";
import { isSameCode } from "./syntax/same-code.ts";

/** Done when it has left: what comes next may keep the process from sending. */
const tell = (message: FromChild): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
const used = new Set<string>();
let running: Promise<void> = Promise.resolve();

async function answer(message: ToChild): Promise<Work[WorkName]["answer"]> {
  const begin = async (unit: Unit): Promise<void> => {
    const isFirst = !used.has(unit.tool);
    used.add(unit.tool);
    await tell({ id: message.id, type: "at", unit, isFirst });
  };
  switch (message.work) {
    case "check":
      return checkFiles(message.files, message.leaveOut, begin);
    case "outline":
      return outlineFiles(message.files, message.leaveOut, begin);
    case "same":
      return isSameCode(message.before, message.after);
    case "count":
      return countLines(message.file);
    case "mutate":
      return mutationsOf(message.file, message.lines);
  }
}

process.on("message", (message: ToChild) => {
  const { id } = message;
  running = running.then(async () => {
    try {
      const done = await answer(message);
      const isSpent = typeof done === "object" && "failed" in done && done.failed.length > 0;
      await tell({ id, type: "done", answer: done, isSpent });
    } catch (error) {
      // A message may quote the code, which no log holds.
      await tell({ id, type: "failed", detail: error instanceof Error ? error.name : "" });
    }
  });
});
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});
