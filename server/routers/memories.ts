// memories.*: what is remembered of a conversation; recall and search are one code path.
import { z } from "zod";
import { imageLimits } from "../../pipelines/engine/images.ts";
import { id } from "../id.ts";
import { previewContext } from "../memory/preview-context.ts";
import { ownedProcedure, router } from "../trpc.ts";

const one = z.strictObject({ memoryId: id });
const ofConversation = z.strictObject({ conversationId: id });
/** Characters of a fact: one or two sentences. */
const text = z.string().trim().min(1).max(1000);

export const memoriesRouter = router({
  /** Facts and summary of the active branch. */
  list: ownedProcedure
    .input(ofConversation)
    .query(({ ctx: { services, owner }, input }) => services.memory.list(owner, input.conversationId)),
  /** Facts kept for all conversations. */
  aboutYou: ownedProcedure.query(({ ctx: { services, owner } }) => ({ memories: services.memory.aboutYou(owner) })),
  /** The memories a question would be given, best first. */
  search: ownedProcedure
    .input(ofConversation.extend({ query: z.string().trim().min(1).max(4000), k: z.number().int().min(1).max(50) }))
    .query(async ({ ctx: { services, owner }, input, signal }) => ({
      memories: await services.memory.search(owner, input, signal),
    })),
  /** Keeps a fact in a person's own words. */
  add: ownedProcedure
    .input(ofConversation.extend({ text }))
    .mutation(({ ctx: { services, owner }, input }) => services.memory.add(owner, input)),
  /** Changes the words of a fact, or of the summary. */
  edit: ownedProcedure
    .input(one.extend({ text: z.string().trim().min(1).max(20_000) }))
    .mutation(({ ctx: { services, owner }, input }) => services.memory.edit(owner, input.memoryId, input.text)),
  /** Forgets a fact or the summary, with its vector. */
  forget: ownedProcedure.input(one).mutation(async ({ ctx: { services, owner }, input }) => ({
    forgotten: await services.memory.forget(owner, input.memoryId),
  })),
  /** Takes back that a fact was forgotten, for some minutes. */
  restore: ownedProcedure
    .input(one)
    .mutation(({ ctx: { services, owner }, input }) => services.memory.restore(owner, input.memoryId)),
  /** Keeps a fact for all conversations, or for its own alone again. */
  keepForAll: ownedProcedure
    .input(one.extend({ forAll: z.boolean() }))
    .mutation(({ ctx: { services, owner }, input }) => services.memory.keepForAll(owner, input.memoryId, input.forAll)),
  /** The off switch of a conversation; off forgets what was kept. */
  setRemembers: ownedProcedure
    .input(ofConversation.extend({ remembers: z.boolean() }))
    .mutation(async ({ ctx: { services, owner }, input }) => ({
      forgotten: await services.memory.setRemembers(owner, input.conversationId, input.remembers),
    })),
  /** What the model will see of the conversation with the next message. */
  context: ownedProcedure
    .input(
      z.strictObject({
        conversationId: id.nullable(),
        persona: id,
        input: z.record(z.string(), z.unknown()).default({}),
        model: z.string().min(1).max(300).optional(),
        imageIds: z.array(id).max(imageLimits.count).optional(),
      }),
    )
    .query(({ ctx: { services, owner }, input, signal }) => previewContext(services, owner, input, signal)),
});
