// Runs code where it can reach nothing, behind one port: a process for each run, one of each language kept ready.
import { availableParallelism } from "node:os";
import type { Logger } from "pino";
import type {
  Sandbox,
  SandboxIsolation,
  SandboxLanguage,
  SandboxLimits,
  SandboxRequest,
  SandboxResult,
} from "../../pipelines/engine/sandbox.ts";
import type { Config } from "../config.ts";
import { untilAborted } from "../processes/until-aborted.ts";
import { childCommand } from "./child-command.ts";
import type { ChildCommand } from "./child-command.ts";
import { findJail as findSystemJail, withTimeLimit } from "./jail.ts";
import type { Jail } from "./jail.ts";
import { defaultLimits, mostLimits } from "./limits.ts";
import { openOwn } from "./own/open-own.ts";
import type { ChildFile, ChildRequest } from "./protocol.ts";
import { openSnapshots } from "./python/snapshot.ts";
import { nameFiles, withGivenNames } from "./request-files.ts";
import type { NamedFiles } from "./request-files.ts";
import { startProcess } from "./sandbox-process.ts";
import type { RunEnding, SandboxProcess } from "./sandbox-process.ts";
import { openSpares } from "./spares.ts";
import { openTurns } from "./turns.ts";
import { withWatchedCalls } from "./watch-calls.ts";

interface SandboxOptions {
  readonly config: Pick<Config, "FACET_CACHE" | "FACET_RUN_OWN">;
  readonly log: Logger;
  /** Finds the system's own walls; null where there are none. */
  readonly findJail?: (log: Logger) => Promise<Jail | null>;
}

/** At least two, so that a long run holds up nobody on a small machine. */
const runsAtOnce = Math.max(2, availableParallelism());
const engines = { python: "pyodide", javascript: "quickjs" } as const;
const ownEngines = { python: "own-python", javascript: "own-node" } as const;
const failed: SandboxResult = { status: "not-run", reason: { key: "sandbox-failed" } };

export function openSandbox({ config, log, findJail = findSystemJail }: SandboxOptions): Sandbox & AsyncDisposable {
  const turns = openTurns(runsAtOnce);
  const spares = openSpares(start);
  const snapshots = openSnapshots({ cache: config.FACET_CACHE, log });
  let jail: Promise<Jail | null> | undefined;

  const own = openOwn({ isAllowed: config.FACET_RUN_OWN, findJail: foundJail });

  let isolation: SandboxIsolation = { kind: "looking" };

  function foundJail(): Promise<Jail | null> {
    jail ??= findJail(log).then((walls) => {
      isolation = walls ? { kind: "namespaces", name: walls.name } : { kind: "process" };
      return walls;
    });
    return jail;
  }

  const started = (language: SandboxLanguage, command: ChildCommand): SandboxProcess =>
    startProcess(command, (text) => log.debug({ child: `sandbox ${language}` }, text));

  async function start(language: SandboxLanguage): Promise<SandboxProcess> {
    const file = language === "python" ? await snapshots.file() : undefined;
    const command = childCommand(language, file === undefined ? {} : { task: ["run", file], reads: [file] });
    const walls = await foundJail();
    return started(language, walls?.around(command) ?? withTimeLimit(command));
  }

  async function runSealed(request: SandboxRequest, named: NamedFiles, signal?: AbortSignal): Promise<SandboxResult> {
    // A spare one may have been ended by the system meanwhile: then a fresh one runs it.
    for (let tries = 0; tries < 2; tries += 1) {
      const taking = spares.take(request.language);
      const process = await untilAborted(taking, signal).catch((error: unknown) => {
        taking.then((late) => late.kill()).catch(() => {});
        throw error;
      });
      if (turns.taken() < runsAtOnce) spares.warm(request.language);
      const ending = await process.run(askedOf(request, named), limitsOf(request), signal);
      if (ending.status !== "not-started") return resultOf(ending, named, engines[request.language]);
    }
    return failed;
  }

  async function runOwn(request: SandboxRequest, named: NamedFiles, signal?: AbortSignal): Promise<SandboxResult> {
    const command = await own.command(request.language);
    if ("key" in command) return { status: "not-run", reason: command };
    const process = started(request.language, command);
    const ending = await process.run(askedOf(request, named), limitsOf(request), signal);
    return resultOf(ending, named, ownEngines[request.language]);
  }

  return {
    warm: (language) => spares.warm(language),
    isolation: () => {
      void foundJail();
      return isolation;
    },
    own: own.state,
    run: async (request, signal) => {
      const named = nameFiles(request);
      if (!named) return { status: "not-run", reason: { key: "no-entry" } };
      const giveBack = await turns.take(signal);
      try {
        return await (request.where === "own" ? runOwn : runSealed)(request, named, signal);
      } catch (error) {
        if (signal?.aborted) throw error;
        log.warn({ error: String(error) }, "The sandbox could not run a program");
        return failed;
      } finally {
        giveBack();
        if (request.where !== "own") spares.warm(request.language);
      }
    },
    [Symbol.asyncDispose]: async () => {
      snapshots.close();
      await spares[Symbol.asyncDispose]();
    },
  };
}

/** Node tells of lost promises by itself. */
const watchesCalls = ({ language, where }: SandboxRequest): boolean => language === "javascript" && where !== "own";

/** The harness' own files, and packages it brings, lose none. */
const isOurs = (name: string): boolean => /^(?:facet-|node_modules\/)/.test(name);

function withWatched(file: NamedFiles["files"][number]): ChildFile {
  const watched = /\.[cm]?[jt]s$/.test(file.name) && !isOurs(file.name) ? withWatchedCalls(file.text) : null;
  return watched === null ? file : { ...file, watched };
}

const askedOf = (request: SandboxRequest, { files, entry }: NamedFiles): ChildRequest => ({
  files: watchesCalls(request) ? files.map(withWatched) : files,
  entry,
  stdin: request.stdin ?? "",
  memoryBytes: limitsOf(request).memoryBytes,
});

function limitsOf({ limits = {} }: SandboxRequest): SandboxLimits {
  const within = (name: keyof SandboxLimits): number =>
    Math.max(1, Math.min(limits[name] ?? defaultLimits[name], mostLimits[name]));
  return {
    wallMs: within("wallMs"),
    cpuMs: within("cpuMs"),
    memoryBytes: within("memoryBytes"),
    outputBytes: within("outputBytes"),
  };
}

type RanIn = Extract<SandboxResult, { readonly stdout: string }>["ranIn"];

function resultOf(ending: RunEnding, named: NamedFiles, ranIn: RanIn): SandboxResult {
  const { status, stdout, stderr, error, report, ms } = ending;
  if (status === "needs-package")
    return { status: "not-run", reason: { key: "needs-package", name: ending.package ?? "" } };
  if (status === "not-started") return failed;
  return {
    status,
    stdout,
    stderr,
    ...(error ? { error: withGivenNames(error, named) } : {}),
    ...("report" in ending ? { report } : {}),
    ms,
    ranIn,
  };
}
