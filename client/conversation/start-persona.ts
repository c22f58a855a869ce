// The start procedure of a persona whose id is only known at run time.
import { api } from "../api.ts";
import type { PersonaInputs, StartedRun } from "../../server/api.ts";
import type { Input } from "./drafts.ts";
import type { Beside } from "./outbox.ts";

export interface StartRequest {
  readonly input: Input;
  readonly conversationId?: string;
  readonly parentId?: string | null;
  /** Of a conversation that begins with it; default true. */
  readonly remembers?: boolean;
  /** None means all of the conversation. */
  readonly documentIds: readonly string[];
  readonly imageIds: readonly string[];
}

interface StartRouter {
  readonly start: { readonly mutate: (request: StartRequest) => Promise<StartedRun> };
}

export function startPersona(personaId: string, request: StartRequest): Promise<StartedRun> {
  // Each persona has its own input type; the catalogue's ids are the router's keys, and the server checks the input.
  const routers = api.personas as unknown as Record<keyof PersonaInputs, StartRouter>;
  return routers[personaId as keyof PersonaInputs].start.mutate(request);
}

/** One question to two personas, or to two models. */
export function startBeside(
  answers: readonly Beside[],
  { documentIds, imageIds, ...place }: Omit<StartRequest, "input">,
): Promise<StartedRun> {
  return api.messages.compare.mutate({
    ...place,
    documentIds: [...documentIds],
    imageIds: [...imageIds],
    answers: answers.map(({ personaId, input, model }) => ({
      persona: personaId,
      input: { ...input },
      ...(model === undefined ? {} : { model }),
    })),
  });
}
