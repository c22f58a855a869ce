// People with accounts: who a request's session belongs to, and for how long it holds.
import type { Router } from "express";

/** Who is signed in. */
export interface Person {
  readonly accountId: string;
  readonly sessionId: string;
  readonly owner: string;
  readonly name: string;
  readonly email: string;
  /** May invite and remove people, and change the models all share. */
  readonly admin: boolean;
}

export interface Accounts {
  /** Of the request's cookies; null where nobody is signed in. */
  readonly personOf: (cookies: string | undefined) => Promise<Person | null>;
  /** False from the moment the session was ended: for what goes on after its request was let in. */
  readonly holds: (person: Pick<Person, "sessionId">) => boolean;
  /** Whether the account with these rows is an admin's: for a program that shows a key. */
  readonly isAdmin: (owner: string) => boolean;
  /** Below /auth: signing in and out, the account, and the people. */
  readonly routes: Router;
}

export interface OpenedAccounts extends Accounts, AsyncDisposable {
  /** Of a page that answers at this origin; null once there is an account. The code in it is good for one account. */
  readonly setupLink: (origin: string) => string | null;
}

/** Characters. At least: chosen between the 8 and the 15 that NIST SP 800-63B-4 asks with and without a second factor, as tries are limited, 2026-11. At most: the library's. */
export const passwordLength = { least: 10, most: 128 } as const;
