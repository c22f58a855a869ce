// facet keys: what programs show instead of a person.
import { reachServer } from "./reach-server.ts";
import type { Place, Reached } from "./reach-server.ts";
import { columns, localTime } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";
import { wholeNumber } from "./whole-number.ts";

interface Wish extends Place {
  readonly onlyReads?: boolean;
  readonly persona?: readonly string[];
  readonly days?: string;
  readonly perMinute?: string;
  readonly questionsPerHour?: string;
}

const dayMs = 24 * 60 * 60_000;

export async function listKeys(terminal: Terminal, options: Place & { readonly json?: boolean }): Promise<number> {
  await using server = await reach(options, terminal);
  const { keys } = await server.facet.api.keys.list.query();
  if (options.json) terminal.out(`${JSON.stringify(keys)}\n`);
  else if (keys.length === 0) terminal.say("There is no key yet: facet keys add <name> makes one.");
  else
    terminal.out(
      `${columns(
        keys.map((key) => [
          key.keyId,
          key.name,
          `…${key.hint}`,
          key.access,
          key.personas?.join(", ") ?? "all personas",
          key.expired ? "expired" : key.expiresAt === null ? "" : `until ${localTime(key.expiresAt).slice(0, 10)}`,
        ]),
      )}\n`,
    );
  return 0;
}

export async function addKey(terminal: Terminal, options: Wish, name: string): Promise<number> {
  const days = options.days === undefined ? null : wholeNumber(options.days, "--days", 36_500);
  const wish = {
    name,
    access: options.onlyReads ? ("read" as const) : ("write" as const),
    personas: options.persona ? [...options.persona] : null,
    expiresAt: days === null ? null : new Date(Date.now() + days * dayMs).toISOString(),
    requestsPerMinute: atMost(options.perMinute, "--per-minute"),
    questionsPerHour: atMost(options.questionsPerHour, "--questions-per-hour"),
  };
  await using server = await reach(options, terminal);
  const { secret } = await server.facet.api.keys.add.mutate(wish);
  terminal.out(`${secret}\n`);
  terminal.say("Keep it now: it is shown only this once. Use it by --key, FACET_KEY or “Authorization: Bearer …”.", {
    dim: true,
  });
  return 0;
}

export async function revokeKey(terminal: Terminal, options: Place, keyId: string): Promise<number> {
  await using server = await reach(options, terminal);
  await server.facet.api.keys.revoke.mutate({ keyId });
  terminal.say("The key is revoked.");
  return 0;
}

/** A server of the command's own answers without a key: it is the person at this machine who asks. */
function reach(options: Place, terminal: Terminal): Promise<Reached> {
  return reachServer(options, terminal, { FACET_KEYS: "optional" });
}

function atMost(given: string | undefined, option: string): number | null {
  return given === undefined ? null : wholeNumber(given, option, 1_000_000);
}
