// The llama-server that Facet starts itself, for a model that sees: awaited, probed like any server, started again when it dies.
import { basename } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { ReasonFacts } from "../../../pipelines/engine/error-reasons.ts";
import { FacetError, toFacetError } from "../../../pipelines/engine/errors.ts";
import type { ChatModel } from "../../../pipelines/engine/ports.ts";
import { defaultThreads } from "../embedded/threads.ts";
import type { ModelEntry } from "../registry.ts";
import { openConnection } from "../served/connection.ts";
import { parametersOf } from "../served/dialects.ts";
import { openServed } from "../served/open-served.ts";
import { probeServer } from "../served/probe.ts";
import type { Probed } from "../served/probe.ts";
import { tierOf } from "../tier.ts";
import { deathsInARow, pauseAfter } from "../../processes/back-off.ts";
import { untilAborted } from "../../processes/until-aborted.ts";
import { checkedFiles } from "./llama-files.ts";
import type { LlamaSettings } from "./llama-files.ts";
import { startLlamaProcess, whenHealthy } from "./llama-process.ts";
import type { LlamaProcess } from "./llama-process.ts";

/** Milliseconds a model may take to load, from a slow disk. */
const loadWithinMs = 600_000;
const deathToldMs = 500;
/** Deaths while loading, in a row, after which it is given up until somebody asks. */
const loadAttempts = 3;

interface LlamaOptions extends LlamaSettings {
  readonly threads: number | undefined;
  /** Tokens. */
  readonly context: number;
  readonly log: Logger;
}

type State =
  | { readonly name: "idle" | "loading" }
  | { readonly name: "ready"; readonly probed: Probed; readonly process: LlamaProcess }
  | { readonly name: "failed"; readonly error: FacetError };

export interface LlamaServer extends AsyncDisposable {
  readonly modelId: string;
  /** Begins to load, also after it was given up. Never throws. */
  readonly start: () => void;
  readonly entry: () => Omit<ModelEntry, "selected" | "personas">;
  /** Waits until it is ready. Throws FacetError model-missing or model-unreachable. */
  readonly open: (signal: AbortSignal) => Promise<ChatModel>;
  readonly pool: () => { readonly poolId: string; readonly limit: number };
}

export function openLlamaServer(options: LlamaOptions): LlamaServer {
  const { log, context } = options;
  const name = basename(options.model ?? "llama-server", ".gguf");
  const modelId = `llama-server:${name}`;
  const closing = new AbortController();
  const connection = openConnection();
  let state: State = { name: "idle" };
  let opened: ChatModel | undefined;
  let ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  let driven: Promise<void> = Promise.resolve();

  const expectReady = (): void => {
    if (state.name !== "failed" && state.name !== "ready") return;
    ready = Promise.withResolvers<void>();
    ready.promise.catch(() => {});
  };
  const fail = (error: FacetError): void => {
    state = { name: "failed", error };
    log.error({ model: name, error: error.data }, "The llama-server of FACET_LLAMA_SERVER cannot be used");
    ready.reject(error);
  };

  /** Started, healthy and probed; or the reason why not. */
  const bringUp = async (): Promise<{ process: LlamaProcess; probed: Probed }> => {
    const files = checkedFiles(options);
    const threads = options.threads ?? defaultThreads();
    const { signal } = closing;
    const process = await startLlamaProcess({ ...files, name, threads, context }, log);
    let ending: string | undefined;
    const gone = new AbortController();
    void process.ended.then((how) => ((ending = how), gone.abort()));
    try {
      const until = AbortSignal.any([signal, gone.signal]);
      if (!(await whenHealthy(process, loadWithinMs, until)))
        throw unreachable(name, { reason: "silence", seconds: loadWithinMs / 1000 });
      const address = { url: new URL(process.url), key: process.key, connection, signal: until };
      return { process, probed: await probeServer(address, { dialect: "llama-server" }) };
    } catch (thrown) {
      // A connection that broke may be told before the death that broke it.
      if (!signal.aborted) await Promise.race([process.ended, setTimeout(deathToldMs)]);
      const died = ending;
      await process.stop();
      signal.throwIfAborted();
      if (died === undefined) throw thrown;
      throw new FacetError(
        "model-missing",
        { reason: "died-loading", name, ending: died },
        { next: ["open-settings", "choose-model"] },
      );
    }
  };

  /** Until it is closed, or cannot be brought up. */
  const drive = async (): Promise<void> => {
    let deaths = 0;
    let failures = 0;
    for (;;) {
      state = { name: "loading" };
      try {
        const { process, probed } = await bringUp();
        failures = 0;
        const begun = Date.now();
        opened = undefined;
        state = { name: "ready", probed, process };
        const { vision } = probed;
        log.info({ model: name, context: probed.context, vision }, "The llama-server Facet started is ready");
        ready.resolve();
        const ending = await untilAborted(process.ended, closing.signal);
        expectReady();
        deaths = deathsInARow(deaths, Date.now() - begun);
        log.warn({ model: name, ending }, "The llama-server Facet started has died");
      } catch (thrown) {
        closing.signal.throwIfAborted();
        const error = toFacetError(thrown);
        const { reason } = error.data.facts;
        failures += 1;
        deaths += 1;
        // A file that is not there does not come by trying again.
        if (reason !== "died-loading" || failures >= loadAttempts) return fail(error);
        log.warn({ model: name, error: error.data }, "The llama-server Facet started could not load");
      }
      state = { name: "loading" };
      await setTimeout(pauseAfter(deaths), undefined, { signal: closing.signal });
    }
  };

  const start = (): void => {
    if (closing.signal.aborted || state.name === "loading" || state.name === "ready") return;
    expectReady();
    state = { name: "loading" };
    driven = drive().catch((thrown: unknown) => {
      if (!closing.signal.aborted) fail(toFacetError(thrown));
    });
  };

  const entry = (): Omit<ModelEntry, "selected" | "personas"> => {
    const probed = state.name === "ready" ? state.probed : null;
    const known = probed && { vision: probed.vision, json: probed.json, context: probed.context, usage: probed.usage };
    return {
      modelId,
      name,
      role: "chat",
      kind: "served",
      state: state.name,
      progress: null,
      bytes: null,
      tier: tierOf(parametersOf(name)),
      standIn: false,
      // Until it was asked, what it was started for.
      capabilities: known ?? { vision: options.projector !== undefined, json: true, context, usage: true },
      server: { url: probed?.url ?? "", dialect: "llama-server", concurrency: 1 },
      licence: null,
      probedAt: probed?.probedAt ?? null,
      error: state.name === "failed" ? state.error.data : null,
    };
  };

  return {
    modelId,
    start,
    entry,
    open: async (signal) => {
      start();
      await untilAborted(ready.promise, signal);
      if (state.name !== "ready") throw unreachable(name, { reason: "still-loading" });
      const { probed, process } = state;
      opened ??= await openServed(probed, entry(), { key: process.key, connection });
      return opened;
    },
    pool: () => ({ poolId: modelId, limit: 1 }),
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      ready.reject(unreachable(name, { reason: "closed" }));
      if (state.name === "ready") await state.process.stop();
      await driven;
      connection[Symbol.dispose]();
    },
  };
}

function unreachable(model: string, problem: ReasonFacts<"silence" | "still-loading" | "closed">): FacetError {
  return new FacetError(
    "model-unreachable",
    { model, ...problem },
    { kept: ["question"], next: ["wait", "retry", "choose-model"] },
  );
}
