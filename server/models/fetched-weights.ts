// Which catalogue entries are here, which are on their way, and how far: the registry's view of the weights.
import { FacetError, isAbort, toFacetError } from "../../pipelines/engine/errors.ts";
import type { FetchProgress, Weights } from "./weights.ts";

export type WeightsFiles = Readonly<Record<string, string>>;

type WeightsState =
  | { readonly name: "missing" }
  | { readonly name: "fetching"; readonly done: number; readonly total: number }
  /** Begun, and not on its way: a person paused it, or Facet ended. */
  | { readonly name: "paused"; readonly done: number; readonly total: number }
  | { readonly name: "here"; readonly files: WeightsFiles }
  | { readonly name: "failed"; readonly error: FacetError };

export interface FetchedWeights {
  readonly state: (entryId: string) => WeightsState;
  /** Fetches unless it is here or on its way. Throws what the weights throw. */
  readonly fetch: (entryId: string) => Promise<WeightsFiles>;
  /** Ends its fetch where it is; the next one goes on from there. */
  readonly pause: (entryId: string) => Promise<void>;
  /** Deletes its files and gives their bytes; a fetch on its way ends. */
  readonly remove: (entryId: string) => Promise<number>;
  readonly close: () => void;
}

export function followWeights(
  weights: Weights,
  onProgress: (entryId: string, ...progress: Parameters<FetchProgress>) => void,
): FetchedWeights {
  const states = new Map<string, WeightsState>();
  const running = new Map<string, { readonly files: Promise<WeightsFiles>; readonly ending: AbortController }>();
  /** As they were told while they were fetched: what is begun does not know how long it will be. */
  const totals = new Map<string, number>();
  const closing = new AbortController();

  const state = (entryId: string): WeightsState => {
    const known = states.get(entryId);
    if (known) return known;
    const files = weights.find(entryId);
    const found: WeightsState = files ? { name: "here", files } : begun(entryId);
    states.set(entryId, found);
    return found;
  };

  const begun = (entryId: string): WeightsState => {
    const done = weights.bytesHere(entryId);
    return done > 0 ? { name: "paused", done, total: totals.get(entryId) ?? 0 } : { name: "missing" };
  };

  const fetchNow = async (entryId: string, signal: AbortSignal): Promise<WeightsFiles> => {
    states.set(entryId, { name: "fetching", done: 0, total: 0 });
    try {
      const progress: FetchProgress = (done, total) => {
        // What comes in after the end was asked for is no news.
        if (signal.aborted) return;
        totals.set(entryId, total);
        states.set(entryId, { name: "fetching", done, total });
        onProgress(entryId, done, total);
      };
      const files = await weights.fetch(entryId, progress, signal);
      states.set(entryId, { name: "here", files });
      return files;
    } catch (thrown) {
      states.set(entryId, isAbort(thrown) ? begun(entryId) : { name: "failed", error: toFacetError(thrown) });
      throw thrown;
    } finally {
      running.delete(entryId);
    }
  };

  const pause = async (entryId: string): Promise<void> => {
    const fetching = running.get(entryId);
    fetching?.ending.abort();
    await fetching?.files.catch(() => {});
  };

  return {
    state,
    fetch: async (entryId) => {
      // One that is ending, and a removal, let go of the files first; meanwhile another fetch may have begun.
      for (let known = running.get(entryId); known; known = running.get(entryId)) {
        if (!known.ending.signal.aborted) return known.files;
        await known.files.catch(() => {});
      }
      const now = state(entryId);
      if (now.name === "here") return now.files;
      const ending = new AbortController();
      const files = fetchNow(entryId, AbortSignal.any([closing.signal, ending.signal]));
      running.set(entryId, { files, ending });
      return files;
    },
    pause,
    remove: async (entryId) => {
      // Another may begin while one is ended.
      while (running.has(entryId)) await pause(entryId);
      const removing = weights.remove(entryId).finally(() => {
        states.delete(entryId);
        running.delete(entryId);
      });
      const ending = new AbortController();
      ending.abort();
      running.set(entryId, {
        files: removing.then(
          () => ({}),
          () => ({}),
        ),
        ending,
      });
      return removing;
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
