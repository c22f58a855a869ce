// Asks models behind the answers, one conversation at a time: only while nobody waits for the same model, and stopped at once when somebody does.
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { Run } from "../../pipelines/engine/conversations.ts";
import { FacetError, isAbort } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import type { ModelRegistry } from "../models/registry.ts";
import type { FacetStore } from "../store/facet-store.ts";

/** Milliseconds between two looks at who waits for a model: while it is asked, and before. */
const lookMs = { asked: 25, waiting: 250 };
/** Milliseconds a model has rested before it is asked: who reads the answer and goes on at once does not meet this work. */
const restMs = 1500;
/** How often one conversation's work is begun before it is left to its next answer. */
const triesAtMost = 5;

export interface BehindParts {
  readonly store: FacetStore;
  readonly models: Pick<ModelRegistry, "open" | "pool">;
  readonly log: Logger;
  /** For tests: milliseconds a model has rested before it is asked. */
  readonly restMs?: number | undefined;
}

/** What is done for a run that has ended, in this order. Each may find that there is nothing to do. */
export type WorkBehind = (run: Run, signal: AbortSignal) => Promise<void>;

export interface AfterRun extends AsyncDisposable {
  /** A run has ended. */
  readonly wake: (run: Run) => void;
}

export function openAfterRun(parts: BehindParts, work: readonly WorkBehind[]): AfterRun {
  const { store, models, log } = parts;
  const rest = parts.restMs ?? restMs;
  const closing = new AbortController();
  /** By conversation: its newest run is the one that counts. */
  const waiting = new Map<string, { readonly run: Run; readonly tries: number }>();
  /** By pool: when its last run ended. */
  const ended = new Map<string, number>();
  let working: Promise<void> | null = null;

  const isNeeded = (run: Run): boolean => {
    const { poolId } = models.pool(run.modelId);
    return store.runs.active().some(({ modelId }) => models.pool(modelId).poolId === poolId);
  };
  const hasRested = (run: Run): boolean => {
    const since = ended.get(models.pool(run.modelId).poolId) ?? -Infinity;
    return performance.now() - since >= rest && !isNeeded(run);
  };
  const doWork = async (run: Run): Promise<"done" | "stopped"> => {
    const needed = new AbortController();
    const signal = AbortSignal.any([closing.signal, needed.signal]);
    const look = (): void => {
      try {
        if (isNeeded(run)) needed.abort();
      } catch {
        // Nobody knows who waits: the model is given back.
        needed.abort();
      }
    };
    const watch = setInterval(look, lookMs.asked);
    try {
      for (const each of work) {
        signal.throwIfAborted();
        await each(run, signal);
      }
      return "done";
    } catch (thrown) {
      if (signal.aborted) return "stopped";
      if (!isAbort(thrown) && !isAway(thrown))
        log.warn({ err: errorForLog(thrown), runId: run.runId }, "The work behind an answer failed");
      return "done";
    } finally {
      clearInterval(watch);
    }
  };
  const goOn = async (): Promise<void> => {
    while (waiting.size > 0 && !closing.signal.aborted) {
      const next = [...waiting.entries()].find(([, { run }]) => hasRested(run));
      if (next === undefined) {
        await setTimeout(Math.min(lookMs.waiting, rest + 1), undefined, { signal: closing.signal, ref: false });
        continue;
      }
      const [conversationId, { run, tries }] = next;
      waiting.delete(conversationId);
      const result = await doWork(run);
      const isLeft = result === "stopped" && tries + 1 < triesAtMost && !waiting.has(conversationId);
      if (isLeft) waiting.set(conversationId, { run, tries: tries + 1 });
    }
  };

  return {
    wake: (run) => {
      ended.set(models.pool(run.modelId).poolId, performance.now());
      // Who stopped an answer wants the model to be free; after a failure it would only fail again.
      if (closing.signal.aborted || store.runs.get(run.owner, run.runId).status !== "done") return;
      waiting.set(run.conversationId, { run, tries: 0 });
      working ??= setTimeout(0)
        .then(goOn)
        .catch((thrown: unknown) => {
          if (!closing.signal.aborted) log.warn({ err: errorForLog(thrown) }, "The work behind answers stopped");
        })
        .finally(() => {
          working = null;
        });
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await working;
    },
  };
}

/** A model that is not here, or a conversation that is gone by now: nothing to tell anyone. */
function isAway(thrown: unknown): boolean {
  return thrown instanceof FacetError && ["model-missing", "model-unreachable", "not-found"].includes(thrown.data.code);
}
