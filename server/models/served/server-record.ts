// What is kept of a model server: where it is, what the probe found, and what it said itself since.
import { z } from "zod";
import { dialects } from "../registry.ts";

/** Tokens below which a number in a refusal is no context. */
export const leastContext = 256;

const probed = z.object({
  url: z.string(),
  dialect: z.enum(dialects),
  model: z.string(),
  models: z.array(z.string()),
  context: z.number(),
  vision: z.boolean(),
  json: z.boolean(),
  usage: z.boolean(),
  concurrency: z.number(),
  probedAt: z.string(),
});
export const serverRecord = z.object({
  modelId: z.string(),
  /** As it was given. */
  url: z.string(),
  model: z.string().optional(),
  dialect: z.enum(dialects).optional(),
  concurrency: z.number().optional(),
  /** The server of FACET_MODEL_URL: here as long as the setting is. */
  environment: z.boolean().optional(),
  probed: probed.nullable(),
  /** Tokens of context that it named when it refused a prompt: fewer than the probe had found. */
  refusedAt: z.number().optional(),
});
export type ServerRecord = z.infer<typeof serverRecord>;

/** Tokens; 0 before the first probe. */
export function contextOf({ probed: result, refusedAt = Infinity }: ServerRecord): number {
  return Math.min(result?.context ?? 0, refusedAt);
}

/** Stable over restarts and readable: host, path and model. */
export function idOf(base: URL, model: string): string {
  const path = base.pathname.replace(/\/v\d+\w*$/, "").replace(/\/+$/, "");
  return `${base.host}${path}${model === "" ? "" : `/${model}`}`;
}
