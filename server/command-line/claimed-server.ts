// Finds the Facet that works with a data folder.
import { setTimeout } from "node:timers/promises";
import { addressIn, isClaimed } from "../data-folder.ts";
import { isFacet, reachable } from "./answers-at.ts";
import { CommandError } from "./exit.ts";

/** Milliseconds a server that has just begun has to say where it answers. */
const addressWithin = 10_000;

/** Its URL, waited for where it is just starting; null where none works with the folder. Throws a CommandError where it does not say where it answers. */
export async function claimedServer(folder: string): Promise<string | null> {
  return isClaimed(folder) ? addressOf(folder) : null;
}

export async function addressOf(folder: string): Promise<string> {
  for (const until = Date.now() + addressWithin; Date.now() < until && isClaimed(folder); await setTimeout(200)) {
    const url = addressIn(folder);
    if (url !== null && (await isFacet(reachable(url)))) return reachable(url);
  }
  throw new CommandError(
    `A Facet is using ${folder} but does not say where it answers: name it by --url (the line “Facet is ready at …” says it), or stop it.`,
  );
}
