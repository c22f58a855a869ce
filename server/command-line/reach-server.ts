// The Facet a command speaks with: the one that is named, or one that is found.
import { openClient } from "../remote/open-client.ts";
import type { FacetClient } from "../remote/types.ts";
import { isFacet } from "./answers-at.ts";
import { readEnvironment } from "./environment.ts";
import { CommandError } from "./exit.ts";
import { plainFetch } from "./plain-fetch.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds a server that was named has to answer: it may be starting, on a busy machine. */
const namedWithin = 10_000;

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
  if (named) return reached(await demandFacet(named), place, null);
  // Each is loaded only where it is needed: SQLite to look into the folder, settings where no server works with it.
  const { claimedServer } = await import("./claimed-server.ts");
  const claimed = await claimedServer(readEnvironment(process.env).FACET_DATA);
  if (claimed !== null) return reached(claimed, place, null);
  const { findServer } = await import("./find-server.ts");
  const { url, own } = await findServer(terminal, changes);
  return reached(url, place, own);
}

async function demandFacet(given: string): Promise<string> {
  const url = URL.parse(given)?.origin;
  if (!url?.startsWith("http")) throw new CommandError(`“${given}” is no URL such as http://127.0.0.1:3000.`, 2);
  if (await isFacet(url, namedWithin)) return url;
  throw new CommandError(`No Facet answers at ${url}: start it with “npm start”, or name another by --url.`);
}

function reached(url: string, { key }: Place, own: AsyncDisposable | null): Reached {
  const close = async () => {
    await own?.[Symbol.asyncDispose]();
  };
  return { facet: openClient({ url, key }, plainFetch), url, own: own !== null, [Symbol.asyncDispose]: close };
}
