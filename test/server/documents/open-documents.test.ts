import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scriptedParser } from "../../support/ingesting.ts";
import { failure, moon, openWithDocuments, read, scripted, stageOf, upload } from "../../support/moon-documents.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

describe("uploading", () => {
  test("the same bytes again give the document that is there, also under another name and in another conversation", async () => {
    await using facet = await openWithDocuments();
    const api = facet.as("local");
    const documentId = await read(facet, "moon.pdf");
    const { conversationId } = await api.conversations.create();
    const fileId = await upload(facet, "copy.pdf", "local", "%PDF-1.7 moon.pdf");
    expect(await api.documents.ingest({ fileId, conversationId })).toMatchObject({
      documentId,
      name: "moon.pdf",
      stage: "ready",
    });
    expect((await api.documents.list({ conversationId })).documents.map((each) => each.documentId)).toEqual([
      documentId,
    ]);
    expect((await api.documents.list()).documents).toHaveLength(1);
    expect(await read(facet, "moon.pdf", "ada")).not.toBe(documentId);
  });

  test("a conversation that is not there takes no document, and none is made", async () => {
    await using facet = await openWithDocuments();
    const fileId = await upload(facet, "moon.pdf");
    const ingest = facet.as("local").documents.ingest({ fileId, conversationId: "unknown" });
    await expect(ingest).rejects.toMatchObject(failure("not-found", { what: "conversation" }));
    expect((await facet.as("local").documents.list()).documents).toEqual([]);
  });

  test("a protected file asks for its password, refuses a wrong one, and is read and drawn with the right one", async () => {
    const passwords: unknown[] = [];
    const draw = async ({ password }: { password?: string | undefined }) => {
      passwords.push(password);
      return Buffer.from("png");
    };
    await using facet = await openWithDocuments({ parser: { ...scripted(), draw } });
    const api = facet.as("local");
    const { documentId } = await api.documents.ingest({ fileId: await upload(facet, "safe.pdf") });
    await stageOf(facet, documentId, "failed");
    expect((await api.documents.get({ documentId })).error?.code).toBe("password-needed");
    await api.documents.retry({ documentId, password: "xyz" });
    await expect.poll(async () => (await api.documents.get({ documentId })).error?.code).toBe("password-wrong");
    await api.documents.retry({ documentId, password: "abc" });
    await stageOf(facet, documentId, "ready");
    await facet.services.documents.picture("local", { documentId, page: 1, width: 500 }, new AbortController().signal);
    // The same file once more, by someone who mistypes: its pages are still drawn.
    await api.documents.ingest({ fileId: await upload(facet, "safe.pdf"), password: "xyz" });
    await facet.services.documents.picture("local", { documentId, page: 1, width: 600 }, new AbortController().signal);
    expect(passwords).toEqual(["abc", "abc"]);
    const files = readdirSync(facet.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name)).includes('"abc"'), name).toBe(false);
  });

  test("a page that was lost is read again when a person asks for it, and not because the file is added once more", async () => {
    const pages: (string | { readonly fails: true })[] = [moon, { fails: true }, moon];
    const parser = scriptedParser({ "moon.pdf": { pages } });
    await using facet = await openWithDocuments({ parser });
    const api = facet.as("local");
    const { documentId } = await api.documents.ingest({ fileId: await upload(facet, "moon.pdf") });
    await stageOf(facet, documentId, "ready");
    const states = async () => (await api.documents.get({ documentId })).pages.map(({ state }) => state);
    expect(await states()).toEqual(["text", "failed", "text"]);
    pages[1] = moon;
    expect(await api.documents.ingest({ fileId: await upload(facet, "moon.pdf") })).toMatchObject({ stage: "ready" });
    await api.documents.retry({ documentId });
    await expect.poll(states).toEqual(["text", "text", "text"]);
    await stageOf(facet, documentId, "ready");
    expect(await api.documents.retry({ documentId })).toMatchObject({ stage: "ready" });
  });

  test("a document that is being read can be cancelled, and taken up again", async () => {
    const slow = scriptedParser({ "moon.pdf": { pages: Array.from({ length: 200 }, () => moon), pageMs: 20 } });
    await using facet = await openWithDocuments({ parser: slow });
    const api = facet.as("local");
    const { documentId } = await api.documents.ingest({ fileId: await upload(facet, "moon.pdf") });
    await stageOf(facet, documentId, "parsing");
    expect(await api.documents.cancel({ documentId })).toMatchObject({ stage: "cancelled" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await api.documents.get({ documentId })).stage).toBe("cancelled");
    await api.documents.retry({ documentId });
    await stageOf(facet, documentId, "parsing");
  });
});

