// feedback.*: what a person says of an answer, kept with what is needed to ask again.
import { z } from "zod";
import { feedbackLabels } from "../../pipelines/engine/feedback.ts";
import { feedbackLines } from "../conversation-file/feedback-lines.ts";
import { id } from "../id.ts";
import { ownedProcedure, router } from "../trpc.ts";

export const feedbackRouter = router({
  /** Replaces what was said of the answer; null when nothing is said any more. */
  add: ownedProcedure
    .input(
      z.strictObject({
        messageId: id,
        verdict: z.enum(["like", "dislike"]).nullable(),
        labels: z.array(z.enum(feedbackLabels)).max(feedbackLabels.length).default([]),
        comment: z.string().trim().max(4000).default(""),
      }),
    )
    .mutation(({ ctx: { services, owner }, input }) => services.store.feedback.put(owner, input)),
  /** What was said of answers, of one conversation or of all. */
  list: ownedProcedure
    .input(z.strictObject({ conversationId: id.optional() }).optional())
    .query(({ ctx: { services, owner }, input }) => ({
      feedback: services.store.feedback.list(owner, input?.conversationId),
    })),
  /** What was said, as a file. One JSON object a line: `feedback` as it was given, `cases` to be replayed by `npm run eval -- cases <file>`. */
  export: ownedProcedure
    .input(z.strictObject({ kind: z.enum(["feedback", "cases"]), messageId: id.optional() }))
    .query(({ ctx: { services, owner }, input }) => feedbackLines(services.store.feedback.records(owner), input)),
});
