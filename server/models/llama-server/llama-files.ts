// What llama-server is started with: the binary and its files, looked at before a process is tried.
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { GivenFacts } from "../../../pipelines/engine/errors.ts";

export interface LlamaSettings {
  /** Path of the binary, or its name in PATH. */
  readonly binary: string;
  readonly model: string | undefined;
  /** The projector of its vision; undefined for a model that does not see. */
  readonly projector: string | undefined;
}

export interface LlamaFiles {
  readonly binary: string;
  readonly model: string;
  readonly projector: string | undefined;
}

/** Throws FacetError model-missing with the setting that is wrong. */
export function checkedFiles({ binary, model, projector }: LlamaSettings): LlamaFiles {
  const found = /[\\/]/.test(binary) ? resolve(binary) : inPath(binary);
  if (found === null || !isFile(found)) throw missing({ reason: "no-file", ...fileOf("FACET_LLAMA_SERVER", binary) });
  if (!mayRun(found)) throw missing({ reason: "not-executable", ...fileOf("FACET_LLAMA_SERVER", binary) });
  if (model === undefined)
    throw missing({ reason: "setting-needed", setting: "FACET_LLAMA_MODEL", by: "FACET_LLAMA_SERVER" });
  if (!isFile(model)) throw missing({ reason: "no-file", ...fileOf("FACET_LLAMA_MODEL", model) });
  if (projector !== undefined && !isFile(projector))
    throw missing({ reason: "no-file", ...fileOf("FACET_LLAMA_MMPROJ", projector) });
  return { binary: found, model, projector };
}

const fileOf = (setting: string, path: string) => ({ setting, file: basename(path) });
const missing = (facts: GivenFacts) =>
  new FacetError("model-missing", facts, { next: ["open-settings", "choose-model"] });

function inPath(name: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const names = process.platform === "win32" ? [name, `${name}.exe`] : [name];
  return folders.flatMap((folder) => names.map((each) => join(folder, each))).find(existsSync) ?? null;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
