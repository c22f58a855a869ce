// A file on its way: bytes are appended and hashed, and only what has the right hash gets the file's name.
import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { CatalogueFile } from "./catalogue-entry.ts";

export interface PartFile extends AsyncDisposable {
  readonly size: () => number;
  readonly append: (chunks: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<void>;
  /** Throws away what has come. */
  readonly restart: () => Promise<void>;
  /** Gives the file its name. Throws FacetError model-missing when its bytes are not the expected ones, and deletes them. */
  readonly finish: () => Promise<void>;
}

export function partPath(path: string): string {
  return `${path}.part`;
}

/** Opens what came before; `keep` drops what goes beyond that many bytes. Reads the kept bytes once, for their hash. */
export async function openPart(path: string, file: CatalogueFile, keep = Number.POSITIVE_INFINITY): Promise<PartFile> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(partPath(path), "a+");
  let size = Math.min((await handle.stat()).size, keep);
  if (size > file.bytes) size = 0;
  await handle.truncate(size);
  let hash = await hashOf(handle, size);

  const restart = async () => {
    await handle.truncate(0);
    size = 0;
    hash = createHash("sha256");
  };

  return {
    size: () => size,
    restart,
    append: async (chunks, signal) => {
      for await (const chunk of chunks) {
        signal.throwIfAborted();
        // A source that never ends must not fill the disk.
        if (size + chunk.length > file.bytes) throw await refuse(path, file);
        await handle.appendFile(chunk);
        hash.update(chunk);
        size += chunk.length;
      }
    },
    finish: async () => {
      if (size !== file.bytes || hash.digest("hex") !== file.sha256) throw await refuse(path, file);
      // The name promises the bytes, also after a power cut.
      await handle.datasync();
      await rename(partPath(path), path);
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

async function hashOf(handle: FileHandle, size: number): Promise<Hash> {
  const hash = createHash("sha256");
  if (size === 0) return hash;
  for await (const chunk of handle.createReadStream({ start: 0, end: size - 1, autoClose: false })) {
    hash.update(chunk as Buffer);
  }
  return hash;
}

async function refuse(path: string, file: CatalogueFile): Promise<FacetError> {
  await rm(partPath(path), { force: true });
  return new FacetError("model-missing", { reason: "wrong-bytes", file: file.name }, { next: ["retry", "add-model"] });
}
