// A list of documents that is asked for again every second while one of them is being read, and rests otherwise.
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { isOver } from "./page-strip.ts";

/** Milliseconds between looks while something moves. */
const pace = 1000;

export interface PolledDocuments {
  readonly documents: Accessor<readonly DocumentInfo[]>;
  /** False until the first answer for this key. */
  readonly loaded: Accessor<boolean>;
  readonly failure: Accessor<Failure | null>;
  readonly refresh: () => Promise<void>;
  /** Shows a document as a call gave it, before the next look. */
  readonly put: (document: DocumentInfo) => void;
  /** Takes it off the list; a refresh is due when the server knows. */
  readonly drop: (documentId: string) => void;
}

/** Must be called under a Solid owner. `key` is what the list is of; a new one begins anew. Asks nothing while the page is hidden or the server away. */
export function createPolledDocuments(
  key: Accessor<string>,
  ask: () => Promise<readonly DocumentInfo[]>,
  online: Accessor<boolean>,
): PolledDocuments {
  const [documents, setDocuments] = createSignal<readonly DocumentInfo[]>([]);
  const [loaded, setLoaded] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  // An answer that was asked for before a change here must not undo it on the page.
  let changes = 0;

  async function refresh(): Promise<void> {
    const before = ++changes;
    try {
      const answer = await ask();
      if (before !== changes) return;
      setDocuments(answer);
      setLoaded(true);
      setFailure(null);
    } catch (thrown) {
      if (before === changes) setFailure(failureOf(thrown));
    }
  }

  const refreshQuietly = () => {
    if (online() && document.visibilityState === "visible") void refresh();
  };
  createEffect(
    on(key, () => {
      setDocuments([]);
      setLoaded(false);
      setFailure(null);
      void refresh();
    }),
  );
  const moving = createMemo(() => documents().some(({ stage }) => !isOver(stage)));
  createEffect(() => {
    if (!moving()) return;
    const timer = setInterval(refreshQuietly, pace);
    onCleanup(() => clearInterval(timer));
  });
  createEffect(on(online, (is) => is && refreshQuietly(), { defer: true }));
  document.addEventListener("visibilitychange", refreshQuietly);
  onCleanup(() => document.removeEventListener("visibilitychange", refreshQuietly));

  return {
    documents,
    loaded,
    failure,
    refresh,
    put(put) {
      changes += 1;
      const others = documents().filter((each) => each.documentId !== put.documentId);
      const at = documents().findIndex((each) => each.documentId === put.documentId);
      setDocuments(at < 0 ? [...others, put] : others.toSpliced(at, 0, put));
      // A look that was under way when this came is void: another one is due.
      refreshQuietly();
    },
    drop(documentId) {
      changes += 1;
      setDocuments(documents().filter((each) => each.documentId !== documentId));
    },
  };
}
