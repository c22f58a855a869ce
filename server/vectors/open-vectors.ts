// Opens vector search behind the page: a given Chroma, else a managed one, else the exact index; callers wait only for what they ask.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { reasonWords } from "../../pipelines/engine/error-sentences.ts";
import { FacetError, isAbort } from "../../pipelines/engine/errors.ts";
import type { VectorIndex } from "../../pipelines/engine/vectors.ts";
import type { Config } from "../config.ts";
import { errorForLog } from "../error-for-log.ts";
import { chromaIndex } from "./chroma-index.ts";
import { heartbeat } from "./chroma-process.ts";
import { claimData, dropOldCopies } from "./data-version.ts";
import { tellsDamage } from "./damaged-data.ts";
import { openExactIndex } from "./exact-index.ts";
import { waysToChroma } from "./launches.ts";
import type { Way } from "./launches.ts";
import { moveVectors } from "./move-vectors.ts";
import { superviseChroma } from "./supervised-chroma.ts";
import type { SupervisedChroma, Trouble } from "./supervised-chroma.ts";

/** Milliseconds a caller waits for vectors that are still starting; a search, for which a person waits, goes on with the words alone. */
const patienceMs = { work: 30_000, search: 1000 };
/** Milliseconds a search may take; 5 are usual. */
const searchMs = 4000;
/** Milliseconds in which the death of a server is noticed. */
const noticeMs = 100;
/** Milliseconds between two looks at a given server: until it answers, and after. */
const lookMs = { until: 500, after: 10_000 };

export interface Vectors extends AsyncDisposable {
  readonly index: VectorIndex;
  readonly status: () => VectorsStatus;
  /** Calls back each time vectors can be searched, the first time and after every trouble: some may be lost. */
  readonly onReady: (listener: () => void) => void;
  /** Facet ends: who waits for vectors that are away is let go at once, and nobody waits any more. */
  readonly stopWaiting: () => void;
}

export interface VectorsStatus {
  /** `remote`: CHROMA_URL; `managed-npm`, `managed-python`: a child server; `exact`: the in-process index. */
  readonly kind: "remote" | "managed-npm" | "managed-python" | "exact";
  readonly state: "starting" | "ready" | "failed";
  /** What has happened to a managed server that is not ready. */
  readonly trouble?: Trouble;
  readonly detail: string | null;
}

type Found = Pick<VectorsStatus, "kind" | "detail">;

interface VectorsOptions {
  readonly config: Pick<Config, "CHROMA_URL" | "FACET_DATA" | "FACET_CACHE" | "FACET_OFFLINE">;
  readonly log: Logger;
  /** The interpreter of the managed server; for tests. */
  readonly python?: string;
  readonly ways?: readonly Way[];
}

