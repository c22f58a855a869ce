// What can be done with a model, each with the failure it may meet beside the row it belongs to.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import { api } from "../../api.ts";
import { failureOf } from "../../conversation/failure.ts";
import type { Failure } from "../../conversation/failure.ts";
import { useWorkbench } from "../../state/workbench.ts";

export interface ModelActions {
  readonly busy: Accessor<"probe" | "other" | null>;
  readonly failure: Accessor<Failure | null>;
  readonly select: () => void;
  readonly probe: () => void;
  /** Begins a download, or goes on with a paused one. */
  readonly fetch: () => void;
  readonly pause: () => void;
  /** Lets the persona use this model, or the chosen one again. */
  readonly assign: (personaId: string, isMine: boolean) => void;
  /** Resolves to false when the server refused. */
  readonly remove: () => Promise<boolean>;
}

export function createModelActions(modelId: Accessor<string>): ModelActions {
  const { refreshStatus } = useWorkbench();
  const [busy, setBusy] = createSignal<"probe" | "other" | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const act = async (kind: "probe" | "other", ask: () => Promise<unknown>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(kind);
    setFailure(null);
    try {
      await ask();
      await refreshStatus();
      return true;
    } catch (thrown) {
      setFailure(failureOf(thrown));
      return false;
    } finally {
      setBusy(null);
    }
  };
  const other = (ask: () => Promise<unknown>) => void act("other", ask);
  return {
    busy,
    failure,
    select: () => other(() => api.models.select.mutate({ modelId: modelId() })),
    probe: () => void act("probe", () => api.models.probe.mutate({ modelId: modelId() })),
    fetch: () => other(() => api.models.fetch.mutate({ modelId: modelId() })),
    pause: () => other(() => api.models.pause.mutate({ modelId: modelId() })),
    assign: (personaId, isMine) =>
      other(() => api.models.assign.mutate({ personaId, modelId: isMine ? modelId() : null })),
    remove: () => act("other", () => api.models.remove.mutate({ modelId: modelId() })),
  };
}
