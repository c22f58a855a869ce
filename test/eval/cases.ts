// Asks again what people said something of, over the services of a test.
import { createReadStream } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { besideCase, titleOf } from "../../server/evaluation/feedback-cases.ts";
import type { Case } from "../../server/evaluation/feedback-cases.ts";
import { startRun } from "../../server/start-run.ts";
import type { Report } from "../bench/bench.ts";
import type { TestServices } from "../support/services.ts";

const owner = "local";
const lookMs = 50;

/** Each case in a conversation of its own, with those of its documents that `fileOf` finds by their hash. */
export async function replayCases(
  cases: readonly Case[],
  facet: TestServices,
  fileOf: (sha256: string) => string | null,
  report: Report,
): Promise<void> {
  const read = new Map<string, string>();
  for (const each of cases.flatMap(({ documents }) => documents)) {
    const path = fileOf(each.sha256);
    if (path !== null && !read.has(each.sha256)) read.set(each.sha256, await ingested(facet, path, each.name));
  }
  for (const [index, one] of cases.entries()) {
    const documentIds = one.documents.flatMap(({ sha256 }) => read.get(sha256) ?? []);
    const figure = await replay(one, facet, documentIds).catch((thrown: unknown) => `not asked: ${String(thrown)}`);
    report({ measure: `${index + 1}. ${titleOf(one)}`, figure, bar: "done", met: figure.startsWith("done") });
  }
}

async function replay(one: Case, facet: TestServices, documentIds: readonly string[]): Promise<string> {
  const { services } = facet;
  const persona = services.personaById(one.persona);
  if (!persona) return `not asked: there is no persona ${one.persona}`;
  const start = { input: one.input, modelId: undefined, conversationId: undefined, documentIds: [...documentIds] };
  const started = await startRun(services, owner, persona, start);
  await facet.ended(started.runId);
  const answer = services.store.messages.get(owner, started.answerId);
  if (answer.role !== "assistant" || answer.status !== "done")
    return `failed: ${answer.role === "assistant" ? (answer.error?.code ?? answer.status) : ""}`;
  return besideCase(one, answer.outputs, one.documents.length - documentIds.length);
}

async function ingested({ services: { documents } }: TestServices, path: string, name: string): Promise<string> {
  const { fileId } = await documents.files.put(owner, name, createReadStream(path), new AbortController().signal);
  const { documentId } = documents.ingest(owner, { fileId });
  for (;;) {
    const { stage } = documents.get(owner, documentId);
    if (stage === "ready" || stage === "failed" || stage === "cancelled") return documentId;
    await setTimeout(lookMs);
  }
}
