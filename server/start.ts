// Builds every part once, in the order a person waits for them: the page first, then vectors and models behind it.
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { pino } from "pino";
import type { Persona } from "../pipelines/engine/define-persona.ts";
import { fieldsOfPersona } from "../pipelines/engine/persona-fields.ts";
import { personas } from "../pipelines/personas.gen.ts";
import packageJson from "../package.json" with { type: "json" };
import type { OpenedAccounts } from "./auth/accounts.ts";
import type { AccountsParts } from "./auth/open-accounts.ts";
import { loadConfig, portBeside, urlOf } from "./config.ts";
import type { Config } from "./config.ts";
import { openCutoff } from "./cutoff.ts";
import type { Cutoff } from "./cutoff.ts";
import { claimFolder, tellAddress } from "./data-folder.ts";
import { openCodeTools } from "./code/open-code-tools.ts";
import { openData } from "./data/open-data.ts";
import { openDocuments } from "./documents/open-documents.ts";
import { openParser } from "./documents/parse/open-parser.ts";
import { errorForLog } from "./error-for-log.ts";
import { createHttpServer } from "./http/http-server.ts";
import { openImages } from "./images/open-images.ts";
import { hasAccounts } from "./keys/caller-of.ts";
import { openKeys } from "./keys/open-keys.ts";
import { openMachine } from "./machine/open-machine.ts";
import { openMemory } from "./memory/open-memory.ts";
import { neverTrace } from "./no-tracing.ts";
import { catalogue } from "./models/catalogue.ts";
import { openRegistry } from "./models/open-registry.ts";
import { openWeights } from "./models/weights.ts";
import { openCheckpoints } from "./queue/checkpoints.ts";
import { openEventWriter } from "./queue/event-writer.ts";
import { openQueue } from "./queue/scheduler.ts";
import { openSandbox } from "./sandbox/open-sandbox.ts";
import { lostItsLog } from "./store/damage.ts";
import { openStore } from "./store/open-store.ts";
import type { Services } from "./trpc.ts";
import { mendVectors } from "./vectors/mend-vectors.ts";
import { openVectors } from "./vectors/open-vectors.ts";

/** Logs of ended runs are kept whole this long for followers that are behind, in milliseconds. */
const compactAfterMs = 60_000;
/** A removed conversation can be restored this long, in milliseconds. */
const purgeAfterMs = 5 * 60_000;
const tidyEveryMs = 60_000;
/** What the first question needs is loaded this long after the page answers, in milliseconds: the page comes first. */
const warmUpAfterMs = 1500;

export interface Facet extends AsyncDisposable {
  readonly url: string;
  /** Resolves when a signal asked the process to end. */
  readonly stopped: Promise<void>;
}

