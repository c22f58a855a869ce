// One way to begin a run, used by every door: check the input, write it down, wake the queue.
import { z } from "zod";
import type { Persona } from "../pipelines/engine/define-persona.ts";
import { FacetError } from "../pipelines/engine/errors.ts";
import type { NewRun, StartedRun } from "../pipelines/engine/ports.ts";
import { personas } from "../pipelines/personas.gen.ts";
import type { Services } from "./trpc.ts";

/** Ids of served models hold host, path and name; some servers name a model by its file. */
export const modelId = z.string().min(1).max(300);

type Start = Pick<NewRun, "input" | "conversationId" | "parentId" | "questionId" | "documentIds"> & {
  readonly modelId: string | undefined;
};

/** Resolves once the question is on disk. Throws the ZodError of a wrong input, and FacetError not-found or conflict. */
export async function startRun(services: Services, owner: string, persona: Persona, start: Start): Promise<StartedRun> {
  const input = persona.inputSchema.parse(start.input) as Record<string, unknown>;
  const { id, version } = persona;
  const main = input[Object.keys(persona.inputs)[0] ?? ""];
  const text = typeof main === "string" ? main : JSON.stringify(main);
  const run = { ...start, persona: { id, version }, input, text, modelId: start.modelId ?? null };
  const started = await services.store.runs.start(owner, run);
  services.queue.wake();
  return started;
}

export function personaById(id: string): Persona {
  const persona = personas.find((each: Persona) => each.id === id);
  if (!persona) throw new FacetError("not-found", { what: "persona" });
  return persona;
}
