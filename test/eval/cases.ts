// Asks again what people said something of: the cases that `feedback.export` gives, one JSON object a line.
import { createReadStream, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import type { FeedbackCase } from "../../server/feedback-lines.ts";
import { startRun } from "../../server/start-run.ts";
import { toldAnswer } from "../../server/store/told.ts";
import type { Report } from "../bench/bench.ts";
import type { TestServices } from "../support/services.ts";

const owner = "local";
const lookMs = 50;
/** Characters of the question in the table. */
const shownCharacters = 60;

const values = z.record(z.string(), z.unknown());
const line = z.object({
  persona: z.string(),
  input: values,
  documents: z.array(z.object({ sha256: z.string(), name: z.string() })),
  expected: z.object({
    outputs: values,
    verdict: z.enum(["like", "dislike"]).nullable(),
    labels: z.array(z.string()),
    comment: z.string(),
  }),
});

export type Case = z.infer<typeof line> & Partial<Pick<FeedbackCase, "model" | "promptHash">>;

/** Throws an Error that names the first line that is no case. */
export function casesOf(file: string): readonly Case[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, index) => {
      if (text.trim() === "") return [];
      try {
        return [line.parse(JSON.parse(text))];
      } catch (cause) {
        throw new Error(`Line ${index + 1} of ${file} is no case; feedback.export makes them`, { cause });
      }
    });
}

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
    const met = figure.startsWith("done");
    report({ measure: `${index + 1}. ${one.persona}, ${saidOf(one)}: ${questionOf(one)}`, figure, bar: "done", met });
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
  const fields = fieldsOfPersona(persona);
  const overlap = wordOverlap(toldAnswer(one.expected.outputs, fields).text, answer.text);
  const missing = one.documents.length - documentIds.length;
  return [
    "done",
    ...(missing > 0 ? [`${missing} of ${one.documents.length} documents are not here`] : []),
    ...citedAgain(pagesOf(one.expected.outputs), pagesOf(answer.outputs)),
    one.expected.verdict === "dislike"
      ? `differs in ${percent(1 - overlap)} of its words from the disliked answer`
      : `shares ${percent(overlap)} of its words with the answer`,
  ].join("; ");
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

/** "moon.pdf p. 3" of each citation. Ids differ from one data folder to another. */
function pagesOf({ citations }: Case["expected"]["outputs"]): ReadonlySet<string> {
  const list: readonly unknown[] = Array.isArray(citations) ? citations : [];
  return new Set(
    list.flatMap((each) => {
      const { name, page } = (each ?? {}) as { readonly name?: unknown; readonly page?: unknown };
      return typeof name === "string" && typeof page === "number" ? [`${name} p. ${page}`] : [];
    }),
  );
}

function citedAgain(before: ReadonlySet<string>, now: ReadonlySet<string>): readonly string[] {
  if (before.size === 0 && now.size === 0) return [];
  const parts = {
    "cites again": [...before].filter((each) => now.has(each)),
    "no more": [...before].filter((each) => !now.has(each)),
    newly: [...now].filter((each) => !before.has(each)),
  };
  return Object.entries(parts).flatMap(([name, pages]) => (pages.length > 0 ? [`${name} ${pages.join(", ")}`] : []));
}

/** Words of both over words of either. */
export function wordOverlap(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
  const both = [...(a ?? [])].filter((word) => b?.has(word)).length;
  const either = (a?.size ?? 0) + (b?.size ?? 0) - both;
  return either === 0 ? 1 : both / either;
}

const percent = (part: number) => `${Math.round(part * 100)} %`;

function saidOf({ expected: { verdict, labels } }: Case): string {
  const said = { like: "liked", dislike: "disliked", none: "commented" }[verdict ?? "none"];
  return [said, ...labels].join(" ");
}

function questionOf({ input }: Case): string {
  const [main] = Object.values(input);
  const text = String(main).replace(/\s+/g, " ");
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
