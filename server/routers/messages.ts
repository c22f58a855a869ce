// messages.*: branches. Edit, retry and compare begin one, undo and select show one; only remove deletes.
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { Question, StartedRun } from "../../pipelines/engine/conversations.ts";
import { id } from "../id.ts";
import { modelId, personaOf, startBeside, startRun } from "../start-run.ts";
import { ownedProcedure, router } from "../trpc.ts";
import type { Services } from "../trpc.ts";

/** That a question can name. */
const documentsAtMost = 100;
const imageIds = z.array(id).max(imageLimits.count);
const branch = z.strictObject({ messageId: id, persona: id.optional(), model: modelId.optional() });

export const messagesRouter = router({
  /** One message as it stands: a program that waited for an answer reads it without its conversation. */
  get: ownedProcedure
    .input(z.strictObject({ messageId: id }))
    .query(({ ctx: { services, owner }, input: { messageId } }) => services.store.messages.get(owner, messageId)),
  /** Asks a question anew with other words, as a branch beside it. */
  edit: ownedProcedure
    .input(branch.extend({ input: z.record(z.string(), z.unknown()), imageIds: imageIds.optional() }))
    .mutation(
      ({
        ctx: { services, owner, key },
        input: { messageId, input, persona, model, imageIds: given },
      }): Promise<StartedRun> => {
        const question = questionOf(services, owner, messageId);
        const { conversationId, parentId, documentIds, imageIds } = question;
        const next = personaOf(services, persona ?? question.persona.id);
        // Of what it was asked about, what is still there.
        const { documents } = services.documents.listPart(owner, { documentIds, limit: documentsAtMost });
        const isHere = new Set(documents.map(({ documentId }) => documentId));
        const pictures = () => services.images.list(owner, imageIds).map(({ imageId }) => imageId);
        const place = {
          conversationId,
          parentId,
          documentIds: documentIds.filter((each) => isHere.has(each)),
          imageIds: given ?? pictures(),
        };
        return startRun(services, owner, next, { input, modelId: model, key, ...place });
      },
    ),
  /** Answers a question once more, as a branch beside its other answers. */
  retry: ownedProcedure
    .input(branch)
    .mutation(({ ctx: { services, owner, key }, input: { messageId, persona, model } }): Promise<StartedRun> => {
      const question = questionOf(services, owner, messageId);
      const { conversationId, parentId, messageId: questionId, input, documentIds, imageIds } = question;
      const next = personaOf(services, persona ?? question.persona.id);
      const start = { input, modelId: model, key, conversationId, parentId, questionId, documentIds, imageIds };
      return startRun(services, owner, next, start);
    }),
  /** Asks one question of two personas or two models side by side; the first is the active branch until the other is selected. */
  compare: ownedProcedure
    .input(
      z.strictObject({
        conversationId: id.optional(),
        parentId: id.nullable().optional(),
        documentIds: z.array(id).max(documentsAtMost).optional(),
        imageIds: imageIds.optional(),
        /** Of a conversation that begins with it. */
        remembers: z.boolean().optional(),
        answers: z
          .array(z.strictObject({ persona: id, input: z.record(z.string(), z.unknown()), model: modelId.optional() }))
          .length(2),
      }),
    )
    .mutation(({ ctx: { services, owner, key }, input }): Promise<StartedRun> =>
      startBeside(services, owner, { key, ...input }),
    ),
  /** Shows the branch as it was before this question: the conversation goes on from the answer before it, and the words come back. */
  undo: ownedProcedure
    .input(z.strictObject({ messageId: id }))
    .mutation(({ ctx: { services, owner }, input: { messageId } }) => {
      const question = questionOf(services, owner, messageId);
      const { conversationId, parentId, input, persona, documentIds, imageIds } = question;
      // Throws while an answer to it, or to what follows, is being written.
      services.store.messages.subtree(owner, question.messageId);
      services.store.messages.setHead(owner, conversationId, parentId);
      services.store.events.tellChange(owner, conversationId);
      const path = services.store.messages.path(owner, conversationId);
      return { path, input, persona: persona.id, documentIds, imageIds };
    }),
  /** Deletes a message and every branch that grows from it, with what was remembered of them and made of their code. */
  remove: ownedProcedure
    .input(z.strictObject({ messageId: id }))
    .mutation(async ({ ctx: { services, owner }, input: { messageId } }) => {
      const { conversationId } = services.store.messages.get(owner, messageId);
      const messageIds = services.store.messages.subtree(owner, messageId);
      const versions = services.store.versions.count(owner, messageIds);
      const forgetting = services.memory.forgetMessages(owner, messageIds);
      // In the same turn of the event loop: a question asked while vectors are removed finds the branch gone, and is not taken with it.
      services.store.messages.remove(owner, messageId);
      services.store.events.tellChange(owner, conversationId);
      const path = services.store.messages.path(owner, conversationId);
      const { memories, vectors } = await forgetting;
      return { removed: { messages: messageIds.length, versions, memories, vectors }, path };
    }),
  /** Shows the branch that holds this message, and gives its path. */
  select: ownedProcedure
    .input(z.strictObject({ messageId: id }))
    .mutation(({ ctx: { services, owner }, input: { messageId } }) => {
      const path = services.store.messages.select(owner, messageId);
      services.store.events.tellChange(owner, services.store.messages.get(owner, messageId).conversationId);
      return { path };
    }),
});

/** The question itself, or the question an answer belongs to. */
function questionOf(services: Services, owner: string, messageId: string): Question {
  const message = services.store.messages.get(owner, messageId);
  if (message.role === "user") return message;
  const question = message.parentId === null ? null : services.store.messages.get(owner, message.parentId);
  if (question?.role !== "user") throw new FacetError("not-found", { what: "message" });
  return question;
}
