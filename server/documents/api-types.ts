// Which texts and archives are documentation of an API, by what they hold: an OpenAPI description, declarations, a package.
import { open } from "node:fs/promises";
import { extname } from "node:path";
import { constants, gunzipSync } from "node:zlib";
import { apiTypes } from "../../pipelines/engine/page-place.ts";

/** The two words that make a description, as JSON or at the beginning of a line of YAML. Its parser reads it as source if it is none after all. */
const description = /"(?:openapi|swagger)"\s*:\s*"[23]\.|^["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\./m;
const mayDescribe: ReadonlySet<string> = new Set(["", ".json", ".yaml", ".yml", ".txt"]);
/** Bytes that are read at once, and looked at in all, for words that may stand behind thousands of schemas. */
const pieceBytes = 1_000_000;
const lookedBytes = 20_000_000;
/** Longer than what is looked for. */
const overlap = 60;

/** Undefined where it is none. `beginning` is the text's first part. */
export async function apiTypeOf(path: string, name: string, beginning: string): Promise<string | undefined> {
  if (/\.d\.[cm]?ts$/i.test(name)) return apiTypes.declarations;
  const extension = extname(name).toLowerCase();
  if (!mayDescribe.has(extension)) return undefined;
  if (description.test(beginning)) return apiTypes.openapi;
  return [".json", ".yaml", ".yml"].includes(extension) && (await standsIn(path)) ? apiTypes.openapi : undefined;
}

async function standsIn(path: string): Promise<boolean> {
  await using file = await open(path);
  const buffer = Buffer.alloc(pieceBytes);
  let before = "\n";
  for (let at = 0; at < lookedBytes; at += pieceBytes) {
    const { bytesRead } = await file.read(buffer, 0, pieceBytes, at);
    const text = before + buffer.toString("latin1", 0, bytesRead);
    if (description.test(text)) return true;
    if (bytesRead < pieceBytes) return false;
    before = text.slice(-overlap);
  }
  return false;
}

/** Bytes of a tar's first entry that are unpacked to know it. */
const headBytes = 1024;

/** A tar within a gzip; whether it is a package its parser says. */
export function isTarball(head: Buffer): boolean {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return false;
  try {
    const start = gunzipSync(head.subarray(0, 16_384), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: 64_000_000,
    });
    return start.length >= headBytes / 2 && start.toString("latin1", 257, 262) === "ustar";
  } catch {
    return false;
  }
}
