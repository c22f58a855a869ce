// The code files of a zip, taken out where nothing in it can do harm.
import { openPromise } from "yauzl";
import type { ZipFile } from "yauzl";
import { codeLimits } from "../../pipelines/engine/code.ts";
import type { CodeFile } from "../../pipelines/engine/code.ts";
import { detectLanguage } from "../../pipelines/engine/code-language.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { listEntries } from "./zip-entries.ts";
import type { Left, LeftReason, Listed } from "./zip-entries.ts";

interface Unpacked {
  readonly files: readonly CodeFile[];
  readonly left: readonly Left[];
}

/** Code before what only lies beside it, where not all can be taken. */
const beside: ReadonlySet<string> = new Set(["json", "css", "html", "markdown", "yaml", "text"]);
/** Bytes of a file that may still hold few enough characters. */
const bytesAFile = codeLimits.charactersAFile * 4;
/** Of a zip, what is looked into at most, in files and unpacked bytes: what is not taken costs time, too. */
const readAtMost = { files: 2000, bytes: 64_000_000 } as const;
/** What is not taken is told of by name up to here. */
const toldAtMost = 100;

/** Nothing is written; at most codeLimits are read, whatever the zip says of itself. Throws FacetError file-damaged, too-large. */
export async function unpackCode(path: string): Promise<Unpacked> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(damaged);
  try {
    const { candidates, left } = await listEntries(zip).catch(damaged);
    return await read(zip, candidates, left);
  } finally {
    zip.close();
  }
}

const damaged = (cause: unknown): never => {
  throw cause instanceof FacetError ? cause : new FacetError("file-damaged", { name: "zip" }, { cause });
};

async function read(zip: ZipFile, candidates: readonly Listed[], listed: readonly Left[]): Promise<Unpacked> {
  const files: CodeFile[] = [];
  const left = [...listed];
  let characters = 0;
  const done = { files: 0, bytes: 0 };
  const isBeside = ({ name }: Listed) => (beside.has(detectLanguage(name, "")) ? 1 : 0);
  for (const each of candidates.toSorted((one, other) => isBeside(one) - isBeside(other))) {
    const { name } = each;
    if (files.length >= codeLimits.files) {
      left.push({ name, why: "too-many" });
      continue;
    }
    done.files += 1;
    done.bytes += Math.min(each.entry.uncompressedSize, bytesAFile);
    if (done.files > readAtMost.files || done.bytes > readAtMost.bytes) {
      left.push({ name, why: "too-much" });
      continue;
    }
    const text = await textOf(zip, each, codeLimits.charactersInAll - characters);
    if (typeof text !== "string") {
      left.push({ name, why: text.why });
      continue;
    }
    characters += text.length;
    files.push({ name, language: detectLanguage(name, text), text });
  }
  const byName = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { files: byName(files), left: byName(left).slice(0, toldAtMost) };
}

async function textOf(zip: ZipFile, { entry }: Listed, room: number): Promise<string | { readonly why: LeftReason }> {
  if (entry.isEncrypted()) return { why: "encrypted" };
  if (entry.uncompressedSize > bytesAFile) return { why: "too-large" };
  let bytes: Buffer;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const pieces: Buffer[] = [];
    // The stream ends with an error as soon as there is more in it than the zip says.
    for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
    bytes = Buffer.concat(pieces);
  } catch {
    return { why: "damaged" };
  }
  if (bytes.includes(0)) return { why: "binary" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.length > codeLimits.charactersAFile) return { why: "too-large" };
    return text.length > room ? { why: "too-much" } : text;
  } catch {
    return { why: "binary" };
  }
}
