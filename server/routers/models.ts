// models.*: which models there are, adding and probing a server, choosing the default.
import { z } from "zod";
import { dialects } from "../models/registry.ts";
import { ownedProcedure, router } from "../trpc.ts";

const one = z.strictObject({ modelId: z.string().min(1).max(300) });
const server = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  model: z.string().min(1).max(300).optional(),
  key: z.string().min(1).max(2000).optional(),
  dialect: z.enum(dialects).optional(),
  concurrency: z.number().int().min(1).max(1024).optional(),
});

export const modelsRouter = router({
  list: ownedProcedure.query(({ ctx }) => ({ models: ctx.services.models.list() })),
  add: ownedProcedure.input(server).mutation(({ ctx, input, signal }) => ctx.services.models.add(input, signal)),
  remove: ownedProcedure.input(one).mutation(({ ctx, input }) => {
    ctx.services.models.remove(input.modelId);
    return { removed: true };
  }),
  probe: ownedProcedure
    .input(one)
    .mutation(({ ctx, input, signal }) => ctx.services.models.probe(input.modelId, signal)),
  select: ownedProcedure.input(one).mutation(({ ctx, input }) => ctx.services.models.select(input.modelId)),
  fetch: ownedProcedure.input(one).mutation(({ ctx, input }) => {
    ctx.services.models.fetch(input.modelId);
    return { started: true };
  }),
});
