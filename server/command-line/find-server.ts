// Finds the Facet a command means that names none: the one that works with the data folder, the one at the usual port, or one of its own.
import { setTimeout } from "node:timers/promises";
import { addressIn, isClaimed } from "../data-folder.ts";
import { isFacet, reachable } from "./answers-at.ts";
import { CommandError } from "./exit.ts";
import { startOwnServer } from "./own-server.ts";
import { readSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

/** Milliseconds a server that has just begun has to say where it answers. */
const addressWithin = 10_000;

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
  terminal.say(terminal.dim(`No Facet is running: one is started for this command (${folder}) …`));
  const server = await startOwnServer(settings, changes).catch((thrown: unknown) => {
    // Two commands at once: the other's server works with the folder now.
    if (isClaimed(folder)) return null;
    throw thrown;
  });
  return server === null ? { url: await addressOf(folder), own: null } : { url: server.url, own: server };
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
