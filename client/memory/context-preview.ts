// What the next message would show the model, asked for anew a moment after anything that changes it.
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import type { Session } from "../conversation/session.ts";
import type { Outputs } from "../../server/api.ts";
import { modelFor } from "../state/choose-model.ts";
import type { Workbench } from "../state/workbench.ts";

export type ContextPreview = Outputs["memories"]["context"];

/** Milliseconds without a change before the server is asked: a pause in typing. */
const pause = 400;

export interface Preview {
  /** The one before stays until the next is there; null before the first of a conversation. */
  readonly shown: Accessor<ContextPreview | null>;
  readonly failure: Accessor<Failure | null>;
  readonly retry: () => void;
}

/** Must be called under a Solid owner; asks only while that lives. `kept` is what else must change with it. */
export function createContextPreview(
  workbench: Pick<Workbench, "models" | "online">,
  { live, next, images }: Pick<Session, "live" | "next" | "images">,
  kept: Accessor<unknown>,
): Preview {
  const [shown, setShown] = createSignal<ContextPreview | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [tries, setTries] = createSignal(0);
  const model = () => modelFor(workbench.models(), next.persona().id)?.modelId;

  async function ask(signal: AbortSignal): Promise<void> {
    const modelId = model();
    const imageIds = images.toAsk(next.persona());
    const request = {
      conversationId: live.id(),
      persona: next.persona().id,
      input: { ...next.input() },
      ...(modelId === undefined ? {} : { model: modelId }),
      ...(imageIds.length === 0 ? {} : { imageIds: [...imageIds] }),
    };
    try {
      const preview = await api.memories.context.query(request, { signal });
      if (signal.aborted) return;
      setShown(preview);
      setFailure(null);
    } catch (thrown) {
      if (!signal.aborted) setFailure(failureOf(thrown));
    }
  }

  createEffect(on(live.id, () => setShown(null), { defer: true }));
  createEffect(
    on(
      [
        live.id,
        () => live.tree().path.join(" "),
        live.ended,
        next.persona,
        next.input,
        images.attached,
        model,
        workbench.online,
        kept,
        tries,
      ],
      (_now, before) => {
        if (!workbench.online()) return;
        const stop = new AbortController();
        const timer = setTimeout(() => void ask(stop.signal), before === undefined ? 0 : pause);
        onCleanup(() => {
          clearTimeout(timer);
          stop.abort();
        });
      },
    ),
  );
  return { shown, failure, retry: () => setTries((count) => count + 1) };
}
