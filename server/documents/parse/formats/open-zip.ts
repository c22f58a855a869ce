// The parts of an office file, a zip: read within limits, so that neither a bomb nor an entity that names itself can fill the memory.
import { pipeline } from "node:stream/promises";
import { Writable } from "node:stream";
import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import type { ParsedFile } from "../parser.ts";
import { zipLimits } from "./limits.ts";

/** Bytes of parts by their names in the zip. */
export type ZipParts = ReadonlyMap<string, Buffer>;

/**
 * Unpacks every XML part to see that it is sound and small enough, and keeps those that `keep` names. Pictures stay packed.
 * Throws FacetError file-damaged or too-large.
 */
export async function readZip(file: ParsedFile, keep: (name: string) => boolean): Promise<ZipParts> {
  const zip = await openPromise(file.path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  try {
    return await partsOf(zip, file, keep);
  } finally {
    zip.close();
  }
}

async function partsOf(zip: ZipFile, file: ParsedFile, keep: (name: string) => boolean): Promise<ZipParts> {
  const parts = new Map<string, Buffer>();
  if (zip.entryCount > zipLimits.entries) throw tooLarge(file);
  let left = zipLimits.bytes;
  for await (const entry of zip.eachEntry()) {
    if (!/\.(?:xml|rels|vml)$/i.test(entry.fileName)) continue;
    const bytes = await unpack(zip, entry, file, Math.min(left, zipLimits.partBytes));
    left -= bytes.length;
    // Office writes no document type; one is only there to define entities that grow or read files.
    if (bytes.includes("<!DOCTYPE") || bytes.includes("<!ENTITY")) throw damaged(file);
    if (keep(entry.fileName)) parts.set(entry.fileName, bytes);
  }
  return parts;
}

async function unpack(zip: ZipFile, entry: Entry, file: ParsedFile, limit: number): Promise<Buffer> {
  if (entry.isEncrypted()) throw damaged(file);
  if (entry.uncompressedSize > limit) throw tooLarge(file);
  const pieces: Buffer[] = [];
  let size = 0;
  const sink = new Writable({
    write: (piece: Buffer, _, done) => {
      size += piece.length;
      if (size > limit) return done(tooLarge(file));
      pieces.push(piece);
      done();
    },
  });
  await pipeline(await zip.openReadStreamPromise(entry), sink);
  return Buffer.concat(pieces, size);
}

const tooLarge = (file: ParsedFile): FacetError => new FacetError("too-large", { what: file.name }, { next: ["edit"] });
const damaged = (file: ParsedFile): FacetError => new FacetError("file-damaged", { name: file.name });
