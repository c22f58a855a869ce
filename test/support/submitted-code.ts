// A conversation with submitted code and an answer that offers fixes for it, without a model.
import type { Fix } from "../../pipelines/engine/code-answers.ts";
import type { CodeFile, CodeTools } from "../../pipelines/engine/code.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";
import { endWith, newQuestion } from "./told-run.ts";

/** What is submitted, and what the first fix makes of it. */
export const before = "def last(items):\n    return items[len(items)]\n";
export const after = before.replace("len(items)]", "len(items) - 1]");
export const file = (text: string): CodeFile => ({ name: "a.py", language: "python", text });
const fix = (fixId: string, from: string, to: string): Fix => ({
  fixId,
  purpose: "bug",
  title: `fix ${fixId}`,
  by: "model",
  findingIds: [],
  changes: [{ name: "a.py", language: "python", before: from, after: to }],
  proof: { kind: "not-run", reason: { key: "no-tests" } },
});
const fixes = [fix("f1", before, after), fix("f2", before, before.replace("last", "newest"))];

export async function openAsked(options: { readonly files?: readonly CodeFile[]; readonly tools?: CodeTools } = {}) {
  const { files = [file(before)], ...given } = options;
  const facet = await openServices({ models: scriptedModels([]), ...given });
  const { store } = facet.services;
  const ask = async (conversationId?: string, parentId?: string, outputs: object = { fixes }) => {
    const input = { question: "why?", ...(files.length > 0 ? { files } : {}) };
    const place = { conversationId, ...(parentId === undefined ? {} : { parentId }) };
    const persona = { id: "developer", version: "1" };
    const started = await store.runs.start("local", newQuestion("why?", { ...place, persona, input }));
    endWith(store, started.runId, { explanation: "so", ...outputs });
    return started;
  };
  return { facet, api: facet.as("local").code, ask, store };
}

/** What a refused call says. */
export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (thrown: { cause?: { data?: unknown } }) => thrown.cause?.data,
  );
