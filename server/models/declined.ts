// Weights that a person paused or removed: the next start does not fetch them by itself.
import type { Store } from "../../pipelines/engine/ports.ts";

const key = "models.declined";

export interface Declined {
  readonly has: (modelId: string) => boolean;
  readonly add: (modelId: string) => void;
  /** Somebody asks for it again. */
  readonly take: (modelId: string) => void;
}

export function openDeclined(settings: Store["settings"], owner: string): Declined {
  const all = (): readonly string[] => settings.get(owner, key) ?? [];
  const set = (ids: readonly string[]): void => settings.set(owner, key, ids);
  return {
    has: (modelId) => all().includes(modelId),
    add: (modelId) => set([...all().filter((each) => each !== modelId), modelId]),
    take: (modelId) => {
      if (all().includes(modelId)) set(all().filter((each) => each !== modelId));
    },
  };
}
