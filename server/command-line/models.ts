// facet models: which there are and their state, and choosing, fetching, adding and removing one.
import { setTimeout } from "node:timers/promises";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { ModelEntry } from "../models/registry.ts";
import type { FacetClient } from "../remote/client.ts";
import { progressOf } from "./await-model.ts";
import { CommandError, usageError } from "./exit.ts";
import { reachServer } from "./reach-server.ts";
import type { Place } from "./reach-server.ts";
import { columns, size } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";

const lookEveryMs = 500;

export async function listModels(terminal: Terminal, options: Place & { readonly json?: boolean }): Promise<number> {
  await using server = await reachServer(options, terminal);
  const { models } = await server.facet.api.models.list.query();
  if (options.json) terminal.out(`${JSON.stringify(models)}\n`);
  else terminal.out(`${columns(models.map(rowOf))}\n`);
  return 0;
}

export async function changeModel(
  terminal: Terminal,
  options: Place,
  { verb, id }: { readonly verb: "use" | "fetch" | "remove"; readonly id: string },
): Promise<number> {
  await using server = await reachServer(options, terminal);
  const { api } = server.facet;
  const { modelId, name } = await modelNamed(server.facet, id);
  if (verb === "use") {
    await api.models.select.mutate({ modelId });
    terminal.say(`New questions go to ${name}.`);
  } else if (verb === "remove") {
    const { bytes } = await api.models.remove.mutate({ modelId });
    terminal.say(`${name} is removed${bytes > 0 ? `: ${size(bytes)} are free again` : ""}.`);
  } else {
    await api.models.fetch.mutate({ modelId });
    await untilFetched(server.facet, terminal, modelId);
    terminal.say(`${name} is here.`);
  }
  return 0;
}

export async function addModel(
  terminal: Terminal,
  options: Place & { readonly model?: string; readonly serverKey?: string },
  url: string,
): Promise<number> {
  await using server = await reachServer(options, terminal);
  const { model, serverKey: key } = options;
  const added = await server.facet.api.models.add.mutate({ url, model, key });
  terminal.out(`${columns([rowOf(added)])}\n`);
  return 0;
}

function rowOf({ modelId, name, role, state, selected, standIn, bytes, error }: ModelEntry): readonly string[] {
  const notes = [
    ...(selected ? ["used"] : []),
    ...(standIn ? ["stand-in, not Gemma"] : []),
    ...(bytes === null ? [] : [size(bytes)]),
    ...(error ? [errorSentence(error, "en")] : []),
  ];
  return [modelId, name, role, state, notes.join("; ")];
}

/** By its id or its name. Throws a CommandError that names those there are. */
async function modelNamed({ api }: FacetClient, id: string): Promise<ModelEntry> {
  const { models } = await api.models.list.query();
  const wanted = id.toLowerCase();
  const found =
    models.find(({ modelId }) => modelId === id) ?? models.find(({ name }) => name.toLowerCase() === wanted);
  if (found) return found;
  throw usageError(`There is no model “${id}”. These are there: ${models.map(({ modelId }) => modelId).join(", ")}.`);
}

async function untilFetched({ api }: FacetClient, terminal: Terminal, modelId: string): Promise<void> {
  for (;;) {
    const { models } = await api.models.list.query();
    const model = models.find((each) => each.modelId === modelId);
    if (model?.state === "fetching" || model?.state === "loading") terminal.status(progressOf(model));
    else if (model?.error) throw new CommandError(errorSentence(model.error, "en"));
    else if (model?.state === "paused") throw new CommandError(`${model.name} was paused: fetch it again to go on.`);
    else return terminal.status(null);
    await setTimeout(lookEveryMs);
  }
}
