// One prompt asked of one model, outside of every conversation, with how soon and how fast it answered.
import { performance } from "node:perf_hooks";
import { streamModel } from "../../pipelines/engine/chat.ts";
import { FacetError, isAbort, toFacetError } from "../../pipelines/engine/errors.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { Usage } from "../../pipelines/engine/answer.ts";
import type { Services } from "../trpc.ts";

/** Times in milliseconds; `tokensPerSecond` is of the tokens after the first, null where there is none. */
export type TryEvent =
  /** The model is loaded and was asked. */
  | { readonly type: "begin"; readonly loadMs: number }
  | { readonly type: "text"; readonly text: string }
  | {
      readonly type: "end";
      readonly firstTokenMs: number;
      readonly tokens: number;
      readonly tokensPerSecond: number | null;
      readonly ms: number;
    }
  | { readonly type: "error"; readonly error: FacetErrorData };

export interface Trying {
  readonly modelId: string;
  readonly prompt: string;
  readonly maxTokens: number;
}

/** Ends quietly where it is aborted. What goes wrong is its last event. */
export async function* tryModel(
  services: Pick<Services, "models" | "store">,
  { modelId, prompt, maxTokens }: Trying,
  signal: AbortSignal,
): AsyncGenerator<TryEvent> {
  try {
    demandFree(services, modelId);
    const asked = performance.now();
    const model = await services.models.open(modelId, signal);
    const begun = performance.now();
    yield { type: "begin", loadMs: Math.round(begun - asked) };
    let first: number | undefined;
    let whole = "";
    let usage: Usage | undefined;
    const request = { turns: [{ role: "user" as const, text: prompt }], maxTokens };
    for await (const text of streamModel(model, request, { signal, onUsage: (each) => (usage = each) })) {
      first ??= performance.now();
      whole += text;
      yield { type: "text", text };
    }
    const ended = performance.now();
    const tokens = usage?.completionTokens ?? (await model.countTokens(whole));
    const writing = ended - (first ?? ended);
    yield {
      type: "end",
      firstTokenMs: Math.round((first ?? ended) - begun),
      tokens,
      tokensPerSecond: tokens > 1 && writing > 0 ? Math.round(((tokens - 1) / writing) * 10_000) / 10 : null,
      ms: Math.round(ended - begun),
    };
  } catch (thrown) {
    if (isAbort(thrown) || signal.aborted) return;
    yield { type: "error", error: toFacetError(thrown).data };
  }
}

/** An embedded model takes the place of the one that is loaded: not while that one answers, or a run waits for it. */
function demandFree({ models, store }: Pick<Services, "models" | "store">, modelId: string): void {
  const { poolId } = models.pool(modelId);
  const isAwaited = store.runs.active().some((run) => models.pool(run.modelId).poolId === poolId);
  const isOne = models.list().some((each) => each.modelId === modelId && each.kind === "embedded");
  if (isOne && (isAwaited || models.isKeptOut(modelId)))
    throw new FacetError("conflict", { reason: "model-answers" }, { next: ["wait", "retry"] });
}
