// models.*: which models there are, adding and probing a server, choosing the default.
import { z } from "zod";
import { advise } from "../../pipelines/engine/sizing/advise.ts";
import { machineHere, machines } from "../../pipelines/engine/sizing/machines.ts";
import { dialects } from "../models/registry.ts";
import { tryModel } from "../models/try-model.ts";
import { id } from "../id.ts";
import { modelId, personaOf } from "../start-run.ts";
import { ownedProcedure, router, sharedProcedure } from "../trpc.ts";

const one = z.strictObject({ modelId });
/** What fits a header; a pasted key often ends with a line break. */
const key = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^[\x20-\x7e]+$/, "a key is one line of plain characters");
const maxTokens = z.number().int().min(1).max(1024).default(256);
const server = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  model: z.string().min(1).max(300).optional(),
  key: key.optional(),
  dialect: z.enum(dialects).optional(),
  concurrency: z.number().int().min(1).max(1024).optional(),
});

/** The default context is that of the published table. */
const wish = z.strictObject({
  machine: z.enum(["here", ...machines.map(({ id }) => id)]).default("here"),
  context: z.number().int().min(512).max(131_072).default(32_768),
  concurrency: z.number().int().min(1).max(512).default(1),
  cache: z.boolean().default(true),
  vision: z.boolean().default(false),
});

export const modelsRouter = router({
  /** The models there are, with their state and abilities. */
  list: ownedProcedure.query(({ ctx }) => ({ models: ctx.services.models.list() })),
  /** Adds an OpenAI-compatible server and asks it what it can. */
  add: sharedProcedure.input(server).mutation(({ ctx, input, signal }) => ctx.services.models.add(input, signal)),
  /** Removes a server that was added, or the weights that were fetched. */
  remove: sharedProcedure.input(one).mutation(async ({ ctx, input }) => {
    const { bytes } = await ctx.services.models.remove(input.modelId);
    return { removed: true, bytes };
  }),
  /** Asks a model again what it can. */
  probe: sharedProcedure
    .input(one)
    .mutation(({ ctx, input, signal }) => ctx.services.models.probe(input.modelId, signal)),
  /** Makes a model the one that answers. */
  select: sharedProcedure.input(one).mutation(({ ctx, input }) => ctx.services.models.select(input.modelId)),
  /** Begins to fetch the weights of a model; `list` says how far it is. */
  fetch: sharedProcedure.input(one).mutation(({ ctx, input }) => {
    ctx.services.models.fetch(input.modelId);
    return { started: true };
  }),

  /** What this computer has: memory, cores, graphics cards. */
  machine: ownedProcedure.query(({ ctx }) => ctx.services.machine.detect()),
  /** Which sizes of Gemma fit a machine, how fast they are at most, and the command that serves them. */
  advise: ownedProcedure.input(wish.prefault({})).query(async ({ ctx, input: { machine: id, ...wished } }) => {
    const listed = machines.find((machine) => machine.id === id);
    return advise(listed ?? machineHere(await ctx.services.machine.detect()), wished);
  }),
  /** Stops fetching; what came already is kept. */
  pause: sharedProcedure.input(one).mutation(async ({ ctx, input }) => {
    await ctx.services.models.pause(input.modelId);
    return { paused: true };
  }),
  /** Gives a persona a model of its own; null gives it the chosen one again. */
  assign: sharedProcedure
    .input(z.strictObject({ personaId: id, modelId: modelId.nullable() }))
    .mutation(({ ctx, input }) => {
      personaOf(ctx.services, input.personaId);
      ctx.services.models.assign(input.personaId, input.modelId);
      return { models: ctx.services.models.list() };
    }),
  /** One prompt, asked of a model outside of every conversation: a mutation that streams, because it is work and no news. */
  try: ownedProcedure
    .input(z.strictObject({ modelId, prompt: z.string().trim().min(1).max(8000), maxTokens }))
    .mutation(async ({ ctx: { services, key }, input, signal }) => {
      if (key) await services.keys.countQuestion(key, null);
      return tryModel(services, input, signal ?? new AbortController().signal);
    }),
});
