// facet doctor: looks at everything Facet needs, with a running server and without one, and says what to do.
import { FacetClientError, connect } from "../remote/client.ts";
import type { SystemStatus } from "../api.ts";
import * as clone from "./doctor/clone.ts";
import * as data from "./doctor/data.ts";
import { find } from "./doctor/finding.ts";
import type { DoctorFinding } from "./doctor/finding.ts";
import * as parts from "./doctor/parts.ts";
import { exitCodes } from "./exit.ts";
import { runningServer } from "./find-server.ts";
import type { Place } from "./reach-server.ts";
import { readSettings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

/** Ends with 1 where something is bad; a warning is none. */
export async function doctor(terminal: Terminal, options: Place & { readonly json?: boolean }): Promise<number> {
  terminal.status("Looking …");
  const findings = await look(options);
  if (options.json) terminal.out(`${JSON.stringify(findings)}\n`);
  else for (const finding of findings) terminal.out(lineOf(finding));
  return findings.some(({ state }) => state === "bad") ? exitCodes.failed : 0;
}

async function look(place: Place): Promise<readonly DoctorFinding[]> {
  const { config, ...settings } = readSettings();
  const { FACET_DATA: folder, FACET_CACHE: cache } = config;
  let silent: DoctorFinding | null = null;
  const named = place.url ?? process.env["FACET_URL"];
  const url =
    named ||
    (await runningServer({ config, ...settings }).catch((thrown: unknown) => {
      silent = { what: "Server", state: "bad", says: (thrown as Error).message };
      return null;
    }));
  const status = url === null ? null : await statusOf(url, place);
  const told = status instanceof Error ? null : status;
  const server = silent ?? (status instanceof Error ? refused(url ?? "", status) : null);
  return Promise.all([
    find("Node", clone.node),
    find("Dependencies", clone.dependencies),
    find("Page", clone.page),
    find("Disk", () => data.diskSpace("Disk", folder)),
    find("Weights' disk", () => data.diskSpace("Weights' disk", cache)),
    find("Data folder", () => data.rights(folder)),
    find("Database", () => data.database(folder)),
    find("Server", () => server ?? data.port(config, url)),
    find("Model", () => (told ? parts.modelOf(told) : parts.modelBySettings(config))),
    find("Embedder", () => (told ? parts.embedderOf(told) : parts.embedderBySettings(config))),
    find("Vectors", () => (told ? parts.vectorsOf(told) : parts.vectorsBySettings(config))),
    find("python3", clone.python),
    find("Sandbox", clone.sandbox),
  ]);
}

async function statusOf(url: string, { key }: Place): Promise<SystemStatus | FacetClientError | null> {
  try {
    return await connect({ url, key }).api.system.status.query();
  } catch (thrown) {
    if (thrown instanceof FacetClientError) return thrown;
    throw thrown;
  }
}

function refused(url: string, { message, status, data: { code } }: FacetClientError): DoctorFinding {
  const what = "Server";
  if (code === "forbidden")
    return { what, state: "warn", says: `answers at ${url}, to a key only`, next: "Give one by --key." };
  return {
    what,
    state: "bad",
    says: status === 0 ? `nothing answers at ${url}` : message,
    next: "Start it, or name another by --url.",
  };
}

function lineOf({ what, state, says, next }: DoctorFinding): string {
  const line = `${state.padEnd(4)}  ${`${what}:`.padEnd(15)} ${says}\n`;
  return next === undefined ? line : `${line}${" ".repeat(22)} ${next}\n`;
}
