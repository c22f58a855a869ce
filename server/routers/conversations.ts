// conversations.*: the list in the rail, and one conversation's tree with its active path.
import { z } from "zod";
import { ownedProcedure, router } from "../trpc.ts";

const id = z.string().min(1).max(64);
const title = z.string().trim().min(1).max(200);
const one = z.strictObject({ conversationId: id });

export const conversationsRouter = router({
  list: ownedProcedure.query(({ ctx: { services, owner } }) => ({
    conversations: services.store.conversations.list(owner),
    /** Follow from here: no event before it belongs to anything that is still running. */
    cursor: services.store.events.activeCursor(owner),
  })),
  search: ownedProcedure
    .input(z.strictObject({ query: z.string().trim().max(200) }))
    .query(({ ctx: { services, owner }, input }) => ({
      conversations: services.store.conversations.list(owner, input.query),
    })),
  get: ownedProcedure.input(one).query(({ ctx: { services, owner }, input: { conversationId } }) => ({
    conversation: services.store.conversations.get(owner, conversationId),
    messages: services.store.messages.tree(owner, conversationId),
    path: services.store.messages.path(owner, conversationId),
    /** The messages hold every event up to this seq. */
    cursor: services.store.events.cursor(owner),
  })),
  create: ownedProcedure
    .input(z.strictObject({ title: title.optional() }).optional())
    .mutation(({ ctx: { services, owner }, input }) => services.store.conversations.create(owner, input?.title ?? "")),
  rename: ownedProcedure
    .input(one.extend({ title }))
    .mutation(({ ctx: { services, owner }, input }) =>
      services.store.conversations.rename(owner, input.conversationId, input.title),
    ),
  pin: ownedProcedure
    .input(one.extend({ pinned: z.boolean() }))
    .mutation(({ ctx: { services, owner }, input }) =>
      services.store.conversations.pin(owner, input.conversationId, input.pinned),
    ),
  /** Hides the conversation; `restore` brings it back for five minutes, then it is deleted for good. Runs in it are stopped. */
  remove: ownedProcedure.input(one).mutation(async ({ ctx: { services, owner }, input: { conversationId } }) => {
    // First out of reach, so that no run begins in it while the others are stopped.
    const removed = services.store.conversations.remove(owner, conversationId);
    const running = services.store.runs
      .active()
      .filter((run) => run.owner === owner && run.conversationId === conversationId);
    await Promise.all(running.map((run) => services.queue.stop(owner, run.runId)));
    return removed;
  }),
  restore: ownedProcedure
    .input(one)
    .mutation(({ ctx: { services, owner }, input }) =>
      services.store.conversations.restore(owner, input.conversationId),
    ),
});
