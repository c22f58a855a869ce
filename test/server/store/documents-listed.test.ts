import { expect, test } from "vitest";
import type { DocumentStore } from "../../../server/store/document-store.ts";
import { addDocument, openTestStore } from "../../support/document-rows.ts";

type Request = Partial<Parameters<DocumentStore["listPart"]>[1]>;

/** Of each kind and state, the last added first, as they are listed. */
function shelf() {
  const store = openTestStore();
  const add = (name: string, mediaType: string, isData: boolean, owner = "local") => {
    const file = store.documents.addFile(owner, { sha256: `hash of ${name}`, name, bytes: 10, mediaType });
    const { documentId } = store.documents.add(owner, { file, name });
    store.documents.setFacts(documentId, {
      title: name === "canopy.pdf" ? "Bäume und Hitze" : null,
      authors: name === "canopy.pdf" ? ['A. "Lind" Lindqvist'] : [],
      year: null,
      pageCount: 1,
      drawable: false,
      isData,
    });
    return documentId;
  };
  const canopy = add("canopy.pdf", "application/pdf", false);
  add("theirs.pdf", "application/pdf", false, "eve");
  const map = add("map.png", "image/png", false);
  const broken = add("broken.pdf", "application/pdf", false);
  add("trees.csv", "text/csv", true);
  store.documents.setProgress(canopy, { stage: "ready" });
  store.documents.setProgress(map, { stage: "parsing" });
  store.documents.setProgress(broken, { stage: "failed" });
  const listed = (request: Request, owner = "local") => {
    const { documents, total } = store.documents.listPart(owner, { limit: 10, ...request });
    return { names: documents.map(({ name }) => name), total };
  };
  return { store, listed, canopy, map };
}

test("a page that goes on from a document of someone else, or a list of their conversation, is not found", () => {
  const { store, listed, canopy } = shelf();
  const notFound = expect.objectContaining({ data: expect.objectContaining({ code: "not-found" }) });
  const { conversationId } = store.conversations.create("local", "Mine");
  for (const request of [{ after: canopy }, { after: "never" }, { conversationId }])
    expect(() => listed(request, "eve")).toThrow(notFound);
});

test("what nothing fits is empty, and counted so", () => {
  const { listed } = shelf();
  expect(listed({ query: "zebra" })).toEqual({ names: [], total: 0 });
  expect(listed({ kind: "data", stages: ["failed"] })).toEqual({ names: [], total: 0 });
  expect(listed({}, "nobody")).toEqual({ names: [], total: 0 });
});

test("everything is listed, the newest first, and of others nothing", () => {
  const { listed } = shelf();
  const all = ["trees.csv", "broken.pdf", "map.png", "canopy.pdf"];
  expect(listed({})).toEqual({ names: all, total: 4 });
  expect(listed({ limit: 3 })).toEqual({ names: all.slice(0, 3), total: 4 });
});

test("documents are found by name, title and author, and narrowed to a kind, states and a conversation", () => {
  const { store, listed, map } = shelf();
  expect(listed({ query: "HITZE baume" }).names).toEqual(["canopy.pdf"]);
  expect(listed({ query: '"lind" lindqvist' }).names).toEqual(["canopy.pdf"]);
  expect(listed({ query: "pdf" })).toEqual({ names: ["broken.pdf", "canopy.pdf"], total: 2 });
  expect(listed({ kind: "data" }).names).toEqual(["trees.csv"]);
  expect(listed({ kind: "picture" }).names).toEqual(["map.png"]);
  expect(listed({ kind: "text" }).names).toEqual(["broken.pdf", "canopy.pdf"]);
  expect(listed({ stages: ["parsing", "queued"] }).names).toEqual(["trees.csv", "map.png"]);
  const { conversationId } = store.conversations.create("local", "Maps");
  store.documents.link("local", conversationId, [map]);
  expect(listed({ conversationId })).toEqual({ names: ["map.png"], total: 1 });
  expect(listed({ conversationId, query: "canopy" })).toEqual({ names: [], total: 0 });
});

test("documents that came in one moment are listed in pages, each once", () => {
  const store = openTestStore();
  const names = Array.from({ length: 25 }, (_, at) => `paper ${at}`);
  for (const name of names) addDocument(store, name);
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const { documents, total } = store.documents.listPart("local", { limit: 10, after, query: "paper" });
    expect(total).toBe(25);
    seen.push(...documents.map(({ name }) => name));
    if (documents.length < 10) break;
    after = documents.at(-1)?.documentId;
  }
  expect(seen).toEqual(names.toReversed());
});
