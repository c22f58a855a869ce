// Finds the Facet a command speaks with: the one named, the one that works with the data folder, the one at the usual port, or one of its own.
import { setTimeout } from "node:timers/promises";
import { addressIn, isClaimed } from "../data-folder.ts";
import { connect } from "../remote/client.ts";
import type { FacetClient } from "../remote/client.ts";
import { CommandError } from "./exit.ts";
import { startOwnServer } from "./own-server.ts";
import { readSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds a server has to say that it is there. */
const answersWithin = 3000;
/** Milliseconds a server that has just begun has to say where it answers. */
const addressWithin = 10_000;

export interface Place {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

export interface Reached extends AsyncDisposable {
  readonly facet: FacetClient;
  readonly url: string;
  /** True for a server that runs for this command alone. */
  readonly own: boolean;
}

/** `changes` are settings of a server of its own. Throws a CommandError that says how to name another. */
export async function reachServer(place: Place, terminal: Terminal, changes: NodeJS.ProcessEnv = {}): Promise<Reached> {
  const named = place.url ?? process.env["FACET_URL"];
  if (named) return reached(await demandFacet(named), place, false);
  const settings = readSettings();
  const running = await runningServer(settings);
  if (running !== null) return reached(running, place, false);
  terminal.say(terminal.dim(`No Facet is running: one is started for this command (${settings.config.FACET_DATA}) …`));
  const server = await startOwnServer(settings, changes).catch((thrown: unknown) => {
    // Two commands at once: the other's server works with the folder now.
    if (isClaimed(settings.config.FACET_DATA)) return null;
    throw thrown;
  });
  if (server === null) return reached(await addressOf(settings.config.FACET_DATA), place, false);
  return { ...reached(server.url, place, true), [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** The URL of the server a command without a name for one means; null where none runs. */
export async function runningServer({ config, namesFolder }: Settings): Promise<string | null> {
  if (isClaimed(config.FACET_DATA)) return addressOf(config.FACET_DATA);
  if (namesFolder || config.FACET_PORT === 0) return null;
  const usual = reachable(`http://${config.FACET_HOST}:${config.FACET_PORT}`);
  return (await isFacet(usual)) ? usual : null;
}

async function addressOf(folder: string): Promise<string> {
  for (const until = Date.now() + addressWithin; Date.now() < until && isClaimed(folder); await setTimeout(200)) {
    const url = addressIn(folder);
    if (url !== null && (await isFacet(reachable(url)))) return reachable(url);
  }
  throw new CommandError(
    `A Facet is using ${folder} but does not say where it answers: name it by --url (the line “Facet is ready at …” says it), or stop it.`,
  );
}

async function demandFacet(given: string): Promise<string> {
  const url = URL.parse(given)?.origin;
  if (!url?.startsWith("http")) throw new CommandError(`“${given}” is no URL such as http://127.0.0.1:3000.`, 2);
  if (await isFacet(url)) return url;
  throw new CommandError(`No Facet answers at ${url}: start it with “npm start”, or name another by --url.`);
}

/** Only Facet answers `ready` with its models there. */
export async function isFacet(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(answersWithin) });
    const body = (await response.json()) as { ready?: unknown; models?: unknown };
    return body.ready === true && Array.isArray(body.models);
  } catch {
    return false;
  }
}

/** A server that listens everywhere is reached on this machine. */
function reachable(url: string): string {
  return url.replace("//0.0.0.0", "//127.0.0.1").replace("//[::]", "//[::1]");
}

function reached(url: string, { key }: Place, own: boolean): Reached {
  return { facet: connect({ url, key }), url, own, [Symbol.asyncDispose]: async () => {} };
}
