// conversations.*: the list in the rail, one conversation's tree with its active path, search, export and import.
import { z } from "zod";
import { exportConversation } from "../conversation-file/export.ts";
import { importConversation } from "../conversation-file/import.ts";
import { id } from "../id.ts";
import { ownedProcedure, router } from "../trpc.ts";
import type { Services } from "../trpc.ts";

const title = z.string().trim().min(1).max(200);
const one = z.strictObject({ conversationId: id });
/** Conversations one answer lists: more of them would be megabytes. */
const listedAtMost = 500;
/** Characters of a file to be imported: a thousand long turns. */
const longestImport = 20_000_000;

export const conversationsRouter = router({
  /** The conversations, pinned first, then by last use, in pages; `after` is the last conversation of the page before. Without a limit the longest page. */
  list: ownedProcedure
    .input(z.strictObject({ limit: z.number().int().min(1).max(listedAtMost), after: id.optional() }).optional())
    .query(({ ctx: { services, owner }, input }) => ({
      conversations: services.store.conversations.list(owner, input ?? { limit: listedAtMost }),
      total: services.store.conversations.count(owner),
      /** Follow from here: no event before it belongs to anything that is still running. */
      cursor: services.store.events.activeCursor(owner),
    })),
  /** Conversations by their title, and messages by their words. */
  search: ownedProcedure
    .input(z.strictObject({ query: z.string().trim().max(200), limit: z.number().int().min(1).max(100).default(50) }))
    .query(({ ctx: { services, owner }, input: { query, limit } }) => ({
      conversations: services.store.conversations.titled(owner, query, limit),
      hits: services.store.messages.search(owner, query, limit),
    })),
  /** The whole tree of messages, and the branch that is shown, from the first question to the last answer. */
  get: ownedProcedure.input(one).query(({ ctx: { services, owner }, input: { conversationId } }) => ({
    conversation: services.store.conversations.get(owner, conversationId),
    messages: services.store.messages.tree(owner, conversationId),
    path: services.store.messages.path(owner, conversationId),
    /** The messages hold every event up to this seq. */
    cursor: services.store.events.cursor(owner),
  })),
  /** An empty conversation; a question without one begins its own. */
  create: ownedProcedure
    .input(z.strictObject({ title: title.optional() }).optional())
    .mutation(({ ctx, input }) => told(ctx, ctx.services.store.conversations.create(ctx.owner, input?.title ?? ""))),
  /** Gives it a title that no later answer changes. */
  rename: ownedProcedure
    .input(one.extend({ title }))
    .mutation(({ ctx, input }) =>
      told(ctx, ctx.services.store.conversations.rename(ctx.owner, input.conversationId, input.title)),
    ),
  /** Keeps it at the top of the list, or lets it go. */
  pin: ownedProcedure
    .input(one.extend({ pinned: z.boolean() }))
    .mutation(({ ctx, input }) =>
      told(ctx, ctx.services.store.conversations.pin(ctx.owner, input.conversationId, input.pinned)),
    ),
  /** Hides the conversation; `restore` brings it back for five minutes, then it is deleted for good. Runs in it are stopped. */
  remove: ownedProcedure.input(one).mutation(async ({ ctx: { services, owner }, input: { conversationId } }) => {
    // First out of reach, so that no run begins in it while the others are stopped.
    const removed = services.store.conversations.remove(owner, conversationId);
    const running = services.store.runs
      .active()
      .filter((run) => run.owner === owner && run.conversationId === conversationId);
    await Promise.all(running.map((run) => services.queue.stop(owner, run.runId)));
    services.store.events.tellChange(owner, conversationId);
    return removed;
  }),
  /** Brings back what `remove` has hidden. */
  restore: ownedProcedure
    .input(one)
    .mutation(({ ctx, input }) => told(ctx, ctx.services.store.conversations.restore(ctx.owner, input.conversationId))),
  /** The whole tree as JSON, which `import` takes back, or the active branch as Markdown. */
  export: ownedProcedure
    .input(one.extend({ format: z.enum(["json", "markdown"]) }))
    .query(({ ctx: { services, owner }, input }) => exportConversation(services, owner, input)),
  /** Makes a conversation of what `export` gave as JSON, or of a list of `{role, text, at?}`. */
  import: ownedProcedure
    .input(z.strictObject({ json: z.string().min(1).max(longestImport), title: title.optional() }))
    .mutation(({ ctx, input }) => {
      const conversation = importConversation(ctx.services, ctx.owner, input);
      // What was told in it is remembered from now on.
      ctx.services.memory.start();
      return told(ctx, conversation);
    }),
});

/** The conversation, of whose change every open page has been told. */
function told<C extends { readonly conversationId: string }>(
  { services, owner }: { readonly services: Services; readonly owner: string },
  conversation: C,
): C {
  services.store.events.tellChange(owner, conversation.conversationId);
  return conversation;
}
