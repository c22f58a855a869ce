// Which catalogue entries are here, which are on their way, and how far: the registry's view of the weights.
import { FacetError, isAbort, toFacetError } from "../../pipelines/engine/errors.ts";
import type { FetchProgress, Weights } from "./weights.ts";

export type WeightsFiles = Readonly<Record<string, string>>;

type WeightsState =
  | { readonly name: "missing" }
  | { readonly name: "fetching"; readonly done: number; readonly total: number }
  | { readonly name: "here"; readonly files: WeightsFiles }
  | { readonly name: "failed"; readonly error: FacetError };

export interface FetchedWeights {
  readonly state: (entryId: string) => WeightsState;
  /** Fetches unless it is here or on its way. Throws what the weights throw. */
  readonly fetch: (entryId: string) => Promise<WeightsFiles>;
  readonly close: () => void;
}

export function followWeights(
  weights: Weights,
  onProgress: (entryId: string, ...progress: Parameters<FetchProgress>) => void,
): FetchedWeights {
  const states = new Map<string, WeightsState>();
  const running = new Map<string, Promise<WeightsFiles>>();
  const closing = new AbortController();

  const state = (entryId: string): WeightsState => {
    const known = states.get(entryId);
    if (known) return known;
    const files = weights.find(entryId);
    const found: WeightsState = files ? { name: "here", files } : { name: "missing" };
    states.set(entryId, found);
    return found;
  };

  const fetchNow = async (entryId: string): Promise<WeightsFiles> => {
    states.set(entryId, { name: "fetching", done: 0, total: 0 });
    try {
      const progress: FetchProgress = (done, total) => {
        states.set(entryId, { name: "fetching", done, total });
        onProgress(entryId, done, total);
      };
      const files = await weights.fetch(entryId, progress, closing.signal);
      states.set(entryId, { name: "here", files });
      return files;
    } catch (thrown) {
      states.set(entryId, isAbort(thrown) ? { name: "missing" } : { name: "failed", error: toFacetError(thrown) });
      throw thrown;
    } finally {
      running.delete(entryId);
    }
  };

  return {
    state,
    fetch: async (entryId) => {
      const now = state(entryId);
      if (now.name === "here") return now.files;
      const fetching = running.get(entryId) ?? fetchNow(entryId);
      running.set(entryId, fetching);
      return fetching;
    },
    close: () => closing.abort(),
  };
}

/** Whole percents of an entry that are here; 0 while its size is not known. */
export function percentOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return total > 0 ? Math.floor((100 * done) / total) : 0;
}

/** The file of a kind among an entry's files. Throws model-missing when the entry holds none. */
export function fileOf(files: WeightsFiles, extension: ".gguf" | ".onnx"): string {
  const file = Object.values(files).find((path) => path.endsWith(extension));
  if (file === undefined)
    throw new FacetError("model-missing", { reason: "no-file-of-kind", extension }, { next: ["open-settings"] });
  return file;
}
