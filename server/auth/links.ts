// Links that let someone in once: to the first account, to an account of their own, or to a new password. Kept as hashes.
import { createHash, randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";

export type LinkKind = "setup" | "invitation" | "reset";

export interface Link {
  readonly kind: LinkKind;
  /** Whom it was made for; null for the first account. */
  readonly email: string | null;
  /** The account that gets a new password; null otherwise. */
  readonly accountId: string | null;
  /** ISO time. */
  readonly expiresAt: string;
}

export interface Links {
  /** Returns the code; a link of the same kind for the same person ends. */
  readonly make: (link: Omit<Link, "expiresAt">) => string;
  /** Leaves it as it is; null for one that was used, has expired or never was. */
  readonly look: (code: string) => Link | null;
  /** Uses it up: of two that use it at once, one gets null. */
  readonly take: (code: string) => Link | null;
  /** After what it was taken for failed. */
  readonly putBack: (code: string, link: Link) => void;
  /** Ends all links for a person. */
  readonly endOf: (email: string) => void;
}

/** Milliseconds a link is good for. */
const linkLasts = 7 * 24 * 3600 * 1000;

export function openLinks(database: Database): Links {
  const columns = `kind, email, account_id as accountId, expires_at as expiresAt`;
  const valid = "where hash = ? and expires_at > ?";
  const look = database.prepare<[string, string], Link>(`select ${columns} from facet_link ${valid}`);
  const take = database.prepare<[string, string], Link>(`delete from facet_link ${valid} returning ${columns}`);
  const put = database.prepare("insert or replace into facet_link values (?, ?, ?, ?, ?)");
  const end = database.prepare("delete from facet_link where kind = ? and email is ? or expires_at <= ?");
  const endOf = database.prepare("delete from facet_link where email = ?");
  const now = () => new Date().toISOString();
  return {
    make: database.transaction(({ kind, email, accountId }: Omit<Link, "expiresAt">) => {
      end.run(kind, email, now());
      const code = randomBytes(32).toString("base64url");
      put.run(hashOf(code), kind, email, accountId, new Date(Date.now() + linkLasts).toISOString());
      return code;
    }),
    look: (code) => look.get(hashOf(code), now()) ?? null,
    take: (code) => take.get(hashOf(code), now()) ?? null,
    putBack: (code, { kind, email, accountId, expiresAt }) =>
      void put.run(hashOf(code), kind, email, accountId, expiresAt),
    endOf: (email) => void endOf.run(email),
  };
}

/** The address a person opens. */
export const linkAddress = (origin: string, kind: LinkKind, code: string): string =>
  `${origin}/sign-in?${kind}=${code}`;

const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex");
