// Which persona has a model of its own, instead of the chosen one.
import type { Store } from "../../pipelines/engine/ports.ts";

const key = "models.of-personas";

export interface PersonaModels {
  /** Null where it has none. */
  readonly of: (personaId: string) => string | null;
  /** Personas that have this one. */
  readonly personas: (modelId: string) => readonly string[];
  /** Null takes it away. */
  readonly assign: (personaId: string, modelId: string | null) => void;
}

/** Names of models that are gone stay, and hold again when those come back. */
export function openPersonaModels(settings: Store["settings"], owner: string): PersonaModels {
  let all = settings.get<Readonly<Record<string, string>>>(owner, key) ?? {};
  return {
    of: (personaId) => new Map(Object.entries(all)).get(personaId) ?? null,
    personas: (modelId) =>
      Object.entries(all).flatMap(([personaId, assigned]) => (assigned === modelId ? [personaId] : [])),
    assign: (personaId, modelId) => {
      const others = Object.entries(all).filter(([each]) => each !== personaId);
      const next = Object.fromEntries(modelId === null ? others : [...others, [personaId, modelId]]);
      settings.set(owner, key, next);
      all = next;
    },
  };
}
