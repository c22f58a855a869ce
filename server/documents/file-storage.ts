// Uploaded bytes on the disk, once for each hash: streamed to a temporary file, then renamed to what their hash says.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { addAbortSignal } from "node:stream";
import type { Readable } from "node:stream";
import { FacetError, toFacetError } from "../../pipelines/engine/errors.ts";
import type { DocumentStore } from "../store/document-store.ts";
import { newId } from "../store/rows.ts";
import { untilUnlocked } from "../store/until-unlocked.ts";
import { syncFolder } from "../sync-folder.ts";
import type { Documents } from "./documents.ts";
import { mediaTypeOf } from "./media-type.ts";

/** Milliseconds without a byte after which an upload is given up. */
const patienceMs = 60_000;
/** After every time there is, also one of a clock that was set back since. */
const everyTime = new Date("9999-12-31");
/** Characters of a file's name. */
const nameLength = 200;

export interface FileStorage {
  readonly put: Documents["files"]["put"];
  readonly pathOf: (file: { readonly sha256: string }) => string;
  /** Takes away the owner's rows of these bytes that no document uses, and the bytes when nobody has rows with them; how many files went. */
  readonly release: (owner: string, sha256: string) => number;
  /** Takes away one row, and the bytes when nobody has rows with them; how many files went. */
  readonly remove: (fileId: string, sha256: string) => number;
  readonly has: (sha256: string) => boolean;
  /** Takes away what an upload that was cut left behind, and bytes without a row; how many files went. */
  readonly sweep: () => number;
}

interface Parts {
  /** FACET_DATA/files */
  readonly folder: string;
  /** Bytes of one file. */
  readonly limit: number;
  readonly store: DocumentStore;
  readonly silenceMs?: number;
}

export function openFileStorage({ folder, limit, store, silenceMs = patienceMs }: Parts): FileStorage {
  const arriving = join(folder, "arriving");
  const underWay = new Set<string>();
  mkdirSync(arriving, { recursive: true });
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  /** From here on nothing else runs in between: a removal of the same bytes comes before or after. */
  const keep = (owner: string, temporary: string, file: Omit<Parameters<DocumentStore["addFile"]>[1], "fileId">) => {
    const path = pathOf(file.sha256);
    mkdirSync(join(path, ".."), { recursive: true });
    // At a second try the bytes may lie there already.
    if (existsSync(temporary) || !existsSync(path)) renameSync(temporary, path);
    try {
      return store.addFile(owner, file);
    } catch (thrown) {
      // Back to where it came from: it may be kept at the next try.
      if (store.filesWith(file.sha256) === 0) renameSync(path, temporary);
      throw thrown;
    }
  };

  const dropBytes = (sha256: string): number => {
    if (store.filesWith(sha256) > 0 || !existsSync(pathOf(sha256))) return 0;
    rmSync(pathOf(sha256));
    return 1;
  };

  return {
    put: async (owner, given, body, signal) => {
      const name = cleanName(given);
      const temporary = newId();
      const path = join(arriving, temporary);
      underWay.add(temporary);
      try {
        const { sha256, bytes } = await receive(body, path, { name, limit, silenceMs, signal });
        const mediaType = await mediaTypeOf(path, name);
        signal.throwIfAborted();
        const file = await untilUnlocked(() => keep(owner, path, { sha256, name, bytes, mediaType }));
        await syncFolder(join(pathOf(sha256), ".."));
        return file;
      } catch (thrown) {
        rmSync(path, { force: true });
        throw thrown;
      } finally {
        underWay.delete(temporary);
      }
    },
    pathOf: ({ sha256 }) => pathOf(sha256),
    has: (sha256) => existsSync(pathOf(sha256)),
    release: (owner, sha256) => {
      for (const file of store.unusedFiles(everyTime))
        if (file.owner === owner && file.sha256 === sha256) store.removeFile(file.fileId);
      return dropBytes(sha256);
    },
    remove: (fileId, sha256) => {
      store.removeFile(fileId);
      return dropBytes(sha256);
    },
    sweep: () => {
      const leftovers = readdirSync(arriving).filter((name) => !underWay.has(name));
      for (const name of leftovers) rmSync(join(arriving, name), { force: true });
      const known = store.hashes();
      const orphans = hashesIn(folder).filter((sha256) => !known.has(sha256));
      for (const sha256 of orphans) rmSync(pathOf(sha256), { force: true });
      return leftovers.length + orphans.length;
    },
  };
}

interface Arrival {
  readonly name: string;
  readonly limit: number;
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** Resolves when the bytes are on the disk. Throws FacetError too-large, time-limit or storage-full, and the abort. */
async function receive(body: Readable, path: string, { name, limit, silenceMs, signal }: Arrival) {
  const hash = createHash("sha256");
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  addAbortSignal(AbortSignal.any([signal, silence.signal]), body);
  let bytes = 0;
  try {
    await using file = await open(path, "wx", 0o600);
    for await (const given of body) {
      timer.refresh();
      const piece: Buffer = typeof given === "string" ? Buffer.from(given) : given;
      bytes += piece.length;
      if (bytes > limit) throw tooLarge(name, limit);
      hash.update(piece);
      await file.writeFile(piece);
      free(piece);
    }
    await file.sync();
    return { sha256: hash.digest("hex"), bytes };
  } catch (thrown) {
    const seconds = Math.round(silenceMs / 1000);
    if (silence.signal.aborted)
      throw new FacetError("time-limit", { step: "upload", seconds }, { next: ["retry"], cause: thrown });
    throw signal.aborted ? thrown : fullOr(thrown);
  } finally {
    clearTimeout(timer);
  }
}

/** At once: the collector lets 70 MB of used pieces pile up before it looks. A piece that shares its memory with others is left alone. */
function free({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** The limit in the words of its setting: "paper.pdf (> 200 MB)". */
export function tooLarge(name: string, limit: number): FacetError {
  const [size, unit] = limit >= 1e6 ? [limit / 1e6, "MB"] : [limit / 1e3, "kB"];
  const number = Number(size.toFixed(1));
  return new FacetError("too-large", { what: `${name} (> ${number} ${unit})` }, { next: ["edit"] });
}

const fullOr = (thrown: unknown) => {
  const error = toFacetError(thrown);
  return error.data.code === "unexpected" ? thrown : error;
};

/** A name as it can be shown and stored: no folders, no control characters, none that turn the direction of writing. */
export function cleanName(given: string): string {
  const name = basename(given.replaceAll("\\", "/"))
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, "")
    .trim();
  if (name === "" || name === "." || name === "..")
    throw new FacetError("invalid-input", { field: "name", reason: "required" }, { next: ["edit"] });
  if (name.length <= nameLength) return name;
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? "";
  return name.slice(0, nameLength - extension.length) + extension;
}

const hashesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => readdirSync(join(folder, name)))
    .filter((name) => /^[0-9a-f]{64}$/.test(name));
