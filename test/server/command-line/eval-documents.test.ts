import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { examined } from "../../../server/command-line/eval-documents.ts";

type Facet = Parameters<typeof examined>[0];
/** What an answer of the server has; a part that is missing here is an error of types, not a loop without an end. */
type Listed = Record<keyof Awaited<ReturnType<Facet["api"]["documents"]["list"]["query"]>>, unknown>;

test("ended while the documents are read, it stops at once and takes away those it brought", async () => {
  const removed: string[] = [];
  const reading = (documentId: string) => ({ documentId, stage: "reading", done: 0, total: 1 });
  const documents = {
    list: { query: async (): Promise<Listed> => ({ documents: [{ ...reading("known"), stage: "ready" }], total: 1 }) },
    ingest: { mutate: async ({ fileId }: { fileId: string }) => reading(fileId) },
    get: { query: async ({ documentId }: { documentId: string }) => reading(documentId) },
    remove: { mutate: async ({ documentId }: { documentId: string }) => void removed.push(documentId) },
  };
  const names = ["known", "fresh"];
  const facet = { api: { documents }, upload: async () => ({ fileId: names.shift() ?? "" }) } as unknown as Facet;
  const terminal = { out: () => {}, say: () => {}, status: () => {}, confirm: async () => false };
  const stopping = new AbortController();
  const parts = new AsyncDisposableStack();
  const paths = ["package.json", "tsconfig.json"];
  const reads = examined(facet, terminal, { paths, keep: false, parts, needed: true, signal: stopping.signal });
  await setTimeout(50);
  stopping.abort();
  await expect(reads).rejects.toThrow("abort");
  await parts.disposeAsync();
  expect(removed).toEqual(["fresh"]);
});
