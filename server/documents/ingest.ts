// Ingestion as a durable job: the documents table says what is to be done, so that going on after a crash is the same as beginning.
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import { toFacetError } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import type { StoredDocument } from "../store/document-store.ts";
import { isLocked } from "../store/until-unlocked.ts";
import { nextOf } from "./ingest-order.ts";
import { openStages } from "./ingest-stages.ts";
import type { Embedded } from "./ingest-stages.ts";
import type { IngestParts, StageOfWork, Turn } from "./ingest-turn.ts";

/** What documents wait for: each line has its own places, so that a scan of 300 pages holds no text, and no embedding holds a scan. */
type Line = "parsing" | "reading" | "embedding" | "afterwards";
const lineOf: Readonly<Record<StageOfWork, Line>> = {
  queued: "parsing",
  parsing: "parsing",
  reading: "reading",
  embedding: "embedding",
  indexing: "embedding",
};
/** Documents of a line at once. `afterwards` embeds what is ready already, while nothing else is to be embedded. */
const places: Readonly<Record<Line, number>> = { parsing: 2, reading: 1, embedding: 1, afterwards: 1 };
/** Milliseconds after which a document makes room for one that waits in its line. */
const usualTurnMs = 15_000;
/** Milliseconds between two looks whether an embedder came, or another one. */
const lookMs = 1000;
/** Milliseconds after the start that documents wait for an embedder whose id is not known yet. */
const comingMs = 30_000;
/** After trouble with the database (a full disk) a job, or the plan, is tried again after this time, in milliseconds. */
const againMs = 5000;
/** Milliseconds that an embedder which could not be loaded is left alone: memory may have been short for a moment. */
const brokenMs = 60_000;

export interface Ingest extends AsyncDisposable {
  /** Something is to be done: a new document, one to try again, all that a process before left. Never throws. */
  readonly wake: () => void;
  /** Documents that were ready hold passages to embed again. */
  readonly embedAgain: () => void;
  /** Ends the job at once; resolves when nothing of it is under way any more. What was read stays. */
  readonly cancel: (documentId: string) => Promise<void>;
  /** Kept in memory until the document is read; after a restart it is asked for again. */
  readonly setPassword: (documentId: string, password: string) => void;
}

