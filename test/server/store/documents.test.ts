import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import type { FacetStore } from "../../../server/store/facet-store.ts";
import { addDocument, openTestStore, page, withPages } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const notFound = (what: string) =>
  expect.objectContaining({ data: expect.objectContaining({ code: "not-found", facts: { what } }) });

describe("what is not there, or someone else's", () => {
  test("is not found by any question that names an owner", () => {
    const { documents, conversations } = openTestStore();
    const store = { documents } as FacetStore;
    const documentId = withPages(store, "a.txt", ["one"], "ada");
    const { fileId } = documents.get("ada", documentId);
    const { conversationId } = conversations.create("bob", "");
    const [own] = documents.passages("ada", documentId);
    if (own === undefined) throw new Error("no passage");
    for (const id of [documentId, "unknown"]) {
      expect(() => documents.get("bob", id)).toThrow(notFound("document"));
      expect(() => documents.page("bob", id, 1)).toThrow(notFound("document"));
      expect(() => documents.passages("bob", id)).toThrow(notFound("document"));
      expect(() => documents.neighbours("bob", { ...own, documentId: id }, 1, 1)).toThrow(notFound("document"));
      expect(() => documents.link("bob", conversationId, [id])).toThrow(notFound("document"));
      expect(() => documents.unlink("bob", conversationId, id)).toThrow(notFound("document"));
      expect(() => documents.remove("bob", id)).toThrow(notFound("document"));
    }
    expect(() => documents.file("bob", fileId)).toThrow(notFound("file"));
    expect(() => documents.page("ada", documentId, 2)).toThrow(notFound("page"));
    expect(() => documents.list("ada", conversationId)).toThrow(notFound("conversation"));
    expect(() => documents.link("ada", conversationId, [documentId])).toThrow(notFound("conversation"));
    expect(documents.passagesById("bob", [own.passageId])).toEqual([]);
    expect(documents.lexical("bob", [documentId], "one", 5)).toEqual([]);
    expect(documents.list("bob")).toEqual([]);
    expect(documents.get("ada", documentId).conversationIds).toEqual([]);
  });

  test("takes no pages: a document that was removed while it was read stays gone", () => {
    const store = openTestStore();
    const documentId = withPages(store, "a.txt", ["one"]);
    store.documents.remove("local", documentId);
    expect(() => store.documents.putPages(documentId, [page(1, "x")], [])).toThrow(notFound("document"));
    expect(store.documents.remains(documentId)).toEqual({ rows: 0, passages: 0 });
  });
});

