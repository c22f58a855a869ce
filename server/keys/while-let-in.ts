// For what goes on after its request was let in: ends when the key is revoked or the session is ended.
import type { Person } from "../auth/accounts.ts";
import type { Services } from "../trpc.ts";
import type { Caller } from "./access-key.ts";

/** Milliseconds in which one who only waits is told. */
const lookEvery = 5000;

export interface LetIn extends Disposable {
  /** Aborted when the given one is, or when the caller is let in no more. */
  readonly signal: AbortSignal;
  readonly holds: () => boolean;
}

export function whileLetIn(
  { keys, accounts }: Pick<Services, "keys" | "accounts">,
  { key, person }: Pick<Caller, "key"> & { readonly person?: Person | undefined },
  until: AbortSignal | undefined,
): LetIn {
  const ended = new AbortController();
  const holds = () => (key === null || keys.holds(key)) && (person === undefined || accounts?.holds(person) === true);
  const look = setInterval(() => {
    if (!holds()) ended.abort();
  }, lookEvery);
  look.unref();
  return {
    signal: until ? AbortSignal.any([until, ended.signal]) : ended.signal,
    holds,
    [Symbol.dispose]: () => clearInterval(look),
  };
}