/** Returns at once; everything else happens in the background. */
export function openVectors({ config, log, python = "python3", ways }: VectorsOptions): Vectors {
  const closing = new AbortController();
  const { signal } = closing;
  /** Ends the waiting alone: vectors that are there serve to the end. */
  const stopping = new AbortController();
  const parts = new AsyncDisposableStack();
  const folder = join(config.FACET_DATA, "chroma");
  const exactFile = join(config.FACET_DATA, "vectors.db");
  let status: VectorsStatus = {
    kind: config.CHROMA_URL === undefined ? "managed-npm" : "remote",
    state: "starting",
    detail: null,
  };
  const listeners: (() => void)[] = [];
  let server: SupervisedChroma | undefined;
  let ready = Promise.withResolvers<VectorIndex>();

  const isReady = (index: VectorIndex, now: Found, process = {}): void => {
    status = { ...now, state: "ready" };
    ready.resolve(index);
    log.info({ ...now, ...process }, "Vector search is ready");
    for (const listener of listeners) listener();
  };
  const isDown = (state: "starting" | "failed", detail: string, trouble?: Trouble): void => {
    if (status.state === "ready") ready = Promise.withResolvers();
    status = { kind: status.kind, state, detail, ...(trouble && { trouble }) };
  };

  const serve = async (url: string, now: Found, process = {}): Promise<void> => {
    const index = chromaIndex(url);
    await moveVectors(exactFile, index, signal);
    isReady(index, now, process);
  };

  const followGiven = async (url: string): Promise<void> => {
    for (;;) {
      const answers = await heartbeat(url, signal);
      if (answers && status.state !== "ready")
        await serve(url, { kind: "remote", detail: null }).catch((thrown: unknown) => {
          signal.throwIfAborted();
          log.warn({ err: errorForLog(thrown) }, "The Chroma of CHROMA_URL cannot be used now; it is tried again");
          isDown("failed", reasonOf(thrown));
        });
      if (!answers) isDown("failed", `The Chroma of CHROMA_URL does not answer at ${new URL(url).host}.`);
      await setTimeout(status.state === "ready" ? lookMs.after : lookMs.until, undefined, { signal });
    }
  };

  const go = async (way: Way): Promise<void> => {
    status = { kind: way.kind, state: "starting", detail: null };
    const version = way.version();
    if (version === null) throw new Error("the npm package has no server for this system");
    const launch = await way.prepare();
    await claimData(folder, version);
    const first = Promise.withResolvers<void>();
    const supervised = await superviseChroma(launch, {
      folder,
      log,
      signal,
      onReady: (url, pid) =>
        serve(url, { kind: way.kind, detail: `Chroma ${version}` }, { url, serverPid: pid }).then(
          first.resolve,
          first.reject,
        ),
      onDown: (trouble, reason) => isDown("starting", `Chroma is away: ${reason}`, trouble),
    });
    try {
      await first.promise;
      server = parts.use(supervised);
    } catch (thrown) {
      await supervised[Symbol.asyncDispose]();
      throw thrown;
    }
  };

  const begin = async (): Promise<void> => {
    await dropOldCopies(folder).catch((thrown: unknown) =>
      log.warn({ err: errorForLog(thrown) }, "Old copies of the vectors cannot be removed"),
    );
    if (config.CHROMA_URL !== undefined) return followGiven(config.CHROMA_URL);
    const reasons: string[] = [];
    for (const way of ways ??
      waysToChroma({ cache: config.FACET_CACHE, offline: config.FACET_OFFLINE, signal, python })) {
      try {
        return await go(way);
      } catch (thrown) {
        signal.throwIfAborted();
        reasons.push(reasonOf(thrown));
        log.debug({ way: way.kind, reason: reasonOf(thrown) }, "No Chroma this way");
      }
    }
    isReady(parts.use(openExactIndex(exactFile)), {
      kind: "exact",
      detail: `Chroma is not running: ${reasons.join("; ")}.`,
    });
  };
  const begun = begin().catch((thrown: unknown) => {
    if (signal.aborted || isAbort(thrown)) return;
    log.error({ err: errorForLog(thrown) }, "Vector search could not be opened");
    isDown("failed", reasonOf(thrown));
  });

  const whenReady = async (waitMs: number): Promise<VectorIndex> => {
    if (status.state === "ready") return ready.promise;
    const late = setTimeout(waitMs, null, { signal: stopping.signal, ref: false });
    const index = await Promise.race([ready.promise, late]);
    if (index !== null) return index;
    const cause = new Error(status.detail ?? "vectors are not ready");
    throw new FacetError("unexpected", {}, { next: ["retry"], cause });
  };
  /** A server that died in the middle of a call is asked once more when it is back: every call may be repeated. */
  const use = async <T>(call: (index: VectorIndex) => Promise<T>, waitMs = patienceMs.work): Promise<T> => {
    try {
      return await call(await whenReady(waitMs));
    } catch (thrown) {
      if (!(thrown instanceof Error)) throw thrown;
      if (thrown.name === "ChromaServerError" && tellsDamage(thrown.message)) server?.distrust();
      if (thrown.name !== "ChromaConnectionError") throw thrown;
      await setTimeout(noticeMs, undefined, { signal });
      return call(await whenReady(waitMs));
    }
  };
  const inTime = async <T>(searching: Promise<T>): Promise<T> => {
    const over = new AbortController();
    const late = setTimeout(searchMs, null, { signal: AbortSignal.any([signal, over.signal]), ref: false });
    late.catch(() => {});
    // What comes too late, or fails too late, is nobody's any more.
    searching.catch(() => {});
    try {
      const found = await Promise.race([searching.then((value) => ({ value })), late]);
      if (found === null) throw new Error(`the vectors did not answer within ${searchMs} ms`);
      return found.value;
    } finally {
      over.abort();
    }
  };

  return {
    index: {
      add: (...given) => use((index) => index.add(...given)),
      search: (...given) => inTime(use((index) => index.search(...given), patienceMs.search)),
      remove: (...given) => use((index) => index.remove(...given)),
      count: (...given) => use((index) => index.count(...given)),
    },
    status: () => status,
    onReady: (listener) => {
      listeners.push(listener);
      if (status.state === "ready") listener();
    },
    stopWaiting: () => stopping.abort(),
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      closing.abort();
      await begun;
      await parts.disposeAsync();
    },
  };
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof FacetError) {
    const { code, facts } = thrown.data;
    const detail = facts["detail"] === undefined ? "" : ` (${String(facts["detail"])})`;
    return facts["reason"] === undefined ? code : `${reasonWords(facts, "en")}${detail}`;
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