describe("files and documents", () => {
  test("the same bytes under the same name are one row of an owner, and rows of another owner are their own", () => {
    const { documents } = openTestStore();
    const file = { sha256: "h", name: "a.pdf", bytes: 3, mediaType: "application/pdf" };
    const first = documents.addFile("ada", file);
    expect(documents.addFile("ada", file).fileId).toBe(first.fileId);
    expect(documents.addFile("bob", file).fileId).not.toBe(first.fileId);
    documents.addFile("ada", { ...file, name: "b.pdf" });
    expect(documents.filesWith("h")).toBe(3);
    expect([...documents.hashes()]).toEqual(["h"]);
  });

  test("a changed file of the same name is the next version", () => {
    const store = openTestStore();
    expect([addDocument(store, "a.txt", "ada", "1").version, addDocument(store, "a.txt", "ada", "2").version]).toEqual([
      1, 2,
    ]);
    expect(addDocument(store, "a.txt", "bob", "3").version).toBe(1);
    expect(store.documents.withBytes("ada", "2")?.version).toBe(2);
    expect(store.documents.withBytes("ada", "3")).toBeUndefined();
  });

  test("a file that is uploaded again is new again: no sweep takes it before its document comes", async () => {
    const { documents } = openTestStore();
    const file = { sha256: "h", name: "a.pdf", bytes: 3, mediaType: "application/pdf" };
    documents.addFile("ada", file);
    await setTimeout(5);
    const between = new Date();
    await setTimeout(5);
    const again = documents.addFile("ada", file);
    expect(documents.unusedFiles(between)).toEqual([]);
    expect(documents.file("ada", again.fileId)).toEqual(again);
  });

  test("only files that no document uses, and that are old enough, are called unused", () => {
    const store = openTestStore();
    addDocument(store, "used.txt");
    const spare = store.documents.addFile("bob", { sha256: "s", name: "s.txt", bytes: 1, mediaType: "text/plain" });
    expect(store.documents.unusedFiles(new Date(Date.now() - 1000))).toEqual([]);
    expect(store.documents.unusedFiles(new Date(Date.now() + 1000))).toEqual([{ ...spare, owner: "bob" }]);
  });

  test("what is known of a document, and how far it is read, is there after a restart", () => {
    const folder = tmpFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    const path = join(folder.path, "facet.db");
    const { documents } = openTestStore(path);
    const { documentId } = addDocument({ documents } as FacetStore, "a.pdf");
    const error = { code: "no-text", facts: { name: "a.pdf" }, kept: [], next: [] } as const;
    documents.setFacts(documentId, {
      title: "T",
      authors: ["A", "B"],
      year: 1999,
      pageCount: 3,
      drawable: true,
      isData: false,
    });
    documents.setProgress(documentId, { stage: "parsing", done: 1, total: 3, etaMs: 1200.4, error });
    documents.setProgress(documentId, { done: 2 });
    expect(openTestStore(path).documents.unfinished()).toMatchObject([
      {
        documentId,
        owner: "local",
        title: "T",
        authors: ["A", "B"],
        year: 1999,
        drawable: true,
        stage: "parsing",
        done: 2,
        total: 3,
        etaMs: 1200,
        error,
      },
    ]);
    documents.setProgress(documentId, { stage: "ready", etaMs: null, error: null });
    expect(documents.get("local", documentId)).toMatchObject({ stage: "ready", done: 2, etaMs: null, error: null });
    expect(documents.unfinished()).toEqual([]);
  });

  test("a document outlives its conversations, and says which of them use it", () => {
    const { documents, conversations } = openTestStore();
    const { documentId } = addDocument({ documents } as FacetStore, "a.txt");
    const [one, two] = [conversations.create("local", "1"), conversations.create("local", "2")];
    documents.link("local", one.conversationId, [documentId]);
    documents.link("local", two.conversationId, [documentId, documentId]);
    expect(documents.get("local", documentId).conversationIds.toSorted()).toEqual(
      [one.conversationId, two.conversationId].toSorted(),
    );
    documents.unlink("local", one.conversationId, documentId);
    expect(documents.list("local", one.conversationId)).toEqual([]);
    conversations.remove("local", two.conversationId);
    conversations.purge(new Date(Date.now() + 1000));
    expect(documents.list("local")).toMatchObject([{ documentId, conversationIds: [] }]);
  });
});

describe("removal", () => {
  test("takes every row and word of one document, counts them, and leaves the others whole", () => {
    const { documents, conversations } = openTestStore();
    const store = { documents } as FacetStore;
    const kept = withPages(store, "kept.txt", ["The moon."]);
    const documentId = withPages(store, "a.txt", ["The moon.", "The xylophone.", "Blank"]);
    const { conversationId } = conversations.create("local", "");
    documents.link("local", conversationId, [documentId]);
    expect(documents.remains(documentId)).toEqual({ rows: 5, passages: 3 });
    expect(documents.remove("local", documentId)).toEqual({ rows: 5, passages: 3 });
    expect(documents.remains(documentId)).toEqual({ rows: 0, passages: 0 });
    expect(documents.lexical("local", [documentId, kept], "xylophone", 5)).toEqual([]);
    expect(documents.lexical("local", [documentId, kept], "moon", 5)).toMatchObject([{ documentId: kept }]);
    expect(documents.vectorsToRemove()).toEqual([{ owner: "local", documentId }]);
    documents.vectorsAreGone(documentId);
    expect(documents.vectorsToRemove()).toEqual([]);
  });

  test("a word that the index kept by mistake is counted as left", () => {
    const folder = tmpFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    const path = join(folder.path, "facet.db");
    const store = openTestStore(path);
    const documentId = withPages(store, "a.txt", ["one", "two"]);
    const broken = new Database(path);
    broken.exec("drop trigger passages_removed");
    broken.close();
    store.documents.remove("local", documentId);
    expect(store.documents.remains(documentId)).toEqual({ rows: 0, passages: 2 });
  });
});
