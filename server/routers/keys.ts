// keys.*: what programs show instead of a person. Made, listed and revoked by people alone.
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { id } from "../id.ts";
import type { AccessKey } from "../keys/access-key.ts";
import { hasExpired } from "../keys/open-keys.ts";
import { personaOf } from "../start-run.ts";
import { personProcedure, router } from "../trpc.ts";

/** More than a model answers; whoever wants no limit leaves it out. */
const limit = z.number().int().min(1).max(1_000_000).nullable().default(null);

/** Some times fit the pattern and are none, such as the 60th second. */
const time = z.iso
  .datetime({ offset: true, error: "no-time" })
  .refine((at) => !Number.isNaN(Date.parse(at)), "no-time");

const wish = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Those it may ask; null: all there are, also later ones. */
  personas: z.array(id).min(1).max(100).nullable().default(null),
  access: z.enum(["read", "write"]).default("write"),
  /** Null: it never expires. */
  expiresAt: time.nullable().default(null),
  requestsPerMinute: limit,
  questionsPerHour: limit,
});

export const keysRouter = router({
  /** The keys that programs show, newest first, expired ones too; `needed`: programs get in with a key only. */
  list: personProcedure.query(({ ctx: { services, owner } }) => ({
    keys: services.keys.list(owner).map(shown),
    needed: services.config.FACET_KEYS === "required",
  })),
  /** Makes a key. No other answer holds its secret. */
  add: personProcedure.input(wish).mutation(({ ctx: { services, owner }, input }) => {
    const { name, access, requestsPerMinute, questionsPerHour } = input;
    const personas = input.personas && [...new Set(input.personas)];
    for (const persona of personas ?? []) personaOf(services, persona);
    const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt).toISOString();
    if (expiresAt !== null && Date.parse(expiresAt) <= Date.now())
      throw new FacetError("invalid-input", { field: "expiresAt", reason: "in-the-past" }, { next: ["edit"] });
    const limits = { requestsPerMinute, questionsPerHour };
    const { key, secret } = services.keys.add(owner, { name, personas, access, limits, expiresAt });
    return { key: shown(key), secret };
  }),
  /** Ends a key, at once. */
  revoke: personProcedure.input(z.strictObject({ keyId: id })).mutation(({ ctx: { services, owner }, input }) => {
    services.keys.revoke(owner, input.keyId);
    return { revoked: true };
  }),
});

/** A key as a person sees it in a list: by this machine's clock. */
const shown = ({ owner: _owner, ...key }: AccessKey) => ({ ...key, expired: hasExpired(key) });

export type ListedKey = ReturnType<typeof shown>;
