// The kept pictures on the disk, one file each: written aside, then renamed to their id.
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { copyFile, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { FacetError, toFacetError } from "../../pipelines/engine/errors.ts";
import { syncFolder } from "../sync-folder.ts";

export interface ImageFiles {
  /**
   * Has `write` write the file of this id, then lets `keep` say so in the store; when either fails nothing of it stays. Throws FacetError
   * storage-full, and what they throw.
   */
  readonly put: <T>(imageId: string, write: (path: string) => Promise<T>, keep: (written: T) => void) => Promise<void>;
  /** Throws FacetError not-found. */
  readonly read: (imageId: string) => Promise<Buffer>;
  readonly copyTo: (imageId: string, path: string) => Promise<void>;
  readonly pathOf: (imageId: string) => string;
  readonly remove: (imageId: string) => void;
  /** Takes away what is neither known nor on its way; how many files went. */
  readonly sweep: (known: ReadonlySet<string>) => number;
}

/** `folder` is FACET_DATA/images. */
export function openImageFiles(folder: string): ImageFiles {
  const arriving = join(folder, "arriving");
  const underWay = new Set<string>();
  mkdirSync(arriving, { recursive: true });
  const pathOf = (imageId: string) => join(folder, imageId);
  const remove = (imageId: string) => rmSync(pathOf(imageId), { force: true });
  const gone = (cause: unknown): never => {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw isMissing ? new FacetError("not-found", { what: "image" }, { cause }) : cause;
  };
  return {
    put: async (imageId, write, keep) => {
      const temporary = join(arriving, imageId);
      underWay.add(imageId);
      try {
        const written = await write(temporary);
        renameSync(temporary, pathOf(imageId));
        await syncFolder(folder);
        keep(written);
      } catch (thrown) {
        rmSync(temporary, { force: true });
        remove(imageId);
        const error = toFacetError(thrown);
        throw error.data.code === "unexpected" ? thrown : error;
      } finally {
        underWay.delete(imageId);
      }
    },
    read: (imageId) => readFile(pathOf(imageId)).catch(gone),
    copyTo: async (imageId, path) => {
      await copyFile(pathOf(imageId), path).catch(gone);
      await using copy = await open(path, "r+");
      await copy.sync();
    },
    pathOf,
    remove,
    sweep: (known) => {
      const cut = readdirSync(arriving).filter((name) => !underWay.has(name));
      for (const name of cut) rmSync(join(arriving, name), { force: true });
      const orphans = readdirSync(folder, { withFileTypes: true })
        .filter((each) => each.isFile() && !known.has(each.name) && !underWay.has(each.name))
        .map(({ name }) => name);
      for (const name of orphans) rmSync(join(folder, name), { force: true });
      return cut.length + orphans.length;
    },
  };
}
