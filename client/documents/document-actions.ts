// What can be done with a document of a list, one thing at a time, with why it did not work.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { useWorkbench } from "../state/workbench.ts";

/** The list the document is shown in. */
export interface DocumentPlace {
  readonly put: (document: DocumentInfo) => void;
  readonly drop: (documentId: string) => void;
  readonly refresh: () => Promise<void>;
}

export interface DocumentActions {
  readonly busy: Accessor<boolean>;
  readonly failure: Accessor<Failure | null>;
  readonly retry: (password?: string) => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** Deletes it for good and tells what went. */
  readonly remove: () => Promise<void>;
}

export function useDocumentActions(document: Accessor<DocumentInfo>, place: DocumentPlace): DocumentActions {
  const { strings, toast } = useWorkbench();
  const { files } = useSession();
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const words = () => strings().documents;

  async function act(call: () => Promise<void>): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setFailure(null);
    try {
      await call();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    failure,
    retry: (password) =>
      act(async () => {
        const { documentId } = document();
        place.put(await api.documents.retry.mutate(password === undefined ? { documentId } : { documentId, password }));
      }),
    cancel: () => act(async () => place.put(await api.documents.cancel.mutate({ documentId: document().documentId }))),
    remove: () =>
      act(async () => {
        const { documentId, name } = document();
        const { removed } = await api.documents.remove.mutate({ documentId });
        place.drop(documentId);
        files.forget(documentId);
        void place.refresh();
        toast({ icon: "trash", title: words().removed(name), detail: words().removedCounts(removed) });
      }),
  };
}
