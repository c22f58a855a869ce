import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { collectionOf, embedderOf, scopedDocuments } from "../../../server/documents/scoped.ts";
import type { RetrievalParts } from "../../../server/documents/scoped.ts";
import type { ModelEntry } from "../../../server/models/registry.ts";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import type { VectorsStatus } from "../../../server/vectors/open-vectors.ts";
import { openTestStore, withPages } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const embedder = "sha256:tester";
const entries = (modelId = embedder) => [{ modelId, role: "embed", name: "Tester" } as ModelEntry];

/** Two documents of one passage a page; a text's vector says how much of the moon and of the sun is in it. */
async function open(given: Partial<RetrievalParts["models"]> = {}, state: VectorsStatus["state"] = "ready") {
  const folder = tmpFolder();
  const store = openTestStore();
  const index = openExactIndex(join(folder.path, "vectors.db"));
  onTestFinished(() => {
    index[Symbol.dispose]();
    folder[Symbol.dispose]();
  });
  const moonId = withPages(store, "moon.pdf", ["The moon is dusty.", "Nobody lives on the moon."]);
  const sunId = withPages(store, "sun.pdf", ["The sun is a star, seen from the moon."]);
  const vectorOf = (text: string) => [/moon/.test(text) ? 1 : 0, /sun/.test(text) ? 1 : 0, 0.1];
  for (const documentId of [moonId, sunId])
    await index.add(
      collectionOf("local", embedder),
      store.documents.passages("local", documentId).map(({ passageId, text }) => ({
        id: passageId,
        vector: vectorOf(text),
        metadata: { documentId },
      })),
    );
  const asked: string[] = [];
  const models: RetrievalParts["models"] = {
    embed: async (texts) => (asked.push(...texts), texts.map(vectorOf)),
    rerank: async (_, passages) => passages.map((text) => text.length),
    list: () => entries(),
    ...given,
  };
  const vectors = { index, status: () => ({ kind: "exact" as const, state, detail: null }) };
  const parts = { store: store.documents, models, vectors };
  const scope = (...documentIds: string[]) => scopedDocuments(parts, "local", { documentIds });
  return { store, parts, index, asked, moonId, sunId, scope };
}

describe("a name of a collection", () => {
  test("is one Chroma takes, whatever the owner is called", () => {
    for (const owner of ["local", "ada@example.org", "日本", "", "x".repeat(1000)])
      expect(collectionOf(owner, embedder)).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,510}[a-zA-Z0-9]$/);
  });
  test("differs between owners and between embedders, and never by where one ends and the other begins", () => {
    const names = [
      collectionOf("a", "b"),
      collectionOf("a", "c"),
      collectionOf("b", "b"),
      collectionOf("ab", ""),
      collectionOf("", "ab"),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("meaning cannot be searched", () => {
  const dense = async (parts: Awaited<ReturnType<typeof open>>) => parts.scope(parts.moonId).dense("moon", 3);
  test("without an embedder, or before its file is known", async () => {
    expect(() => embedderOf({ list: () => [] })).toThrow(FacetError);
    const unknown = await open({ list: () => entries("bge-small-en-v1.5") });
    await expect(dense(unknown)).rejects.toMatchObject({ data: { code: "model-missing" } });
  });
  test.each(["starting", "failed"] as const)("while vectors are %s, and nobody waits for them", async (state) => {
    const parts = await open({}, state);
    await expect(dense(parts)).rejects.toMatchObject({ data: { code: "model-unreachable" } });
    expect(parts.asked).toEqual([]);
  });
  test("when the vectors break in the middle", async () => {
    const parts = await open();
    parts.index[Symbol.dispose]();
    await expect(dense(parts)).rejects.toMatchObject({ data: { code: "model-unreachable" } });
  });
});

test("the nearest passages come first, whole as the store has them", async () => {
  const { scope, moonId, sunId } = await open();
  const found = await scope(moonId, sunId).dense("the sun", 5);
  expect(found.map(({ text }) => text)).toEqual([
    "The sun is a star, seen from the moon.",
    "The moon is dusty.",
    "Nobody lives on the moon.",
  ]);
  expect(found[0]).toMatchObject({ documentId: sunId, name: "sun.pdf", page: 1 });
});

test("a scope of some documents finds nothing of the others, in either way", async () => {
  const { scope, sunId } = await open();
  expect((await scope(sunId).dense("moon", 5)).map(({ name }) => name)).toEqual(["sun.pdf"]);
  expect(
    scope(sunId)
      .lexical("moon", 5)
      .map(({ name }) => name),
  ).toEqual(["sun.pdf"]);
  expect(await scope().dense("moon", 5)).toEqual([]);
  expect(scope().lexical("moon", 5)).toEqual([]);
});

test("one document of a scope is asked alone, by the same embedded question; a document outside cannot be", async () => {
  const { scope, asked, moonId, sunId } = await open();
  const both = scope(moonId, sunId);
  await both.dense("moon", 5);
  const alone = both.only(sunId);
  expect((await alone.dense("moon", 5)).map(({ name }) => name)).toEqual(["sun.pdf"]);
  expect(alone.lexical("moon", 5).map(({ name }) => name)).toEqual(["sun.pdf"]);
  expect(asked).toEqual(["moon"]);
  expect(() => alone.only(moonId)).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: "not-found" }) }),
  );
});

test("vectors of a passage that is gone are passed over", async () => {
  const { scope, store, moonId, sunId } = await open();
  store.documents.remove("local", moonId);
  expect((await scope(moonId, sunId).dense("moon", 5)).map(({ name }) => name)).toEqual(["sun.pdf"]);
});

test("a foreign document is in no scope, and asking for its pages is not found", async () => {
  const { parts, store, moonId } = await open();
  const foreign = withPages(store, "secret.pdf", ["The moon base is under the crater."], "ada");
  const documents = scopedDocuments(parts, "local", { documentIds: [moonId, foreign] });
  expect(documents.list().map(({ name }) => name)).toEqual(["moon.pdf"]);
  expect(documents.lexical("crater", 5)).toEqual([]);
  const notFound = expect.objectContaining({ data: expect.objectContaining({ code: "not-found" }) });
  for (const ask of ["passages", "report"] as const) expect(() => documents[ask](foreign)).toThrow(notFound);
  expect(() => documents.page(foreign, 1)).toThrow(notFound);
});

test("a conversation's documents are its scope", async () => {
  const { parts, store, sunId } = await open();
  const { conversationId } = store.conversations.create("local", "Sun");
  store.documents.link("local", conversationId, [sunId]);
  expect(
    scopedDocuments(parts, "local", { conversationId })
      .list()
      .map(({ name }) => name),
  ).toEqual(["sun.pdf"]);
});

test("a question is embedded once, however often it is asked; a failure is asked anew", async () => {
  let fails = true;
  const asked: string[] = [];
  const { scope, moonId } = await open({
    embed: async (texts) => {
      asked.push(...texts);
      if (fails) throw new FacetError("model-unreachable");
      return texts.map(() => [1, 0, 0]);
    },
  });
  const documents = scope(moonId);
  await expect(documents.dense("moon", 1)).rejects.toThrow(FacetError);
  fails = false;
  await documents.dense("moon", 1);
  await documents.dense("moon", 1);
  expect(asked).toEqual(["moon", "moon"]);
});