interface Job {
  readonly document: StoredDocument;
  readonly line: Line;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** Does nothing before the first `wake`. */
export function openIngest(parts: IngestParts): Ingest {
  const { store, log, turnMs = usualTurnMs } = parts;
  const stages = openStages(parts);
  const running = new Map<string, Job>();
  const passwords = new Map<string, string>();
  const last = { owners: new Map<string, number>(), documents: new Map<string, number>() };
  /** Jobs whose end could not be written: tried again later. */
  const stuck = new Set<string>();
  /** Ready documents that could not be embedded, or were told to stop: left alone until another embedder comes. */
  const resting = new Set<string>();
  /** An embedder that cannot be used for now, though it is here. */
  let broken: { readonly id: string | null; readonly until: number } | null = null;
  let lastEmbedder: string | null = null;
  let allEmbedded = false;
  let planned = false;
  let closed = false;
  let look: NodeJS.Timeout | undefined;
  let waitsUntil = 0;

  const embedderId = (): string | null => {
    const id = parts.embedder.modelId();
    return broken !== null && id === broken.id && performance.now() < broken.until ? null : id;
  };
  const isComing = () => embedderId() === null && performance.now() < waitsUntil && parts.embedder.isComing();
  const jobsIn = (line: Line) => [...running.values()].filter((job) => job.line === line);
  const waitingIn = (line: Line): readonly StoredDocument[] =>
    store
      .unfinished()
      .filter(
        ({ stage, documentId: id }) => lineOf[stage as StageOfWork] === line && !running.has(id) && !stuck.has(id),
      );

  function startAll(): void {
    for (const line of ["parsing", "reading"] as const) startIn(line);
    if (isComing()) return;
    // What read the pages goes before the embedder comes: both at once would take twice the memory.
    const reads = jobsIn("parsing").length + jobsIn("reading").length > 0;
    if (!reads && waitingIn("embedding").length > 0) parts.parser.rest?.();
    startIn("embedding");
    const embedder = embedderId();
    if (embedder === null || allEmbedded || jobsIn("embedding").length + jobsIn("afterwards").length > 0) return;
    const next = store.notEmbedded(embedder).find(({ documentId }) => !resting.has(documentId));
    if (next === undefined) allEmbedded = true;
    else begin(next, "afterwards");
  }

  function startIn(line: Line): void {
    for (let jobs = jobsIn(line); jobs.length < places[line]; jobs = jobsIn(line)) {
      const served = jobs.map(({ document }) => document);
      const next = nextOf(waitingIn(line), served, last);
      if (next === undefined) return;
      begin(next, line);
    }
  }

  function begin(document: StoredDocument, line: Line): void {
    const abort = new AbortController();
    const { documentId, owner, name, mediaType } = document;
    const since = performance.now();
    const length = line === "afterwards" ? 0 : turnMs;
    const turn: Turn = {
      document,
      file: { path: parts.pathOf(document), name, mediaType, password: passwords.get(documentId) },
      signal: abort.signal,
      isOver: () =>
        performance.now() - since > length && waitingIn(line === "afterwards" ? "embedding" : line).length > 0,
    };
    const ended = work(line, turn)
      .catch((thrown: unknown) => fail(turn, line, thrown))
      .finally(() => {
        running.delete(documentId);
        last.owners.set(owner, Date.now());
        last.documents.set(documentId, Date.now());
        plan();
      });
    running.set(documentId, { document, line, abort, ended });
  }

  async function work(line: Line, turn: Turn): Promise<void> {
    if (line === "parsing" || line === "reading") return stages[line](turn);
    const embedder = embedderId();
    passwords.delete(turn.document.documentId);
    if (line === "embedding") heed(await stages.embedding(turn, embedder), turn, embedder);
    else if (embedder !== null) heed(await stages.afterwards(turn, embedder), turn, embedder);
  }

  function heed(end: Embedded, { document }: Turn, embedder: string | null): void {
    if (end === "unusable") {
      broken = { id: embedder, until: performance.now() + brokenMs };
      // When it may be tried again it counts as one that came.
      lastEmbedder = null;
    }
    if (end === "failed") resting.add(document.documentId);
  }

  function fail({ document: { documentId }, signal }: Turn, line: Line, thrown: unknown): void {
    if (signal.aborted) return;
    const { data } = toFacetError(thrown);
    if (data.code === "unexpected" && !isLocked(thrown))
      log.error({ documentId, err: errorForLog(thrown) }, "A document cannot be read");
    if (data.code === "password-wrong") passwords.delete(documentId);
    if (line === "afterwards") resting.add(documentId);
    else if (isLocked(thrown)) tryLater(documentId);
    else writeFailure(documentId, data);
  }

  function writeFailure(documentId: string, error: FacetErrorData): void {
    try {
      // A row that is gone stays gone.
      store.setProgress(documentId, { stage: "failed", etaMs: null, error });
    } catch (err) {
      log.error({ documentId, err: errorForLog(err) }, "the end of an ingestion cannot be written now");
      tryLater(documentId);
    }
  }

  function tryLater(documentId: string): void {
    stuck.add(documentId);
    later(() => stuck.delete(documentId));
  }

  const plan = (): void => {
    if (planned || closed) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      if (closed) return;
      try {
        startAll();
      } catch (err) {
        log.error({ err: errorForLog(err) }, "ingestion cannot go on now; it looks again later");
        later();
      }
    });
  };
  const later = (first?: () => void): void => {
    setTimeout(() => {
      first?.();
      plan();
    }, againMs).unref();
  };

  const lookForEmbedder = (): void => {
    const id = embedderId();
    if (id === lastEmbedder) return;
    lastEmbedder = id;
    allEmbedded = false;
    resting.clear();
    plan();
  };

  return {
    wake: () => {
      if (look === undefined) {
        look = setInterval(lookForEmbedder, lookMs).unref();
        waitsUntil = performance.now() + comingMs;
        setTimeout(plan, comingMs).unref();
      }
      lookForEmbedder();
      plan();
    },
    embedAgain: () => {
      broken = null;
      allEmbedded = false;
      resting.clear();
      plan();
    },
    cancel: async (documentId) => {
      const job = running.get(documentId);
      passwords.delete(documentId);
      if (store.unfinished().some((document) => document.documentId === documentId))
        store.setProgress(documentId, { stage: "cancelled", etaMs: null });
      else resting.add(documentId);
      job?.abort.abort();
      await job?.ended;
    },
    setPassword: (documentId, password) => void passwords.set(documentId, password),
    [Symbol.asyncDispose]: async () => {
      closed = true;
      clearInterval(look);
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
