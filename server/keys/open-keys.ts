// The keys of programs: made, looked up by the hash of their secret, and held to their limits.
import { createHash, randomBytes } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { AccessKeyStore } from "../store/access-keys.ts";
import type { AccessKey, Keys } from "./access-key.ts";
import { secretPrefix } from "./caller-of.ts";

/** Random bytes of a secret. */
const secretBytes = 32;
/** Seconds. */
const minute = 60;
const hour = 3600;
/** When a key was used is told to the minute: a write for each call would cost more than the call. Milliseconds. */
const usedEveryMs = 60_000;
/** Of one owner; chosen so that a list of them can still be read, 2026-11. */
export const keysAtMost = 100;

/** Counts are kept in memory: after a restart they begin anew. */
export function openKeys(store: AccessKeyStore): Keys {
  const limiters = new Map<string, RateLimiterMemory>();
  const count = async (key: AccessKey, kind: "requests" | "questions", limit: number | null, points: number) => {
    if (limit === null) return;
    const name = `${kind} ${limit}`;
    const duration = kind === "requests" ? minute : hour;
    const limiter = limiters.get(name) ?? new RateLimiterMemory({ points: limit, duration });
    limiters.set(name, limiter);
    try {
      await limiter.consume(key.keyId, points);
    } catch (thrown) {
      if (!(thrown instanceof RateLimiterRes)) throw thrown;
      throw new FacetError("rate-limited", { seconds: Math.ceil(thrown.msBeforeNext / 1000) }, { next: ["wait"] });
    }
  };
  const noteUsed = (keyId: string) => {
    try {
      store.used(keyId);
    } catch {
      // On a full disk reading still goes on, and so does a program that reads.
    }
  };
  return {
    add: (owner, wish) => {
      if (store.list(owner).length >= keysAtMost)
        throw new FacetError("conflict", { reason: "too-many-keys", limit: keysAtMost });
      const secret = `${secretPrefix}${randomBytes(secretBytes).toString("base64url")}`;
      return { key: store.add(owner, wish, { hash: hashOf(secret), hint: secret.slice(-4) }), secret };
    },
    list: store.list,
    revoke: store.remove,
    of: (secret) => {
      const key = store.byHash(hashOf(secret));
      if (key === null) throw new FacetError("forbidden", { reason: "key-unknown" });
      if (hasExpired(key)) throw new FacetError("forbidden", { reason: "key-expired" });
      if (key.lastUsedAt === null || Date.now() - Date.parse(key.lastUsedAt) >= usedEveryMs) noteUsed(key.keyId);
      return key;
    },
    holds: ({ keyId }) => {
      const key = store.byId(keyId);
      return key !== null && !hasExpired(key);
    },
    countRequests: async (key, calls) => {
      const { requestsPerMinute: limit } = key.limits;
      // No waiting would let it in.
      if (limit !== null && calls > limit) throw new FacetError("too-large", { what: "request" }, { next: ["edit"] });
      await count(key, "requests", limit, calls);
    },
    countQuestion: async (key, personaId) => {
      if (key.access === "read") throw new FacetError("forbidden", { reason: "key-only-reads" });
      if (key.personas !== null && (personaId === null || !key.personas.includes(personaId)))
        throw new FacetError("forbidden", { reason: "key-other-personas", personas: key.personas.join(", ") });
      await count(key, "questions", key.limits.questionsPerHour, 1);
    },
  };
}

export const hasExpired = ({ expiresAt }: Pick<AccessKey, "expiresAt">): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= Date.now();

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
