// Finds the Facet a command means that names none: the one that works with the data folder, the one at the usual port, or one of its own.
import { urlOf } from "../config.ts";
import { isClaimed } from "../data-folder.ts";
import { isFacet, reachable } from "./answers-at.ts";
import { addressOf, claimedServer } from "./claimed-server.ts";
import { startOwnServer } from "./own-server.ts";
import { readSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

interface Found {
  readonly url: string;
  /** Of a server that runs for this command alone. */
  readonly own: AsyncDisposable | null;
}

/** `changes` are settings of a server of its own. Throws a CommandError that says how to name another. */
export async function findServer(terminal: Terminal, changes: NodeJS.ProcessEnv): Promise<Found> {
  const settings = readSettings();
  const { FACET_DATA: folder } = settings.config;
  const running = await runningServer(settings);
  if (running !== null) return { url: running, own: null };
  terminal.say(`No Facet is running: one is started for this command (${folder}) …`, { dim: true });
  const server = await startOwnServer(settings, changes).catch((thrown: unknown) => {
    // Two commands at once: the other's server works with the folder now.
    if (isClaimed(folder)) return null;
    throw thrown;
  });
  return server === null ? { url: await addressOf(folder), own: null } : { url: server.url, own: server };
}

/** The URL of the server a command without a name for one means; null where none runs. */
export async function runningServer({ config, namesFolder }: Settings): Promise<string | null> {
  const claimed = await claimedServer(config.FACET_DATA);
  if (claimed !== null) return claimed;
  if (namesFolder || config.FACET_PORT === 0) return null;
  const usual = reachable(urlOf(config.FACET_HOST, config.FACET_PORT));
  return (await isFacet(usual)) ? usual : null;
}
