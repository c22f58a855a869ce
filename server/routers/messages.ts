// messages.*: branches. Edit and retry begin one, select shows one; nothing is deleted by them.
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Question, StartedRun } from "../../pipelines/engine/ports.ts";
import { modelId, personaById, startRun } from "../start-run.ts";
import { ownedProcedure, router } from "../trpc.ts";
import type { Services } from "../trpc.ts";

const id = z.string().min(1).max(64);
const branch = z.strictObject({ messageId: id, persona: id.optional(), model: modelId.optional() });

export const messagesRouter = router({
  /** Asks a question anew with other words, as a branch beside it. */
  edit: ownedProcedure
    .input(branch.extend({ input: z.record(z.string(), z.unknown()) }))
    .mutation(({ ctx: { services, owner }, input: { messageId, input, persona, model } }): Promise<StartedRun> => {
      const question = questionOf(services, owner, messageId);
      const { conversationId, parentId, documentIds } = question;
      const next = personaById(persona ?? question.persona.id);
      return startRun(services, owner, next, { input, modelId: model, conversationId, parentId, documentIds });
    }),
  /** Answers a question once more, as a branch beside its other answers. */
  retry: ownedProcedure
    .input(branch)
    .mutation(({ ctx: { services, owner }, input: { messageId, persona, model } }): Promise<StartedRun> => {
      const question = questionOf(services, owner, messageId);
      const { conversationId, parentId, messageId: questionId, input, documentIds } = question;
      const next = personaById(persona ?? question.persona.id);
      const start = { input, modelId: model, conversationId, parentId, questionId, documentIds };
      return startRun(services, owner, next, start);
    }),
  select: ownedProcedure.input(z.strictObject({ messageId: id })).mutation(({ ctx: { services, owner }, input }) => ({
    path: services.store.messages.select(owner, input.messageId),
  })),
});

/** The question itself, or the question an answer belongs to. */
function questionOf(services: Services, owner: string, messageId: string): Question {
  const message = services.store.messages.get(owner, messageId);
  if (message.role === "user") return message;
  const question = message.parentId === null ? null : services.store.messages.get(owner, message.parentId);
  if (question?.role !== "user") throw new FacetError("not-found", { what: "message" });
  return question;
}
