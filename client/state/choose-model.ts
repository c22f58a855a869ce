// Which model answers for a persona, and how another one is chosen for it.
import type { Api } from "../api.ts";
import type { ModelEntry } from "../../server/api.ts";

/** Its own where it has one, else the one that is chosen for all. */
export function modelFor(models: readonly ModelEntry[], personaId: string): ModelEntry | undefined {
  return models.find((each) => each.personas.includes(personaId)) ?? models.find((each) => each.selected);
}

/** A persona with a model of its own gets another one, and the others keep theirs; without a persona it is chosen for all. Throws what the server says. */
export async function chooseModel(
  server: Pick<Api["models"], "assign" | "select">,
  models: readonly ModelEntry[],
  modelId: string,
  personaId?: string,
): Promise<void> {
  if (personaId !== undefined && models.some((each) => each.personas.includes(personaId)))
    await server.assign.mutate({ personaId, modelId });
  else await server.select.mutate({ modelId });
}
