// One way to begin a run, used by every door: check the input, write it down, wake the queue.
import { z } from "zod";
import type { Persona } from "../pipelines/engine/define-persona.ts";
import { FacetError } from "../pipelines/engine/errors.ts";
import type { NewRun, StartedRun } from "../pipelines/engine/conversations.ts";
import type { AccessKey } from "./keys/access-key.ts";
import type { Services } from "./trpc.ts";

/** Ids of served models hold host, path and name; some servers name a model by its file. */
export const modelId = z.string().min(1).max(300);

type Start = Pick<
  NewRun,
  "input" | "conversationId" | "parentId" | "questionId" | "documentIds" | "imageIds" | "remembers"
> & {
  readonly modelId: string | undefined;
  /** Of a program; a person has none. */
  readonly key?: AccessKey | null;
};

/** Resolves once the question is on disk. Throws the ZodError of a wrong input, and FacetError not-found, conflict, forbidden or rate-limited. */
export async function startRun(
  services: Services,
  owner: string,
  persona: Persona,
  { key = null, ...start }: Start,
): Promise<StartedRun> {
  const input = persona.inputSchema.parse(start.input) as Record<string, unknown>;
  if (key) await services.keys.countQuestion(key, persona.id);
  const { id, version } = persona;
  const text = mainText(persona, input);
  const run = {
    ...start,
    persona: { id, version },
    input,
    text,
    modelId: start.modelId ?? services.models.ofPersona(id),
  };
  return begin(services, owner, run);
}

async function begin({ store, queue }: Services, owner: string, run: NewRun): Promise<StartedRun> {
  const started = await store.runs.start(owner, run, queue.wake);
  if (run.documentIds?.length) store.events.tellDocuments(owner, run.documentIds);
  return started;
}

interface StartBeside extends Pick<Start, "conversationId" | "parentId" | "documentIds" | "imageIds" | "remembers"> {
  /** The first is the head of the branch. */
  readonly answers: readonly {
    readonly persona: string;
    readonly input: Readonly<Record<string, unknown>>;
    readonly model?: string | undefined;
  }[];
  readonly key?: AccessKey | null;
}

/** One question, answered side by side: its words and persona are those of the first answer. Throws as `startRun` does. */
export async function startBeside(
  services: Services,
  owner: string,
  { answers, key = null, ...start }: StartBeside,
): Promise<StartedRun> {
  const [first, ...others] = answers.map(({ persona: id, input, model }) => {
    const persona = personaOf(services, id);
    const modelId = model ?? services.models.ofPersona(id);
    return { persona, input: persona.inputSchema.parse(input) as Record<string, unknown>, modelId };
  });
  if (!first) throw new FacetError("invalid-input", { field: "answers" }, { next: ["edit"] });
  if (key) for (const { persona } of [first, ...others]) await services.keys.countQuestion(key, persona.id);
  const stamped = ({ persona: { id, version }, input, modelId: model }: typeof first) => ({
    persona: { id, version },
    input,
    modelId: model,
  });
  const run = {
    ...start,
    ...stamped(first),
    text: mainText(first.persona, first.input),
    alongside: others.map(stamped),
  };
  return begin(services, owner, run);
}

/** The question as text: what its main field holds. */
function mainText(persona: Persona, input: Readonly<Record<string, unknown>>): string {
  const main = input[Object.keys(persona.inputs)[0] ?? ""];
  return typeof main === "string" ? main : JSON.stringify(main);
}

export function personaOf({ personaById }: Pick<Services, "personaById">, id: string): Persona {
  const persona = personaById(id);
  if (!persona) throw new FacetError("not-found", { what: "persona" });
  return persona;
}