describe("search", () => {
  test("is by words and by meaning, in all documents or in those named, and never in another owner's", async () => {
    await using facet = await openWithDocuments();
    const [moonId, sunId] = [await read(facet, "moon.pdf"), await read(facet, "sun.pdf")];
    await read(facet, "moon.pdf", "ada");
    const api = facet.as("local");
    const { passages } = await api.documents.search({ query: "Who landed?", k: 5 });
    expect(passages[0]).toMatchObject({ documentId: moonId, name: "moon.pdf", page: 1, text: moon, lexicalRank: 1 });
    expect(passages[0]?.denseRank).toBeGreaterThan(0);
    expect(passages.every(({ documentId }) => documentId === moonId || documentId === sunId)).toBe(true);
    const scoped = await api.documents.search({ query: "moon", documentIds: [sunId], k: 5 });
    expect(scoped.passages.map(({ documentId }) => documentId)).toEqual([sunId]);
    expect((await facet.as("eve").documents.search({ query: "moon", k: 5 })).passages).toEqual([]);
  });

  test("by words alone works where no embedder is", async () => {
    await using facet = await openServices({ models: scriptedModels([]), parser: scripted() });
    await read(facet, "moon.pdf");
    const { passages } = await facet.as("local").documents.search({ query: "gunpowder", k: 3 });
    expect(passages.map(({ page, lexicalRank, denseRank }) => [page, lexicalRank, denseRank])).toEqual([
      [2, 1, undefined],
    ]);
  });

  test("the list is narrowed by name and conversation", async () => {
    await using facet = await openWithDocuments();
    const api = facet.as("local");
    await read(facet, "moon.pdf");
    const documentId = await read(facet, "sun.pdf");
    const { conversationId } = await api.conversations.create();
    await api.documents.link({ conversationId, documentIds: [documentId] });
    const names = async (filter: Parameters<typeof api.documents.list>[0]) =>
      (await api.documents.list(filter)).documents.map(({ name }) => name);
    expect(await names({ query: " MOON pdf" })).toEqual(["moon.pdf"]);
    expect(await names({ conversationId })).toEqual(["sun.pdf"]);
    expect(await names({ conversationId, query: "moon" })).toEqual([]);
    await api.documents.unlink({ conversationId, documentId });
    expect(await names({ conversationId })).toEqual([]);
  });
});

describe("documents of a question", () => {
  test("become the conversation's, stay with an edit and a retry, and are gone with a branch that names others", async () => {
    await using facet = await openWithDocuments();
    const api = facet.as("local");
    const [moonId, sunId] = [await read(facet, "moon.pdf"), await read(facet, "sun.pdf")];
    const input = { question: "q" };
    const { messageId, conversationId, runId } = await api.personas.guide.start({ input, documentIds: [moonId] });
    await facet.ended(runId);
    expect((await api.documents.get({ documentId: moonId })).conversationIds).toEqual([conversationId]);
    const retried = await api.messages.retry({ messageId });
    await facet.ended(retried.runId);
    const edited = await api.messages.edit({ messageId, input });
    await facet.ended(edited.runId);
    const idsOf = (id: string) => facet.services.store.runs.get("local", id).documentIds;
    expect([idsOf(runId), idsOf(retried.runId), idsOf(edited.runId)]).toEqual([[moonId], [moonId], [moonId]]);
    const { messages } = await api.conversations.get({ conversationId });
    const questions = messages.flatMap((each) => (each.role === "user" ? [each.documentIds] : []));
    expect(questions).toEqual([[moonId], [moonId]]);
    const other = await api.personas.guide.start({ input, conversationId, documentIds: [sunId] });
    await facet.ended(other.runId);
    expect((await api.documents.list({ conversationId })).documents).toHaveLength(2);
  });
});
