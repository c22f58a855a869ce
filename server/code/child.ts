// A process of code tools: the only place that reads a person's code by parsers and linters. It may be killed at any moment.
import { enableCompileCache, flushCompileCache } from "node:module";
import { answerRequests, tell } from "../processes/answer-requests.ts";
import { checkFiles, outlineFiles } from "./check-files.ts";
import type { FromChild, ToChild, Unit, Work, WorkName } from "./protocol.ts";
import { countLines } from "./syntax/count-lines.ts";
import { mutationsOf } from "./syntax/mutations.ts";
import { isSameCode } from "./syntax/same-code.ts";

/** Milliseconds after an answer until what was compiled for it is kept: the process may be killed at any moment, and then nothing is. */
const keptAfter = 1000;

// Of the tools, which are loaded with the first code: TypeScript alone is nine megabytes.
enableCompileCache();
const used = new Set<string>();
let keeping: ReturnType<typeof setTimeout> | undefined;

async function workOn(message: ToChild): Promise<Work[WorkName]["answer"]> {
  const begin = async (unit: Unit): Promise<void> => {
    const isFirst = !used.has(unit.tool);
    used.add(unit.tool);
    await tell<FromChild>({ id: message.id, type: "at", unit, isFirst });
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

answerRequests(async (message: ToChild): Promise<FromChild> => {
  const answer = await workOn(message);
  clearTimeout(keeping);
  keeping = setTimeout(flushCompileCache, keptAfter);
  const isSpent = typeof answer === "object" && "failed" in answer && answer.failed.length > 0;
  return { id: message.id, type: "done", answer, isSpent };
});
