// The rows of access keys. Only the hash of a secret is here.
import type { AccessKey, KeyAccess, NewKey } from "../keys/access-key.ts";
import type { Databases } from "./database.ts";
import { found, newId, now } from "./rows.ts";

interface KeyRow {
  readonly key_id: string;
  readonly owner: string;
  readonly hint: string;
  readonly name: string;
  readonly personas: string | null;
  readonly access: KeyAccess;
  readonly requests_per_minute: number | null;
  readonly questions_per_hour: number | null;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
}

export interface AccessKeyStore {
  readonly add: (owner: string, wish: NewKey, secret: { readonly hash: string; readonly hint: string }) => AccessKey;
  /** Newest first. */
  readonly list: (owner: string) => readonly AccessKey[];
  /** FacetError not-found. */
  readonly remove: (owner: string, keyId: string) => void;
  readonly byHash: (hash: string) => AccessKey | null;
  readonly byId: (keyId: string) => AccessKey | null;
  readonly used: (keyId: string) => void;
}

export function openAccessKeys({ sure, fast }: Databases): AccessKeyStore {
  const add = sure.prepare(
    `insert into access_keys (key_id, owner, hash, hint, name, personas, access, requests_per_minute, questions_per_hour, created_at, expires_at)
     values (@keyId, @owner, @hash, @hint, @name, @personas, @access, @requests, @questions, @at, @expiresAt)`,
  );
  const get = fast.prepare("select * from access_keys where key_id = ?");
  const list = fast.prepare("select * from access_keys where owner = ? order by created_at desc, rowid desc");
  const remove = sure.prepare("delete from access_keys where key_id = ? and owner = ?");
  const byHash = fast.prepare("select * from access_keys where hash = ?");
  const used = fast.prepare("update access_keys set last_used_at = ? where key_id = ?");

  return {
    add: (owner, { personas, limits, ...wish }, { hash, hint }) => {
      const keyId = newId();
      const names = personas === null ? null : JSON.stringify(personas);
      const { requestsPerMinute: requests, questionsPerHour: questions } = limits;
      add.run({ ...wish, keyId, owner, hash, hint, personas: names, requests, questions, at: now() });
      return keyOf(found<KeyRow>(get.get(keyId), "key"));
    },
    list: (owner) => (list.all(owner) as KeyRow[]).map(keyOf),
    remove: (owner, keyId) => {
      if (remove.run(keyId, owner).changes === 0) found(undefined, "key");
    },
    byHash: (hash) => maybeKey(byHash.get(hash)),
    byId: (keyId) => maybeKey(get.get(keyId)),
    used: (keyId) => void used.run(now(), keyId),
  };
}

const maybeKey = (row: unknown): AccessKey | null => (row === undefined ? null : keyOf(row as KeyRow));

const keyOf = (row: KeyRow): AccessKey => ({
  keyId: row.key_id,
  owner: row.owner,
  name: row.name,
  hint: row.hint,
  personas: row.personas === null ? null : (JSON.parse(row.personas) as string[]),
  access: row.access,
  limits: { requestsPerMinute: row.requests_per_minute, questionsPerHour: row.questions_per_hour },
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
});
