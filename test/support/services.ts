// The real store, queue and routers over a scripted model, in a folder of their own; disposed with everything they opened.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Logger } from "pino";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { ChatModels, Run } from "../../pipelines/engine/ports.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { loadConfig } from "../../server/config.ts";
import type { ModelEntry, ModelRegistry } from "../../server/models/registry.ts";
import { openCheckpoints } from "../../server/queue/checkpoints.ts";
import { openEventWriter } from "../../server/queue/event-writer.ts";
import { openQueue } from "../../server/queue/scheduler.ts";
import { appRouter } from "../../server/routers/app.ts";
import { openStore } from "../../server/store/open-store.ts";
import { createCallerFactory } from "../../server/trpc.ts";
import type { Services } from "../../server/trpc.ts";

const callerOf = createCallerFactory(appRouter);

export interface TestServices extends AsyncDisposable {
  readonly services: Services;
  readonly folder: string;
  /** Procedures called as this owner. */
  readonly as: (owner: string) => ReturnType<typeof callerOf>;
  /** Resolves with the run when it has ended. */
  readonly ended: (runId: string, owner?: string) => Promise<Run>;
}

interface Options {
  readonly models: ChatModels;
  /** A folder to open again, as after a restart. */
  readonly folder?: string;
  /** The folder stays, for a restart. */
  readonly keep?: boolean;
  /** Default: silent. */
  readonly log?: Logger;
  /** Personas beside those on disk, for the queue and the store. */
  readonly personas?: readonly Persona[];
}

export async function openServices(options: Options): Promise<TestServices> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "facet-test-"));
  const all: readonly Persona[] = [...(options.personas ?? []), ...personas];
  const personaById = (id: string) => all.find((each) => each.id === id);
  const componentsOf = (id: string) =>
    Object.fromEntries(Object.entries(personaById(id)?.outputs ?? {}).map(([key, each]) => [key, each.component]));
  const log = options.log ?? pino({ level: "silent" });
  const store = openStore(join(folder, "facet.db"), componentsOf);
  const checkpoints = openCheckpoints(join(folder, "checkpoints.db"));
  const writer = openEventWriter(store.events, log);
  const models = registryOf(options.models);
  const queue = openQueue({ store, models, writer, personaById, saver: checkpoints.saver, log });
  const vectors = {
    index: { add: unused, search: unused, remove: unused, count: unused },
    status: () => ({ kind: "exact" as const, state: "ready" as const, detail: null }),
    [Symbol.asyncDispose]: async () => {},
  };
  const services: Services = {
    config: loadConfig({ FACET_DATA: folder }),
    version: "test",
    store,
    queue,
    models,
    vectors,
    log,
  };
  return {
    services,
    folder,
    as: (owner) => callerOf({ services, owner }),
    ended: async (runId, owner = "local") => {
      let run = store.runs.get(owner, runId);
      while (run.status === "queued" || run.status === "running") {
        await new Promise((resolve) => setTimeout(resolve, 5));
        run = store.runs.get(owner, runId);
      }
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      await queue[Symbol.asyncDispose]();
      writer.close();
      await checkpoints[Symbol.asyncDispose]();
      store.close();
      if (options.keep !== true) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const unused = () => Promise.reject(new Error("this test gave no vectors"));

/** A registry that knows the given chat models and nothing else. */
function registryOf(models: ChatModels): ModelRegistry {
  const entry: ModelEntry = {
    modelId: "scripted",
    name: "Scripted",
    role: "chat",
    kind: "served",
    state: "ready",
    progress: null,
    bytes: null,
    tier: "large",
    standIn: false,
    capabilities: { vision: false, json: false, context: 8192, usage: true },
    selected: true,
    server: null,
    licence: null,
    probedAt: null,
    error: null,
  };
  const only = () => entry;
  return {
    ...models,
    list: () => [entry],
    add: () => Promise.resolve(entry),
    remove: () => {},
    probe: () => Promise.resolve(entry),
    select: only,
    fetch: () => {},
    embed: unused,
    rerank: unused,
    start: () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}
