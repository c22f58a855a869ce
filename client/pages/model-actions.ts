// What can be done with a model, each with the failure it may meet beside the row it belongs to.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useWorkbench } from "../state/workbench.ts";

export interface ModelActions {
  readonly busy: Accessor<"probe" | "other" | null>;
  readonly failure: Accessor<Failure | null>;
  readonly select: () => void;
  readonly probe: () => void;
  readonly fetch: () => void;
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
  return {
    busy,
    failure,
    select: () => void act("other", () => api.models.select.mutate({ modelId: modelId() })),
    probe: () => void act("probe", () => api.models.probe.mutate({ modelId: modelId() })),
    fetch: () => void act("other", () => api.models.fetch.mutate({ modelId: modelId() })),
    remove: () => act("other", () => api.models.remove.mutate({ modelId: modelId() })),
  };
}
