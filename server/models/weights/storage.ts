// Whether fetched bytes have room, and what the system said when they could not be written.
import { mkdir, statfs } from "node:fs/promises";
import { FacetError, isAbort } from "../../../pipelines/engine/errors.ts";

/** Bytes that stay free beside what is fetched: a full disk stops the database too. */
const reserveBytes = 256e6;

export type FreeBytes = (folder: string) => Promise<number>;

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Throws FacetError storage-full when the folder's disk has no room for the bytes and the reserve. */
export async function demandRoom(folder: string, bytes: number, free: FreeBytes): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await free(folder)) < bytes + reserveBytes) throw full(folder, bytes + reserveBytes);
}

/** The error of the closed set for what the file system threw; anything else stays what it is. */
export function storageError(thrown: unknown, folder: string): unknown {
  if (thrown instanceof FacetError || isAbort(thrown) || !(thrown instanceof Error) || !("code" in thrown))
    return thrown;
  const code = String(thrown.code);
  if (["ENOSPC", "EDQUOT", "SQLITE_FULL"].includes(code)) return full(folder, reserveBytes, thrown);
  if (!["EACCES", "EPERM", "EROFS", "ENOTDIR", "SQLITE_CANTOPEN", "SQLITE_READONLY"].includes(code)) return thrown;
  return new FacetError(
    "model-missing",
    { reason: "not-writable", folder },
    { next: ["open-settings"], cause: thrown },
  );
}

function full(folder: string, bytes: number, cause?: unknown): FacetError {
  const needed = bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
  return new FacetError("storage-full", { needed, folder }, { next: ["free-space", "open-settings"], cause });
}
