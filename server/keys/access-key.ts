// A key that a program shows instead of a person: what it may do and until when. Its secret is told once and kept as a hash.

import type { Person } from "../auth/accounts.ts";

export interface KeyLimits {
  /** Calls of procedures and routes. Null: as many as it likes. */
  readonly requestsPerMinute: number | null;
  /** Questions asked of personas. Null: as many as it likes. */
  readonly questionsPerHour: number | null;
}

/** `read` only looks; `write` also asks, uploads, changes and removes. */
export type KeyAccess = "read" | "write";

export interface AccessKey {
  readonly keyId: string;
  readonly owner: string;
  readonly name: string;
  /** The end of its secret, so that a person tells keys apart. */
  readonly hint: string;
  /** Personas it may ask; null: all of them. */
  readonly personas: readonly string[] | null;
  readonly access: KeyAccess;
  readonly limits: KeyLimits;
  /** ISO times. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export type NewKey = Pick<AccessKey, "name" | "personas" | "access" | "limits" | "expiresAt">;

/** Who asks, at whichever door: `key` is null for a person at the page. */
export interface Caller {
  readonly owner: string;
  readonly key: AccessKey | null;
  /** Who is signed in; where people have no accounts here, and for a key, nobody. */
  readonly person?: Person;
}

export interface Keys {
  /** The secret is in no other answer, and nowhere on disk. FacetError conflict where an owner has as many as can be kept. */
  readonly add: (owner: string, wish: NewKey) => { readonly key: AccessKey; readonly secret: string };
  readonly list: (owner: string) => readonly AccessKey[];
  /** From the next request on; who follows runs with it hears no more. FacetError not-found. */
  readonly revoke: (owner: string, keyId: string) => void;
  /** The key with this secret. FacetError forbidden: key-unknown or key-expired. */
  readonly of: (secret: string) => AccessKey;
  /** False once it was revoked or has expired: for what goes on after its request was let in. */
  readonly holds: (key: AccessKey) => boolean;
  /** Counts calls against the key's limit. FacetError rate-limited. */
  readonly countRequests: (key: AccessKey, calls: number) => Promise<void>;
  /**
   * Before a question is written down: FacetError forbidden for a persona it may not ask or a key that only reads, rate-limited past its limit.
   * Null asks a model outside of every persona, which a key for some personas may not.
   */
  readonly countQuestion: (key: AccessKey, personaId: string | null) => Promise<void>;
}
