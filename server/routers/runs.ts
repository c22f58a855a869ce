// runs.*: follow, read and stop runs. Following never starts work.
import { tracked } from "@trpc/server";
import { z } from "zod";
import { id } from "../id.ts";
import { followEvents, waitForEvents } from "../queue/follow.ts";
import { ownedProcedure, router } from "../trpc.ts";
import { whileLetIn } from "../keys/while-let-in.ts";

const cursor = z.number().int().nonnegative();
/** An EventSource sends back what it was sent: text. */
const sentBack = z.union([
  cursor,
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

export const runsRouter = router({
  /** All events of the caller's runs after the cursor; without one, from the beginning of what is running. */
  follow: ownedProcedure
    .input(z.strictObject({ after: cursor.optional(), lastEventId: sentBack.nullish() }).optional())
    .subscription(async function* follow({ ctx, input, signal }) {
      const after = input?.lastEventId ?? input?.after;
      using letIn = whileLetIn(ctx.services, ctx, signal);
      for await (const logged of followEvents(ctx.services.store, ctx.owner, after, letIn.signal)) {
        if (!letIn.holds()) return;
        yield tracked(String(logged.seq), logged);
      }
    }),
  /** One run's events after the cursor, for clients that cannot follow a stream; waits up to `waitMs` for news. */
  events: ownedProcedure
    .input(
      z.strictObject({ runId: id, after: cursor.default(0), waitMs: z.number().int().min(0).max(30_000).default(0) }),
    )
    .query(({ ctx, input, signal }) => waitForEvents(ctx.services.store, ctx.owner, input, signal)),
  /** How a run stands: its status, its answer so far, its steps with their times. */
  get: ownedProcedure.input(z.strictObject({ runId: id })).query(({ ctx, input }) => {
    const run = ctx.services.store.runs.get(ctx.owner, input.runId);
    const message = ctx.services.store.messages.get(ctx.owner, run.answerId);
    if (message.role !== "assistant") throw new Error("a run's answer is an assistant message");
    const { status, text, outputs, usage, steps, error } = message;
    const { runId, conversationId, questionId, answerId, createdAt, startedAt, endedAt } = run;
    return {
      runId,
      conversationId,
      questionId,
      answerId,
      status,
      text,
      outputs,
      usage,
      steps,
      error,
      createdAt,
      startedAt,
      endedAt,
    };
  }),
  /** Ends the run; `shown` is the last seq the person saw, and exactly that much of the answer is kept. */
  stop: ownedProcedure
    .input(z.strictObject({ runId: id, shown: cursor.optional() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.services.queue.stop(ctx.owner, input.runId, input.shown);
      return { status: ctx.services.store.runs.get(ctx.owner, input.runId).status };
    }),
});
