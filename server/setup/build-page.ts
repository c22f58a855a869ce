// Builds the page when its sources are others than those it was built from.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lockFile } from "../processes/file-lock.ts";
import { fingerprint, isCurrent } from "./fingerprint.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** All that can change the page; the engine's part is small, and the lock file stands for the dependencies. */
const sources = ["client", "pipelines/engine", "package-lock.json", "vite.config.ts"];

export function isPageBuilt(folder: string = root): boolean {
  return isCurrent(join(folder, "dist", "client", "index.html"), stampOf(folder), () => fingerprint(folder, sources));
}

/** Where another process builds the same page it is waited for: a page that is open loses no script under its reader. Throws an Error with what the bundler says. */
export async function buildPage(
  folder: string = root,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  using _lock = await lockPage(folder, signal);
  if (!isPageBuilt(folder)) await build(folder);
}

async function build(folder: string): Promise<void> {
  // Taken before: a change during the build must not pass for built.
  const built = fingerprint(folder, sources);
  const vite = await import("vite");
  // What runs the build may be a test; Solid's development runtime is not what people get.
  const { NODE_ENV } = process.env;
  process.env["NODE_ENV"] = "production";
  try {
    await vite.build({ configFile: join(folder, "vite.config.ts"), logLevel: "error" });
    mkdirSync(join(folder, "dist"), { recursive: true });
    writeFileSync(stampOf(folder), built);
  } catch (cause) {
    throw new Error(sentence(cause, folder), { cause });
  } finally {
    if (NODE_ENV === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = NODE_ENV;
  }
}

async function lockPage(folder: string, signal: AbortSignal): Promise<Disposable> {
  try {
    return await lockFile(join(folder, "dist", "building"), signal);
  } catch (cause) {
    throw new Error(sentence(cause, folder), { cause });
  }
}

function sentence(thrown: unknown, folder: string): string {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  if (code === "ENOSPC" || code === "SQLITE_FULL")
    return `The disk of ${folder} is full: free some space, then start again.`;
  if (/^(EACCES|EPERM|EROFS|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code))
    return `Facet may not write to ${join(folder, "dist")}: give this user the rights, then start again.`;
  return `The page could not be built: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}

function stampOf(folder: string): string {
  return join(folder, "dist", "page-sources");
}
