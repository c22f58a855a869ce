// What lies in a zip: files that may be read as code, and what is left out by its name or kind.
import { getFileNameLowLevel } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { codeLimits } from "../../pipelines/engine/code.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";

export interface Left {
  /** A file's path, or a folder's with `/` at its end. */
  readonly name: string;
  readonly why: LeftReason;
  /** Files of a folder that is left out as a whole. */
  readonly count?: number;
}

/** `skipped` is what is made by tools or belongs to packages: node_modules, .git, dist. `path` is a name that leads out of its folder. */
export type LeftReason =
  | "binary"
  | "too-large"
  | "too-many"
  | "too-much"
  | "encrypted"
  | "link"
  | "path"
  | "skipped"
  | "damaged";

export interface Listed {
  readonly name: string;
  readonly entry: Entry;
}

/** Entries of one zip; more is no program of a person. */
const entriesAtMost = 50_000;
/** Made by tools, or of packages. */
const skippedFolder =
  /^(?:node_modules|\.git|\.hg|\.svn|dist|build|out|target|vendor|\.venv|venv|env|__pycache__|\.next|\.nuxt|\.cache|\.idea|\.vscode|\.gradle|\.mypy_cache|\.pytest_cache|\.tox|coverage|__MACOSX|bower_components|Pods|obj)$/;
const skippedFile =
  /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|Cargo\.lock|composer\.lock|go\.sum|\.DS_Store)$|\.min\.(?:js|css)$|\.map$/;
const binary =
  /\.(?:png|jpe?g|gif|webp|bmp|ico|svgz?|pdf|docx?|xlsx?|pptx?|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|pyc|pyo|o|obj|a|so|dylib|dll|exe|bin|wasm|woff2?|ttf|otf|eot|mp[34]|mov|avi|webm|ogg|wav|flac|sqlite3?|db|parquet|npy|npz|pkl|onnx|safetensors|gguf|h5|pt)$/i;
const kinds = { mask: 0o170000, file: 0o100000, none: 0 } as const;

export async function listEntries(
  zip: ZipFile,
): Promise<{ readonly candidates: readonly Listed[]; readonly left: readonly Left[] }> {
  if (zip.entryCount > entriesAtMost) throw new FacetError("too-large", { what: "zip" }, { next: ["edit"] });
  const candidates = new Map<string, Listed>();
  const left: Left[] = [];
  const folders = new Map<string, number>();
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name.endsWith("/")) continue;
    const folder = skippedIn(name);
    if (folder !== null) folders.set(folder, (folders.get(folder) ?? 0) + 1);
    else if (!isInside(name) || candidates.has(name)) left.push({ name: shown(name), why: "path" });
    else if (isSpecial(entry)) left.push({ name, why: "link" });
    else if (skippedFile.test(name)) left.push({ name, why: "skipped" });
    else if (binary.test(name)) left.push({ name, why: "binary" });
    else candidates.set(name, { name, entry });
  }
  const skipped = [...folders].map(([name, count]): Left => ({ name: shown(name), why: "skipped", count }));
  return { candidates: [...candidates.values()], left: [...left, ...skipped] };
}

/** Many programs write UTF-8 without saying so; some write their own system's separator. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true }).decode(fileNameRaw);
  } catch {
    name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  }
  return name.replaceAll("\\", "/");
}

function skippedIn(name: string): string | null {
  const parts = name.split("/");
  const at = parts.slice(0, -1).findIndex((part) => skippedFolder.test(part));
  return at === -1 ? null : `${parts.slice(0, at + 1).join("/")}/`;
}

/** A relative name that leads out of its folder nowhere. */
const isInside = (name: string): boolean =>
  name.length <= codeLimits.nameCharacters &&
  !/^(?:\/|[A-Za-z]:)|\p{Cc}/u.test(name) &&
  name.split("/").every((part) => part !== "" && part !== "." && part !== "..");

const shown = (name: string): string => name.replace(/\p{Cc}/gu, "�").slice(0, codeLimits.nameCharacters);

/** Links and devices, where the zip was made on a system that has them. */
function isSpecial({ externalFileAttributes }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & kinds.mask;
  return kind !== kinds.file && kind !== kinds.none;
}
