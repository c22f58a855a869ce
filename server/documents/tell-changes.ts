// Tells what becomes of documents to whoever follows their owner, whichever way it came about.
import type { DocumentStore } from "../store/document-store.ts";

/** The same store; each change that a list of documents shows is told once it is written. */
export function tellingChanges(
  store: DocumentStore,
  tell: (owner: string, documentIds: readonly string[]) => void,
): DocumentStore {
  return {
    ...store,
    add: (owner, document) => {
      const added = store.add(owner, document);
      tell(owner, [added.documentId]);
      return added;
    },
    link: (owner, conversationId, documentIds) => {
      store.link(owner, conversationId, documentIds);
      tell(owner, documentIds);
    },
    unlink: (owner, conversationId, documentId) => {
      store.unlink(owner, conversationId, documentId);
      tell(owner, [documentId]);
    },
    setProgress: (documentId, progress) => {
      const owner = store.setProgress(documentId, progress);
      if (owner !== undefined) tell(owner, [documentId]);
      return owner;
    },
    remove: (owner, documentId) => {
      const removed = store.remove(owner, documentId);
      tell(owner, [documentId]);
      return removed;
    },
  };
}
