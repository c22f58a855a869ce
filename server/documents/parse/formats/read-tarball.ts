// The text files of a packed tarball, read within limits and kept in memory alone: neither a bomb nor a name that leaves its folder does harm.
import { createReadStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import type { ParsedFile } from "../parser.ts";
import { packageLimits } from "./limits.ts";

/**
 * By names without their first folder (`package/`), those that `keep` names; files larger than what is kept are passed over.
 * Throws FacetError file-damaged or too-large.
 */
export async function readTarball(
  file: ParsedFile,
  keep: (name: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const tar = extract();
  let unpacked = 0;
  let kept = 0;
  let entries = 0;
  const reading = (async () => {
    for await (const entry of tar) {
      entries += 1;
      if (entries > packageLimits.entries) throw tooLarge(file);
      const { name: path, type, size } = entry.header;
      const name = nameWithin(path);
      const isKept =
        type === "file" &&
        name !== null &&
        keep(name) &&
        size <= packageLimits.fileBytes &&
        kept + size <= packageLimits.keptBytes;
      const pieces: Buffer[] = [];
      for await (const piece of entry as AsyncIterable<Buffer>) if (isKept) pieces.push(piece);
      if (!isKept || files.has(name)) continue;
      kept += size;
      files.set(name, new TextDecoder().decode(Buffer.concat(pieces)));
    }
  })();
  reading.catch(() => {});
  const counted = new Writable({
    write(piece: Buffer, _, done) {
      unpacked += piece.length;
      if (unpacked > packageLimits.bytes) return done(tooLarge(file));
      if (tar.write(piece)) done();
      else tar.once("drain", done);
    },
    final(done) {
      tar.end(undefined);
      done();
    },
  });
  try {
    await Promise.all([pipeline(createReadStream(file.path), createGunzip(), counted), reading]);
  } catch (error) {
    tar.destroy();
    counted.destroy();
    if (error instanceof FacetError) throw error;
    if (error instanceof Error && "syscall" in error) throw error;
    throw new FacetError("file-damaged", { name: file.name }, { next: ["edit"], cause: error });
  }
  return files;
}

/** Null where the name leads out of the package. */
function nameWithin(path: string): string | null {
  const parts = path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  if (path.startsWith("/") || parts.includes("..") || parts.length < 2) return null;
  return parts.slice(1).join("/");
}

const tooLarge = (file: ParsedFile) => new FacetError("too-large", { what: file.name }, { next: ["edit"] });
