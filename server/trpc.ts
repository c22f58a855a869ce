// tRPC, set up once: the context, how errors cross the wire, and the one procedure every row is reached through.
import { setTimeout } from "node:timers/promises";
import { initTRPC } from "@trpc/server";
import type { TRPCError } from "@trpc/server";
import { getStatusCodeFromKey } from "@trpc/server/unstable-core-do-not-import";
import type { Logger } from "pino";
import { z } from "zod";
import type { CodeTools } from "../pipelines/engine/code.ts";
import type { Persona } from "../pipelines/engine/define-persona.ts";
import { errorSentence } from "../pipelines/engine/error-sentences.ts";
import { FacetError, errorStatus, toFacetError } from "../pipelines/engine/errors.ts";
import type { FacetErrorData } from "../pipelines/engine/errors.ts";
import type { Sandbox } from "../pipelines/engine/sandbox.ts";
import type { Accounts, Person } from "./auth/accounts.ts";
import type { Config } from "./config.ts";
import type { Data } from "./data/open-data.ts";
import type { Documents } from "./documents/documents.ts";
import { fieldFacts } from "./http/field-facts.ts";
import type { Images } from "./images/images.ts";
import type { AccessKey, Keys } from "./keys/access-key.ts";
import { nobody } from "./keys/caller-of.ts";
import type { Missing } from "./keys/caller-of.ts";
import { checkKey } from "./keys/check-key.ts";
import type { MachineInfo } from "./machine/open-machine.ts";
import type { Memory } from "./memory/memory.ts";
import type { ModelRegistry } from "./models/registry.ts";
import type { Queue } from "./queue/queue.ts";
import type { FacetStore } from "./store/facet-store.ts";
import { isLocked, lockedError, triedEveryMs, waitedAtMostMs } from "./store/until-unlocked.ts";
import type { Vectors } from "./vectors/open-vectors.ts";

/** Everything the procedures work with; built once in start.ts. */
export interface Services {
  readonly config: Config;
  readonly version: string;
  readonly store: FacetStore;
  readonly documents: Documents;
  readonly data: Data;
  readonly images: Images;
  readonly tools: CodeTools;
  readonly sandbox: Sandbox;
  readonly memory: Memory;
  /** Persona by id, if it is on this disk. */
  readonly personaById: (id: string) => Persona | undefined;
  readonly queue: Queue;
  readonly keys: Keys;
  /** Null where FACET_AUTH needs none. */
  readonly accounts: Accounts | null;
  readonly models: ModelRegistry;
  readonly machine: MachineInfo;
  readonly vectors: Vectors;
  readonly log: Logger;
}

export interface Context {
  readonly services: Services;
  /** Who asks: `local` on loopback, else the name the trusted proxy gives, or the owner of the key; null when nobody is named. */
  readonly owner: string | null;
  /** The key a program showed; null for a person. */
  readonly key: AccessKey | null;
  /** Who is signed in, where people have accounts here. */
  readonly person?: Person;
  /** Why there is no owner. */
  readonly missing?: Missing;
}

interface Meta {
  /** A mutation because it is work, and nothing is other than before: a key that only reads may call it. */
  readonly onlyReads?: boolean;
}

const trpc = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    jsonl: { contentType: "application/jsonl" },
    sse: { ping: { enabled: true, intervalMs: 5000 }, client: { reconnectAfterInactivityMs: 15_000 } },
    errorFormatter: ({ shape, error }) => {
      const facet = facetErrorOf(error);
      return {
        ...shape,
        message: errorSentence(facet, "en"),
        data: { ...shape.data, facet, httpStatus: errorStatus[facet.code] },
      };
    },
  });

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

/** Reaches rows of one owner. The only other way is a share, whose id is the key. Each call counts against the limit of the caller's key, also in a batch. */
export const ownedProcedure = trpc.procedure.use(async ({ ctx, meta, type, next }) => {
  if (ctx.owner === null) throw nobody(ctx.missing ?? "no-owner");
  const changes = type === "mutation" && meta?.onlyReads !== true;
  await checkKey(ctx.services.keys, ctx.key, changes ? "write" : "read");
  // While another program writes to the database, a call waits beside all others and is then made again: of its write nothing was done.
  for (const until = performance.now() + waitedAtMostMs; ; await setTimeout(triedEveryMs)) {
    const result = await next({ ctx: { owner: ctx.owner } });
    if (result.ok || !isLocked(result.error)) return result;
    if (performance.now() > until) throw lockedError(result.error);
  }
});

/** For a person alone: what would let a program give itself more than its key allows. */
export const personProcedure = ownedProcedure.use(({ ctx, next }) => {
  if (ctx.key !== null) throw new FacetError("forbidden", { reason: "person-only" });
  return next();
});

/** For what holds no row of anyone, or is meant to be read by whoever has an unguessable id. */
export const openProcedure = trpc.procedure;

/** Changes what all owners share, such as the models: for the one person on loopback, an admin, or an owner that FACET_ADMINS names. */
export const sharedProcedure = personProcedure.use(({ ctx, next }) => {
  if (isAdmin(ctx.services, ctx)) return next();
  throw new FacetError("forbidden", { reason: "models-shared" });
});

/** Whether the caller may do and see what is of all owners. */
export function isAdmin(
  { config, accounts }: Pick<Services, "config" | "accounts">,
  { owner }: { readonly owner: string | null },
): boolean {
  if (config.FACET_AUTH === "none") return true;
  if (owner === null) return false;
  return accounts === null ? config.FACET_ADMINS.includes(owner) : accounts.isAdmin(owner);
}

/** The closed-set error of anything tRPC caught: our own, a body that fits no schema, or an unknown path. */
export function facetErrorOf(error: TRPCError): FacetErrorData {
  if (error.cause instanceof z.ZodError) {
    return { code: "invalid-input", facts: fieldFacts(error.cause), kept: [], next: ["edit"] };
  }
  const own = toFacetError(error.cause ?? error);
  if (own.data.code !== "unexpected") return own.data;
  const status = getStatusCodeFromKey(error.code);
  if (error.code === "NOT_FOUND") return { code: "not-found", facts: { what: "procedure" }, kept: [], next: [] };
  if (status === 413) return { code: "too-large", facts: { what: "request" }, kept: [], next: ["edit"] };
  if (status >= 400 && status < 500)
    return { code: "invalid-input", facts: { field: "input", reason: error.message }, kept: [], next: ["edit"] };
  return own.data;
}
