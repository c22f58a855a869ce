// models.*: which models there are, adding and probing a server, choosing the default.
import { z } from "zod";
import { dialects } from "../models/registry.ts";
import { modelId } from "../start-run.ts";
import { ownedProcedure, router, sharedProcedure } from "../trpc.ts";

const one = z.strictObject({ modelId });
/** What fits a header; a pasted key often ends with a line break. */
const key = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^[\x20-\x7e]+$/, "a key is one line of plain characters");
const server = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  model: z.string().min(1).max(300).optional(),
  key: key.optional(),
  dialect: z.enum(dialects).optional(),
  concurrency: z.number().int().min(1).max(1024).optional(),
});

export const modelsRouter = router({
  list: ownedProcedure.query(({ ctx }) => ({ models: ctx.services.models.list() })),
  add: sharedProcedure.input(server).mutation(({ ctx, input, signal }) => ctx.services.models.add(input, signal)),
  remove: sharedProcedure.input(one).mutation(({ ctx, input }) => {
    ctx.services.models.remove(input.modelId);
    return { removed: true };
  }),
  probe: sharedProcedure
    .input(one)
    .mutation(({ ctx, input, signal }) => ctx.services.models.probe(input.modelId, signal)),
  select: sharedProcedure.input(one).mutation(({ ctx, input }) => ctx.services.models.select(input.modelId)),
  fetch: sharedProcedure.input(one).mutation(({ ctx, input }) => {
    ctx.services.models.fetch(input.modelId);
    return { started: true };
  }),
});