/** Resolves when the page answers. Throws an Error whose message is one sentence with the next step. */
export async function startFacet(environment: NodeJS.ProcessEnv): Promise<Facet> {
  const config = loadConfig({ ...readEnvFile(), ...environment });
  neverTrace(process.env);
  await using started = new AsyncDisposableStack();
  const log = pino({ level: config.FACET_LOG }, pino.destination(2));
  started.defer(claimFolder(config.FACET_DATA));
  // A stray rejection in a library is logged; it must not end everyone's runs.
  const stray = (thrown: unknown) => log.error({ err: errorForLog(thrown) }, "a promise was left without a reader");
  process.on("unhandledRejection", stray);
  started.defer(() => void process.off("unhandledRejection", stray));

  const file = join(config.FACET_DATA, "facet.db");
  if (lostItsLog(file))
    log.warn({ file }, "its log (-wal) was taken away after a crash: what was written last may be lost");
  const store = openStore(file, (id) => fieldsOfPersona(personaById(id)));
  started.defer(() => store.close());
  const vectors = started.use(openVectors({ config, log }));
  const weights = openWeights({ config, log });
  const models = started.use(openRegistry({ config, weights, catalogue, settings: store.settings, log }));
  const writer = openEventWriter(store.events, log);
  started.defer(() => writer.close());
  const checkpoints = started.use(openCheckpoints(join(config.FACET_DATA, "checkpoints.db"), log, writer.writeHeld));
  const parser = started.use(openParser({ log }));
  const documents = started.use(openDocuments({ config, store, parser, models, vectors, log }));
  const data = started.use(openData({ log }));
  const images = started.use(openImages({ config, store, documents, parser, log }));
  const tools = started.use(openCodeTools({ log }));
  const sandbox = started.use(openSandbox({ config, log }));
  const memory = started.use(openMemory({ store, models, vectors, log }));
  const queue = started.use(
    openQueue({
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
    }),
  );

  const keys = openKeys(store.keys);
  const accounts = hasAccounts(config)
    ? await openAccounts({ config, keys, log, store, queue, memory, documents, images })
    : null;
  if (accounts) started.use(accounts);
  const { version } = packageJson;
  const services: Services = {
    config,
    version,
    store,
    queue,
    keys,
    accounts,
    models,
    machine: openMachine({ config, log }),
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
  const url = await listen(services, started);
  started.defer(tellAddress(config.FACET_DATA, url));
  const setup = accounts?.setupLink(config.FACET_ORIGIN === undefined ? url : new URL(config.FACET_ORIGIN).origin);
  print(`Facet is ready at ${url}${setup ? `\nMake the first account at ${setup}` : ""}`);
  models.start();
  queue.wake();
  documents.start();
  images.start();
  memory.start();
  const onLost = () => {
    documents.embedAgain();
    memory.start();
  };
  mendVectors({ marks: store.embeddedMarks, vectors, onLost, log });
  void checkpoints
    .sweep(new Set(store.runs.active().map((run) => run.runId)))
    .catch((err: unknown) =>
      log.warn({ err: errorForLog(err) }, "checkpoints of runs that ended could not be removed"),
    );
  const warm = setTimeout(
    () =>
      void warmUp(checkpoints).catch((err: unknown) =>
        log.warn({ err: errorForLog(err) }, "what the first question needs could not be loaded ahead"),
      ),
    warmUpAfterMs,
  );
  started.defer(() => clearTimeout(warm));
  const cutoff = openCutoff();
  const tidy = setInterval(() => void tidyUp(services, cutoff), tidyEveryMs);
  started.defer(() => clearInterval(tidy));
  void tidyUp(services, cutoff);
  // Registered last, so it comes first: what is closed after it may be waiting for vectors.
  started.defer(() => vectors.stopWaiting());

  const parts = started.move();
  return { url, stopped: stopSignal(), [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

const all: readonly Persona[] = personas;
const personaById = (id: string) => all.find((each) => each.id === id);

async function listen(services: Services, started: AsyncDisposableStack): Promise<string> {
  const { config } = services;
  const server = createHttpServer(services);
  // Streams stay open for hours; a stopped server must not wait for them.
  started.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  server.requestTimeout = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(config.FACET_PORT, config.FACET_HOST, resolve);
  await promise.catch((thrown: unknown) => {
    throw listenError(thrown, config);
  });
  server.off("error", reject);
  const { port } = server.address() as AddressInfo;
  return urlOf(config.FACET_HOST, port);
}

function listenError(thrown: unknown, { FACET_PORT: port, FACET_HOST: host }: Config): Error {
  const code = thrown instanceof Error && "code" in thrown ? thrown.code : "";
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken, perhaps by another Facet: stop that one, or start this one with FACET_PORT=${portBeside(port)}.`,
    EACCES: `Port ${port} needs rights this user does not have: choose one above 1023, for instance FACET_PORT=3000.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set FACET_HOST to 127.0.0.1 or one of its own.`,
  };
  return new Error(sentences[String(code)] ?? `Facet cannot listen on ${host}:${port} (${String(code)}).`, {
    cause: thrown,
  });
}

/** Imported only where people sign in: what it needs takes a second to load. */
async function openAccounts(parts: AccountsParts): Promise<OpenedAccounts> {
  const { openAccounts: open } = await import("./auth/open-accounts.ts");
  return open(parts);
}

/** Loads LangGraph with its saver: a third of a second that the first question then does not wait for. MCP, 26 MB, waits for who wants it. */
async function warmUp({ saver }: { saver: () => Promise<unknown> }): Promise<void> {
  await Promise.all([import("@langchain/langgraph"), import("../pipelines/engine/run.ts"), saver()]);
}

async function tidyUp({ store, memory, log }: Services, cutoff: Cutoff): Promise<void> {
  const failed = (thrown: unknown) =>
    log.warn({ err: errorForLog(thrown) }, "tidying up failed; tried again in a minute");
  try {
    store.events.compact(cutoff(compactAfterMs));
  } catch (thrown) {
    failed(thrown);
  }
  // By itself: what a person has deleted goes, whatever keeps the log from being compacted.
  try {
    for (const { owner, conversationId } of store.conversations.purge(cutoff(purgeAfterMs)))
      await memory.forgetConversation(owner, conversationId);
  } catch (thrown) {
    failed(thrown);
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

/** Settings of the .env file in the working folder, below those of the environment. */
function readEnvFile(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch {
    return {};
  }
}

// The one line a person waits for goes to standard output; everything else is the log on standard error.
const print = (line: string) => process.stdout.write(`${line}\n`);
