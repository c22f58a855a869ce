// A process of code tools that does what the texts of its files say: hang, die, or answer.
import { toFacetError } from "../../pipelines/engine/errors.ts";
import type { FromChild, ToChild } from "../../server/code/protocol.ts";
import type { Failed } from "../../server/processes/request-messages.ts";

const tell = (message: FromChild | Failed): void => void process.send?.(message);
let answered = 0;

process.on("message", (message: ToChild) => {
  const { id } = message;
  if (message.work !== "check") return tell({ id, type: "done", answer: false, isSpent: false });
  for (const file of message.files) {
    if (message.leaveOut.some((unit) => unit.file === file.name)) continue;
    tell({ id, type: "at", unit: { tool: "biome", file: file.name }, isFirst: false });
    if (file.text === "hang") {
      for (;;) {
        // Native work that does not come back.
      }
    }
    if (file.text === "die") return void setTimeout(() => process.abort(), 20);
    if (file.text === "wait") return;
    if (file.text === "fault")
      return tell({ id, type: "failed", error: toFacetError(new TypeError()).data, detail: "TypeError" });
  }
  answered += 1;
  const outlines = message.files.map(({ name, language }) => ({
    file: name,
    language,
    lineCount: answered,
    symbols: [],
    syntaxErrors: [],
    packages: [`pid-${process.pid}`],
  }));
  const isSpent = message.files.some(({ text }) => text === "break");
  tell({ id, type: "done", answer: { findings: [], outlines, failed: [] }, isSpent });
});
process.on("disconnect", () => process.exit());
