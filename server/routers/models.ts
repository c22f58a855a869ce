// models.*: which models there are, adding and probing a server, choosing the default.
import { z } from "zod";
import { advise } from "../../pipelines/engine/sizing/advise.ts";
import { machineHere, machines } from "../../pipelines/engine/sizing/machines.ts";
import { dialects } from "../models/registry.ts";
import { tryModel } from "../models/try-model.ts";
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
  list: ownedProcedure.query(({ ctx }) => ({ models: ctx.services.models.list() })),
  add: sharedProcedure.input(server).mutation(({ ctx, input, signal }) => ctx.services.models.add(input, signal)),
  remove: sharedProcedure.input(one).mutation(async ({ ctx, input }) => {
    const { bytes } = await ctx.services.models.remove(input.modelId);
    return { removed: true, bytes };
  }),
  probe: sharedProcedure
    .input(one)
    .mutation(({ ctx, input, signal }) => ctx.services.models.probe(input.modelId, signal)),
  select: sharedProcedure.input(one).mutation(({ ctx, input }) => ctx.services.models.select(input.modelId)),
  fetch: sharedProcedure.input(one).mutation(({ ctx, input }) => {
    ctx.services.models.fetch(input.modelId);
    return { started: true };
  }),

  machine: ownedProcedure.query(({ ctx }) => ctx.services.machine.detect()),
  advise: ownedProcedure.input(wish.prefault({})).query(async ({ ctx, input: { machine: id, ...wished } }) => {
    const listed = machines.find((machine) => machine.id === id);
    return advise(listed ?? machineHere(await ctx.services.machine.detect()), wished);
  }),
  pause: sharedProcedure.input(one).mutation(async ({ ctx, input }) => {
    await ctx.services.models.pause(input.modelId);
    return { paused: true };
  }),
  /** Gives a persona a model of its own; null gives it the chosen one again. */
  assign: sharedProcedure
    .input(z.strictObject({ personaId: z.string().min(1).max(64), modelId: modelId.nullable() }))
    .mutation(({ ctx, input }) => {
      personaOf(ctx.services, input.personaId);
      ctx.services.models.assign(input.personaId, input.modelId);
      return { models: ctx.services.models.list() };
    }),
  /** One prompt, asked of a model outside of every conversation: a mutation that streams, because it is work and no news. */
  try: ownedProcedure
    .input(z.strictObject({ modelId, prompt: z.string().trim().min(1).max(8000), maxTokens }))
    .mutation(({ ctx, input, signal }) => tryModel(ctx.services, input, signal ?? new AbortController().signal)),
});
