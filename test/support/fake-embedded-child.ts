// Stands in for the embedded model's process: speaks its protocol, and misbehaves when the file or the question says so.
// Files: "broken" cannot be loaded, "dies" ends while loading. Questions: "crash" and "killed" end the process, "deaf" ignores an abort, "long" writes until stopped, "cut" meets its limit of tokens.
import type { FromChild, ToChild } from "../../server/models/embedded/protocol.ts";

const tell = (message: FromChild): void => void process.send?.(message);
const aborted = new Set<number>();
let context = 0;

async function answer(message: Extract<ToChild, { type: "ask" }>): Promise<void> {
  const { id, turns } = message;
  const question = turns.at(-1)?.text ?? "";
  const promptTokens = turns.reduce((sum, { text }) => sum + words(text), 0);
  if (promptTokens >= context) return tell({ type: "overflow", id, tokens: promptTokens, limit: context });
  if (question === "crash") process.exit(7);
  if (question === "killed") process.exit(137);
  const count = question === "long" || question === "deaf" ? 1_000_000 : 3;
  let written = 0;
  while (written < count && (question === "deaf" || !aborted.has(id))) {
    written += 1;
    tell({ type: "text", id, text: `${question}${written} ` });
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  tell({ type: "end", id, promptTokens, completionTokens: written, reused: 0, isCut: question === "cut" });
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

let running: Promise<void> = Promise.resolve();
process.on("message", (message: ToChild) => {
  switch (message.type) {
    case "load":
      console.log("loading on stdout");
      console.error("loading on stderr");
      if (message.file.includes("dies")) process.exit(3);
      if (message.file.includes("broken"))
        return tell({ type: "load-failed", reason: "cannot-load", detail: "no magic number" });
      context = message.context;
      tell({ type: "loading", share: 0.5 });
      return tell({ type: "loaded", context, gpu: false, systemRole: true });
    case "ask":
      running = running.then(() => answer(message));
      return;
    case "abort":
      return void aborted.add(message.id);
    case "ping":
      return tell({ type: "pong" });
    case "count":
      return tell({ type: "count", id: message.id, tokens: words(message.text) });
  }
});
process.on("disconnect", () => process.exit());
