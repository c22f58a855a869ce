// A list of documents that is kept in step: what the server tells of is asked for, once a second at most, and nothing else.
import { batch, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import type { Workbench } from "../state/workbench.ts";
import { isOver } from "./page-strip.ts";
import { namedAtMost } from "./server.ts";
import type { DocumentList } from "./server.ts";

/** Milliseconds between two looks at what was told. */
const pace = 1000;
/** Milliseconds after which documents that are being read are asked for untold: what was told before the page listened was told to nobody. */
const patience = 5000;

export interface FollowedDocuments<Answer extends DocumentList = DocumentList> {
  /** The last answer of all as it came; `documents` has what was told, put and dropped since. */
  readonly answer: Accessor<Answer | undefined>;
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

interface Asked<Answer> {
  readonly all: () => Promise<Answer>;
  /** Those of at most `namedAtMost` ids that are on the list. Left out, all are asked for. */
  readonly some?: (documentIds: readonly string[]) => Promise<readonly DocumentInfo[]>;
}

/** Must be called under a Solid owner. `key` is what the list is of; a new one begins anew. Asks nothing while the page is hidden or the server away. */
export function createFollowedDocuments<Answer extends DocumentList>(
  key: Accessor<string>,
  asked: Asked<Answer>,
  { online, onDocuments }: Pick<Workbench, "online" | "onDocuments">,
): FollowedDocuments<Answer> {
  const [documents, setDocuments] = createSignal<readonly DocumentInfo[]>([]);
  const [answer, setAnswer] = createSignal<Answer>();
  const [failure, setFailure] = createSignal<Failure | null>(null);
  // An answer that was asked for before a change here must not undo it on the page.
  let changes = 0;
  /** The `changes` of the question that is under way. */
  let asking: number | null = null;
  /** Told of, and not asked for yet. */
  const told = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looked = performance.now();

  async function refresh(): Promise<void> {
    told.clear();
    await ask(++changes, asked.all, (came) =>
      batch(() => {
        setAnswer(() => came);
        setDocuments(came.documents);
      }),
    );
  }

  async function ask<Came>(before: number, question: () => Promise<Came>, take: (came: Came) => void): Promise<void> {
    asking = before;
    try {
      const came = await question();
      if (before !== changes) return;
      batch(() => {
        take(came);
        setFailure(null);
      });
    } catch (thrown) {
      if (before === changes) setFailure(failureOf(thrown));
    } finally {
      if (asking === before) asking = null;
      if (told.size > 0) lookSoon();
    }
  }

  const mayAsk = () => online() && document.visibilityState === "visible";
  const refreshQuietly = () => {
    if (mayAsk()) void refresh();
  };
  /** A slow answer is waited for: asked over it again and again, none would ever count. */
  const look = () => {
    timer = undefined;
    if (asking === changes || !mayAsk()) return;
    looked = performance.now();
    const ids = [...told];
    const { some } = asked;
    if (!some || ids.length > namedAtMost) return void refresh();
    told.clear();
    const before = changes;
    void ask(
      before,
      () => some(ids),
      (came) => setDocuments((all) => withNews(all, ids, came)),
    ).then(() => before !== changes && tell(ids));
  };
  const lookSoon = () => {
    timer ??= setTimeout(look, Math.max(0, looked + pace - performance.now()));
  };
  const tell = (ids: readonly string[]) => {
    for (const id of ids) told.add(id);
    lookSoon();
  };
  createEffect(
    on(key, () => {
      setDocuments([]);
      setAnswer(undefined);
      setFailure(null);
      void refresh();
    }),
  );
  const moving = createMemo(() => documents().some(({ stage }) => !isOver(stage)));
  createEffect(() => {
    if (!moving()) return;
    const untold = () => tell(documents().flatMap(({ documentId, stage }) => (isOver(stage) ? [] : documentId)));
    const waiting = setInterval(untold, patience);
    onCleanup(() => clearInterval(waiting));
  });
  createEffect(on(online, (is) => is && refreshQuietly(), { defer: true }));
  const unsubscribe = onDocuments((ids) => (ids === null ? refreshQuietly() : tell(ids)));
  document.addEventListener("visibilitychange", refreshQuietly);
  onCleanup(() => {
    clearTimeout(timer);
    unsubscribe();
    document.removeEventListener("visibilitychange", refreshQuietly);
  });

  return {
    answer,
    documents,
    loaded: createMemo(() => answer() !== undefined),
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

/** Of the ids, those that came take their place, newest first, and the others are gone. */
function withNews(all: readonly DocumentInfo[], ids: readonly string[], came: readonly DocumentInfo[]): DocumentInfo[] {
  const news = new Map(came.map((each) => [each.documentId, each]));
  const asked = new Set(ids);
  const kept = all.flatMap((each) => news.get(each.documentId) ?? (asked.has(each.documentId) ? [] : each));
  for (const each of kept) news.delete(each.documentId);
  for (const added of [...news.values()].toReversed()) {
    const at = kept.findIndex(({ createdAt }) => createdAt <= added.createdAt);
    kept.splice(at < 0 ? kept.length : at, 0, added);
  }
  return kept;
}
