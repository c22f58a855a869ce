// The real store, documents, queue and routers over a scripted model, in a folder of their own; disposed with everything they opened.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Logger } from "pino";
import type { CodeTools } from "../../pipelines/engine/code.ts";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { ChatModels } from "../../pipelines/engine/ports.ts";
import type { Sandbox } from "../../pipelines/engine/sandbox.ts";
import { fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { OpenedAccounts } from "../../server/auth/accounts.ts";
import { loadConfig } from "../../server/config.ts";
import { openParser } from "../../server/documents/parse/open-parser.ts";
import { openCodeTools } from "../../server/code/open-code-tools.ts";
import { openData } from "../../server/data/open-data.ts";
import { openDocuments } from "../../server/documents/open-documents.ts";
import { openImages } from "../../server/images/open-images.ts";
import { openMemory } from "../../server/memory/open-memory.ts";
import type { MachineInfo } from "../../server/machine/open-machine.ts";
import { hasAccounts } from "../../server/keys/caller-of.ts";
import { openKeys } from "../../server/keys/open-keys.ts";
import { openMachine } from "../../server/machine/open-machine.ts";
import type { Parser } from "../../server/documents/parse/parser.ts";
import type { ModelEntry, ModelRegistry } from "../../server/models/registry.ts";
import { openCheckpoints } from "../../server/queue/checkpoints.ts";
import { openEventWriter } from "../../server/queue/event-writer.ts";
import { openQueue } from "../../server/queue/scheduler.ts";
import { appRouter } from "../../server/routers/app.ts";
import { openSandbox } from "../../server/sandbox/open-sandbox.ts";
import { openStore } from "../../server/store/open-store.ts";
import { createCallerFactory } from "../../server/trpc.ts";
import type { Services } from "../../server/trpc.ts";
import { openExactIndex } from "../../server/vectors/exact-index.ts";
import type { Vectors } from "../../server/vectors/open-vectors.ts";

const callerOf = createCallerFactory(appRouter);

export interface TestServices extends AsyncDisposable {
  readonly services: Services;
  readonly folder: string;
  /** Null unless the settings say that people sign in. */
  readonly accounts: OpenedAccounts | null;
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
  /** Default: none here, so that words alone are searched. */
  readonly embed?: ModelRegistry["embed"];
  readonly rerank?: ModelRegistry["rerank"];
  /** Default: the exact index in the folder. */
  readonly vectors?: Pick<Vectors, "index" | "status"> & Partial<Pick<Vectors, "stopWaiting">>;
  /** Default: the real one, whose processes begin with the first file. */
  readonly parser?: Parser;
  /** Default: the real ones, whose processes begin with the first use. */
  readonly tools?: CodeTools;
  /** Default: the computer the test runs on. */
  readonly machine?: MachineInfo;
  readonly sandbox?: Sandbox;
  readonly settings?: Readonly<Record<string, string>>;
  /** Titles, summaries and facts by the model behind the answers. Default: none, so that a script has answers alone. */
  readonly asksModels?: boolean;
}

export async function openServices(options: Options): Promise<TestServices> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "facet-test-"));
  const all: readonly Persona[] = [...(options.personas ?? []), ...personas];
  const personaById = (id: string) => all.find((each) => each.id === id);
  const log = options.log ?? pino({ level: "silent" });
  const store = openStore(join(folder, "facet.db"), (id) => fieldsOfPersona(personaById(id)));
  const writer = openEventWriter(store.events, log);
  const checkpoints = openCheckpoints(join(folder, "checkpoints.db"), log, writer.writeHeld);
  const models = registryOf(options);
  const config = loadConfig({ FACET_DATA: folder, ...options.settings });
  const exact = openExactIndex(join(folder, "vectors.db"));
  const vectors: Vectors = {
    index: exact,
    status: () => ({ kind: "exact", state: "ready", detail: null }),
    onReady: () => {},
    stopWaiting: () => {},
    ...options.vectors,
    [Symbol.asyncDispose]: async () => exact[Symbol.dispose](),
  };
  const parser = options.parser ?? openParser({ log });
  const documents = openDocuments({ config, store, parser, models, vectors, log });
  const data = openData({ log });
  const images = openImages({ config, store, documents, parser, log });
  const ownTools = openCodeTools({ log });
  const ownSandbox = openSandbox({ config, log });
  const tools = options.tools ?? ownTools;
  const sandbox = options.sandbox ?? ownSandbox;
  const memory = openMemory({ store, models, vectors, log, asksModels: options.asksModels ?? false });
  const queue = openQueue({
    store,
    models,
    documents,
    data,
    images,
    tools,
    sandbox,
    memory,
    writer,
    personaById,
    checkpoints,
    log,
  });
  const keys = openKeys(store.keys);
  const accounts = hasAccounts(config)
    ? await (
        await import("../../server/auth/open-accounts.ts")
      ).openAccounts({ config, keys, log, store, queue, memory, documents, images })
    : null;
  const services: Services = {
    config,
    version: "test",
    store,
    queue,
    keys,
    accounts,
    models,
    machine: options.machine ?? openMachine({ config, log }),
    documents,
    data,
    images,
    tools,
    sandbox,
    memory,
    personaById,
    vectors,
    log,
  };
  return {
    services,
    folder,
    accounts,
    as: (owner) => callerOf({ services, owner, key: null }),
    ended: async (runId, owner = "local") => {
      let run = store.runs.get(owner, runId);
      while (run.status === "queued" || run.status === "running") {
        await new Promise((resolve) => setTimeout(resolve, 5));
        run = store.runs.get(owner, runId);
      }
      return run;
    },
    [Symbol.asyncDispose]: async () => {
      vectors.stopWaiting();
      await accounts?.[Symbol.asyncDispose]();
      await queue[Symbol.asyncDispose]();
      await memory[Symbol.asyncDispose]();
      await data[Symbol.asyncDispose]();
      await ownTools[Symbol.asyncDispose]();
      await ownSandbox[Symbol.asyncDispose]();
      await images[Symbol.asyncDispose]();
      await documents[Symbol.asyncDispose]();
      await parser[Symbol.asyncDispose]();
      await vectors[Symbol.asyncDispose]();
      await checkpoints[Symbol.asyncDispose]();
      // As in start.ts: the last checkpoints still ask it what is in the log.
      writer.close();
      store.close();
      if (options.keep !== true) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Id of the embedder and the reranker a test gives, as the hash of a file would be. */
export const fakeFileId = "sha256:test";

/** A registry that knows the given models and nothing else. */
function registryOf({ models, embed, rerank }: Options): ModelRegistry {
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
    personas: [],
    server: null,
    licence: null,
    probedAt: null,
    error: null,
  };
  const only = () => entry;
  const own = new Map<string, string>();
  const notHere = (name: string) => async () => {
    throw new FacetError("model-missing", { reason: "not-fetched", name });
  };
  const given = [
    ...(embed ? [{ ...entry, modelId: fakeFileId, name: "Embedder", role: "embed" as const, selected: false }] : []),
    ...(rerank ? [{ ...entry, modelId: fakeFileId, name: "Reranker", role: "rerank" as const, selected: false }] : []),
  ];
  return {
    ...models,
    list: () => [entry, ...given],
    add: () => Promise.resolve(entry),
    remove: async () => ({ bytes: 0 }),
    pause: async () => {},
    isKeptOut: () => false,
    assign: (personaId, modelId) => void (modelId === null ? own.delete(personaId) : own.set(personaId, modelId)),
    ofPersona: (personaId) => own.get(personaId) ?? null,
    probe: () => Promise.resolve(entry),
    select: only,
    fetch: () => {},
    embed: embed ?? notHere("Embedder"),
    rerank: rerank ?? notHere("Reranker"),
    start: () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}
