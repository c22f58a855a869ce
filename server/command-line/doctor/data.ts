// What the doctor finds of the data folder: free space, rights, the databases, and who answers at the port.
import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { portBeside, urlOf } from "../../config.ts";
import type { Config } from "../../config.ts";
import { isDamage, wayBack } from "../../store/damage.ts";
import { migrations } from "../../store/migrations.ts";
import { isFacet, reachable } from "../answers-at.ts";
import { size } from "../terminal.ts";
import type { DoctorFinding } from "./finding.ts";

/** Bytes free: below, a person is warned, and a database soon cannot be written. */
const free = { little: 2e9, tooLittle: 256e6 };

export function diskSpace(what: string, folder: string): DoctorFinding {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const bytes = bavail * bsize;
  const says = `${size(bytes)} free for ${folder}`;
  if (bytes >= free.little) return { what, state: "ok", says };
  return {
    what,
    state: bytes < free.tooLittle ? "bad" : "warn",
    says,
    next: "Free some space, or set the folder to another disk.",
  };
}

export function rights(folder: string): DoctorFinding {
  const what = "Data folder";
  const near = nearest(folder);
  try {
    accessSync(near, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return {
      what,
      state: "bad",
      says: `this user may not write to ${near}`,
      next: "Give this user the rights, or set FACET_DATA.",
    };
  }
  return { what, state: "ok", says: near === folder ? folder : `${folder}, made at the first start` };
}

/** Only reads; a running server goes on. */
export function database(folder: string): DoctorFinding {
  const what = "Database";
  const file = join(folder, "facet.db");
  if (!existsSync(file)) return { what, state: "ok", says: "made at the first start" };
  const damaged = (says: string): DoctorFinding => ({
    what,
    state: "bad",
    says: `damaged: ${says}`,
    next: `Stop Facet. ${wayBack(file)}`,
  });
  // Not by the store's own check: that one may take away what a server writes beside the file.
  const opened = new Database(file, { readonly: true });
  try {
    const version = opened.pragma("user_version", { simple: true }) as number;
    const [problem] = opened.pragma("quick_check(1)") as readonly { quick_check: string }[];
    if (problem?.quick_check !== "ok") return damaged(problem?.quick_check.split("\n").at(-1) ?? "?");
    if (version > migrations.length)
      return {
        what,
        state: "bad",
        says: `written by a newer Facet (version ${version})`,
        next: "Update Facet, or set FACET_DATA to another folder.",
      };
    return { what, state: "ok", says: `whole (version ${version})` };
  } catch (thrown) {
    if (isDamage(thrown)) return damaged(thrown.message);
    throw thrown;
  } finally {
    opened.close();
  }
}

/** `running` is the URL of this folder's server. */
export async function port(
  { FACET_HOST: host, FACET_PORT: number }: Config,
  running: string | null,
): Promise<DoctorFinding> {
  const what = "Server";
  if (running !== null) return { what, state: "ok", says: `answers at ${running}` };
  if (number === 0) return { what, state: "ok", says: "not running; it takes any port that is free" };
  if (await isFree(host, number)) return { what, state: "ok", says: `not running; port ${number} is free` };
  const other = await isFacet(reachable(urlOf(host, number)));
  const says = `not running, and port ${number} is taken by ${other ? "another Facet" : "another program"}`;
  return { what, state: "warn", says, next: `Start with another port: FACET_PORT=${portBeside(number)} npm start.` };
}

function isFree(host: string, number: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(number, host, () => server.close(() => resolve(true)));
  });
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
