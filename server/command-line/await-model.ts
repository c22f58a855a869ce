// Waits for the model of a server that has just been started: it may have to be fetched or loaded first.
import { setTimeout } from "node:timers/promises";
import type { FacetClient } from "../remote/client.ts";
import type { ModelEntry } from "../models/registry.ts";
import { size } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";

const lookEveryMs = 300;
/** Milliseconds a registry may take to see what it has: before that, nothing is selected or everything is missing. */
const settlesWithin = 3000;

interface Wish {
  readonly personaId?: string;
  readonly signal?: AbortSignal;
}

/** Returns where it is not on its way too: the answer then says what is missing. Throws the abort. */
export async function awaitModel(
  facet: FacetClient,
  terminal: Terminal,
  { personaId, signal }: Wish = {},
): Promise<void> {
  for (const begun = Date.now(); ; await setTimeout(lookEveryMs)) {
    signal?.throwIfAborted();
    const { models } = await facet.api.models.list.query();
    const model = wanted(models, personaId);
    const onItsWay = model?.state === "fetching" || model?.state === "loading";
    if (model?.state === "ready" || model?.state === "idle") break;
    if (!onItsWay && Date.now() - begun > settlesWithin) break;
    if (model && onItsWay) terminal.status(progressOf(model));
  }
  terminal.status(null);
}

function wanted(models: readonly ModelEntry[], personaId: string | undefined): ModelEntry | undefined {
  const own = personaId === undefined ? undefined : models.find(({ personas }) => personas.includes(personaId));
  return own ?? models.find(({ role, selected }) => role === "chat" && selected);
}

export function progressOf({ name, state, progress }: ModelEntry): string {
  if (state !== "fetching") return `${name} is loading …`;
  const done = progress ? ` ${size(progress.done)} of ${size(progress.total)}` : "";
  return `${name} is being fetched:${done} …`;
}
