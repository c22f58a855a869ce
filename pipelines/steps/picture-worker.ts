// A thread that reads diagrams and formulas as the page would, and says what is wrong with each. It ends with its one order.
import { parentPort, workerData } from "node:worker_threads";
import type { Picture } from "./check-pictures.ts";

const given = workerData as readonly Picture[];
const problems: (string | null)[] = [];
for (const picture of given) problems.push(await problemOf(picture));
parentPort?.postMessage(problems);

async function problemOf({ kind, source }: Picture): Promise<string | null> {
  try {
    await (kind === "diagram" ? readDiagram(source) : readFormula(source, kind === "display"));
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

async function readDiagram(source: string): Promise<void> {
  const { default: purify } = await import("dompurify");
  // Mermaid cleans labels while it reads, and DOMPurify needs a window for that. Nothing is drawn here; should anything ever be, it is text.
  Object.assign(purify, { addHook: () => {}, sanitize: (text: unknown) => String(text).replace(/[<>&"]/g, "") });
  const { default: mermaid } = await import("mermaid");
  await mermaid.parse(source);
}

async function readFormula(source: string, displayMode: boolean): Promise<void> {
  const { default: katex } = await import("katex");
  katex.renderToString(source, { displayMode, throwOnError: true, strict: "ignore", maxExpand: 200, maxSize: 40 });
}
