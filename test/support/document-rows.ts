// Rows of documents for tests of the store: in a real file that is gone with the test.
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { PageText } from "../../pipelines/engine/documents.ts";
import type { NewPassage } from "../../server/store/document-store.ts";
import type { FacetStore } from "../../server/store/facet-store.ts";
import { openStore } from "../../server/store/open-store.ts";
import { tmpFolder } from "./tmp-folder.ts";

export function openTestStore(path?: string): FacetStore {
  const folder = tmpFolder();
  const store = openStore(path ?? join(folder.path, "facet.db"), () => ({}));
  onTestFinished(() => {
    store.close();
    folder[Symbol.dispose]();
  });
  return store;
}

export function addDocument(store: FacetStore, name: string, owner = "local", sha256 = `hash of ${name}`) {
  const file = store.documents.addFile(owner, { sha256, name, bytes: 10, mediaType: "text/plain" });
  return store.documents.add(owner, { file, name });
}

export const page = (number: number, text: string, rest: Partial<PageText> = {}): Omit<PageText, "documentId"> => ({
  page: number,
  state: "text",
  text,
  words: [],
  width: 0,
  height: 0,
  section: null,
  ...rest,
});

export const passage = (documentId: string, number: number, text: string, start = 0): NewPassage => ({
  passageId: `${documentId}-${number}-${start}`,
  page: number,
  start,
  end: start + text.length,
  text,
  kind: "text",
  section: null,
  heading: `Report › p. ${number}`,
});

/** A document with one passage a page. */
export function withPages(store: FacetStore, name: string, texts: readonly string[], owner = "local"): string {
  const { documentId } = addDocument(store, name, owner);
  store.documents.putPages(
    documentId,
    texts.map((text, index) => page(index + 1, text)),
    texts.map((text, index) => passage(documentId, index + 1, text)),
  );
  return documentId;
}
