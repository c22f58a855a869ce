// Opens vector search behind the page: a given Chroma, else a managed one, else the exact index; callers wait only for what they ask.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { reasonWords } from "../../pipelines/engine/error-sentences.ts";
import { FacetError, isAbort } from "../../pipelines/engine/errors.ts";
import type { VectorIndex } from "../../pipelines/engine/vectors.ts";
import type { Config } from "../config.ts";
import { chromaIndex } from "./chroma-index.ts";
import { heartbeat } from "./chroma-process.ts";
import { claimData } from "./data-version.ts";
import { openExactIndex } from "./exact-index.ts";
import { waysToChroma } from "./launches.ts";
import type { Way } from "./launches.ts";
import { moveVectors } from "./move-vectors.ts";
import { superviseChroma } from "./supervised-chroma.ts";

/** Milliseconds a caller waits for vectors that are still starting. */
const patienceMs = 30_000;
/** Milliseconds in which the death of a server is noticed. */
const noticeMs = 100;
/** Milliseconds between two looks at a given server: until it answers, and after. */
const lookMs = { until: 500, after: 10_000 };

export interface Vectors extends AsyncDisposable {
  readonly index: VectorIndex;
  readonly status: () => VectorsStatus;
}

export interface VectorsStatus {
  /** `remote`: CHROMA_URL; `managed-npm`, `managed-python`: a child server; `exact`: the in-process index. */
  readonly kind: "remote" | "managed-npm" | "managed-python" | "exact";
  readonly state: "starting" | "ready" | "failed";
  readonly detail: string | null;
}

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
  const parts = new AsyncDisposableStack();
  const folder = join(config.FACET_DATA, "chroma");
  const exactFile = join(config.FACET_DATA, "vectors.db");
  let status: VectorsStatus = {
    kind: config.CHROMA_URL === undefined ? "managed-npm" : "remote",
    state: "starting",
    detail: null,
  };
  let ready = Promise.withResolvers<VectorIndex>();

  const isReady = (index: VectorIndex, now: Pick<VectorsStatus, "kind" | "detail">, server = {}): void => {
    status = { ...now, state: "ready" };
    ready.resolve(index);
    log.info({ ...now, ...server }, "Vector search is ready");
  };
  const isDown = (state: "starting" | "failed", detail: string): void => {
    if (status.state === "ready") ready = Promise.withResolvers();
    status = { ...status, state, detail };
  };

  const serve = async (url: string, now: Pick<VectorsStatus, "kind" | "detail">, server = {}): Promise<void> => {
    const index = chromaIndex(url);
    await moveVectors(exactFile, index, signal);
    isReady(index, now, server);
  };

  const followGiven = async (url: string): Promise<void> => {
    for (;;) {
      const answers = await heartbeat(url, signal);
      if (answers && status.state !== "ready") await serve(url, { kind: "remote", detail: null });
      if (!answers) isDown("failed", `The Chroma of CHROMA_URL does not answer at ${new URL(url).host}.`);
      await setTimeout(answers ? lookMs.after : lookMs.until, undefined, { signal });
    }
  };

  const go = async (way: Way): Promise<void> => {
    status = { kind: way.kind, state: "starting", detail: null };
    const version = way.version();
    if (version === null) throw new Error("the npm package has no server for this system");
    const launch = await way.prepare();
    await claimData(folder, version);
    const first = Promise.withResolvers<void>();
    const server = await superviseChroma(launch, {
      folder,
      log,
      signal,
      onReady: (url, pid) =>
        serve(url, { kind: way.kind, detail: `Chroma ${version}` }, { url, serverPid: pid }).then(
          first.resolve,
          first.reject,
        ),
      onDown: (reason) => isDown("starting", `Chroma stopped and is started again: ${reason}`),
    });
    try {
      await first.promise;
      parts.use(server);
    } catch (thrown) {
      await server[Symbol.asyncDispose]();
      throw thrown;
    }
  };

  const begin = async (): Promise<void> => {
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
    log.error({ err: thrown }, "Vector search could not be opened");
    isDown("failed", reasonOf(thrown));
  });

  const whenReady = async (): Promise<VectorIndex> => {
    if (status.state === "ready") return ready.promise;
    const late = setTimeout(patienceMs, null, { signal, ref: false });
    const index = await Promise.race([ready.promise, late]);
    if (index === null)
      throw new FacetError(
        "unexpected",
        {},
        { next: ["retry"], cause: new Error(status.detail ?? "vectors are not ready") },
      );
    return index;
  };
  /** A server that died in the middle of a call is asked once more when it is back: every call may be repeated. */
  const use = async <T>(call: (index: VectorIndex) => Promise<T>): Promise<T> => {
    try {
      return await call(await whenReady());
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.name !== "ChromaConnectionError") throw thrown;
      await setTimeout(noticeMs, undefined, { signal });
      return call(await whenReady());
    }
  };

  return {
    index: {
      add: (...given) => use((index) => index.add(...given)),
      search: (...given) => use((index) => index.search(...given)),
      remove: (...given) => use((index) => index.remove(...given)),
      count: (...given) => use((index) => index.count(...given)),
    },
    status: () => status,
    [Symbol.asyncDispose]: async () => {
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
