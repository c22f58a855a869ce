// The Chroma server as one native library out of a Python wheel: fetched once into the cache, run by the system's python3.
import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { lockFile } from "../processes/file-lock.ts";
import { demandRoom, freeBytes } from "../models/weights/storage.ts";
import { pipDownload } from "../package-index/pip.ts";
import { readWheel } from "../package-index/wheel.ts";

export const libraryVersion = "1.5.9";

/** sha256 of the wheels of that version, for Linux, macOS and Windows (read 2026-11-24). */
const wheels: ReadonlySet<string> = new Set([
  "cc09b3df76e5a5cb386aed2715a2eea152e3949f9e1ba93c7119505377749929",
  "9192d111bd662241625867962333d99369a00769a50f8b2f58cb388731274d7e",
  "814b9c95617377f6501e5757d63dfddb554a283a7739c87b9fa573850174e6f3",
  "60701011b5e6409647fa40d12c7c5a66b2b0bfcf33a52db2ad53a30a2abc4957",
  "4fd0b560e56761b7f3cb4d5c6205fd5f20814484b4a3e4e9af9038c2b428fc6c",
]);
/** Bytes unpacked and of the wheel, twice while pip copies it. */
const room = 59e6 + 2 * 24e6;

const folderName = "chromadb_rust_bindings";
const files = ["__init__.py", `${folderName}${process.platform === "win32" ? ".pyd" : ".abi3.so"}`];

export interface LibraryOptions {
  readonly cache: string;
  readonly offline: boolean;
  readonly signal: AbortSignal;
  readonly python: string;
}

/** The folder to put on Python's path. Throws an Error or FacetError with the reason when it cannot be had. */
export async function chromaLibrary({ cache, offline, signal, python }: LibraryOptions): Promise<string> {
  const folder = join(cache, `chroma-${libraryVersion}`);
  if (existsSync(join(folder, folderName))) return folder;
  if (offline) throw new Error("its server is not in the cache, and FACET_OFFLINE keeps Facet from fetching it");
  await demandRoom(cache, room, freeBytes);
  using _lock = await lockFile(join(cache, ".chroma.lock"), signal);
  if (existsSync(join(folder, folderName))) return folder;
  const work = `${folder}.part`;
  await rm(work, { recursive: true, force: true });
  try {
    await mkdir(join(work, folderName), { recursive: true });
    const wheel = await pipDownload({
      package: "chromadb",
      version: libraryVersion,
      folder: work,
      signal,
      python: [python],
    });
    const sha256 = createHash("sha256")
      .update(await readFile(wheel))
      .digest("hex");
    if (!wheels.has(sha256)) throw new Error("its server came with other bytes than expected (its sha256 differs)");
    for (const name of files) {
      const path = `${folderName}/${name}`;
      await readWheel(wheel, path, (bytes) => pipeline(bytes, createWriteStream(join(work, path)), { signal }));
    }
    await rm(wheel);
    await rename(work, folder);
    return folder;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
