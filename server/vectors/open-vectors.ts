// Placeholder, replaced by the adapter.
import type { VectorIndex } from "../../pipelines/engine/ports.ts";

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
