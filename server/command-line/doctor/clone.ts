// What the doctor finds of the clone and this system: Node, the dependencies, the page, python3 and the sandbox's walls.
import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { pino } from "pino";
import { findJail } from "../../sandbox/jail.ts";
import { isPageBuilt } from "../../setup/build-page.ts";
import { root } from "../environment.ts";
import type { DoctorFinding } from "./finding.ts";

const run = promisify(execFile);
const wantedMajor = 24;
const probeMs = 10_000;

export function node(): DoctorFinding {
  const { node: version } = process.versions;
  const own = existsSync(join(root, "node_modules", "node", "package.json"));
  if (Number(version.split(".")[0]) >= wantedMajor)
    return { what: "Node", state: "ok", says: `${version}${own ? "" : ", of this system"}` };
  return {
    what: "Node",
    state: "bad",
    says: `${version} runs this, and Facet needs ${wantedMajor}`,
    next: "Run npm start once: it brings its own.",
  };
}

export function dependencies(): DoctorFinding {
  const what = "Dependencies";
  const installed = statSync(join(root, "node_modules", ".package-lock.json"), { throwIfNoEntry: false });
  if (!installed) return { what, state: "bad", says: "not installed", next: "Run npm start: it installs them." };
  if (installed.mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs)
    return { what, state: "ok", says: "installed" };
  return {
    what,
    state: "warn",
    says: "perhaps older than package-lock.json",
    next: "Run npm start: it looks, and installs what changed.",
  };
}

export function page(): DoctorFinding {
  const what = "Page";
  if (isPageBuilt()) return { what, state: "ok", says: "built" };
  return { what, state: "warn", says: "not built from the sources that are here", next: "npm start builds it." };
}

/** Needed for Chroma on older systems and to fetch weights from a package index; never for answers. */
export async function python(): Promise<DoctorFinding> {
  const what = "python3";
  const version = await said("python3", "--version");
  const next =
    "Install python3 with pip, or leave it: Facet then searches vectors by itself and fetches from the hub alone.";
  if (version === null) return { what, state: "warn", says: "not on this system", next };
  const pip = await said("python3", "-m", "pip", "--version");
  if (pip === null) return { what, state: "warn", says: `${version}, without pip`, next };
  return { what, state: "ok", says: `${version}, with pip` };
}

export async function sandbox(): Promise<DoctorFinding> {
  const what = "Sandbox";
  const walls = await findJail(pino({ level: "silent" }));
  if (walls) return { what, state: "ok", says: `code runs in WebAssembly, shut in by ${walls.name}` };
  return {
    what,
    state: "warn",
    says: "code runs in WebAssembly in a process of its own; this system lets no namespaces be made around it",
    next: "Nothing has to be done; on Linux, allow unprivileged user namespaces for a second wall.",
  };
}

async function said(command: string, ...words: string[]): Promise<string | null> {
  try {
    const { stdout } = await run(command, words, { timeout: probeMs });
    return stdout.trim().split("\n")[0] ?? "";
  } catch {
    return null;
  }
}
