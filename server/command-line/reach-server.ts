// The Facet a command speaks with: the one that is named, or one that is found.
import { connect } from "../remote/client.ts";
import type { FacetClient } from "../remote/client.ts";
import { isFacet } from "./answers-at.ts";
import { CommandError } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

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
  // Settings and SQLite are loaded only to look for one: a tenth of a second that a named one does not need.
  const { findServer } = await import("./find-server.ts");
  const { url, own } = await findServer(terminal, changes);
  return reached(url, place, own);
}

async function demandFacet(given: string): Promise<string> {
  const url = URL.parse(given)?.origin;
  if (!url?.startsWith("http")) throw new CommandError(`“${given}” is no URL such as http://127.0.0.1:3000.`, 2);
  if (await isFacet(url)) return url;
  throw new CommandError(`No Facet answers at ${url}: start it with “npm start”, or name another by --url.`);
}

function reached(url: string, { key }: Place, own: AsyncDisposable | null): Reached {
  const close = async () => {
    await own?.[Symbol.asyncDispose]();
  };
  return { facet: connect({ url, key }), url, own: own !== null, [Symbol.asyncDispose]: close };
}
