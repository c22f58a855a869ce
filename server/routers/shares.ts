// shares.*: read-only snapshots of a conversation behind a link that can be revoked.
import { z } from "zod";
import { sharedConversation } from "../conversation-file/shared-conversation.ts";
import { id } from "../id.ts";
import { openProcedure, ownedProcedure, router } from "../trpc.ts";

export const sharesRouter = router({
  /** Makes a link to a conversation. Takes the active branch as it is now; what is said later is not in it. */
  add: ownedProcedure
    .input(z.strictObject({ conversationId: id }))
    .mutation(({ ctx: { services, owner }, input: { conversationId } }) =>
      services.store.shares.add(owner, conversationId, sharedConversation(services, owner, conversationId)),
    ),
  /** The links there are, of one conversation or of all. */
  list: ownedProcedure
    .input(z.strictObject({ conversationId: id.optional() }).optional())
    .query(({ ctx: { services, owner }, input }) => ({
      shares: services.store.shares.list(owner, input?.conversationId),
    })),
  /** Revokes a link at once. */
  remove: ownedProcedure
    .input(z.strictObject({ shareId: id }))
    .mutation(({ ctx: { services, owner }, input }) => services.store.shares.remove(owner, input.shareId)),
  /** What a link shows, for whoever has it. */
  get: openProcedure
    .input(z.strictObject({ shareId: id }))
    .query(({ ctx: { services }, input }) => services.store.shares.get(input.shareId)),
});
