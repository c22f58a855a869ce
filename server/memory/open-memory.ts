// Puts memory together: rows in the store, vectors under the embedder, the work behind the chats.
import type { Logger } from "pino";
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { ScopedMemory } from "../../pipelines/engine/memory.ts";
import { errorForLog } from "../error-for-log.ts";
import type { ModelRegistry } from "../models/registry.ts";
import type { FacetStore } from "../store/facet-store.ts";
import type { Vectors } from "../vectors/open-vectors.ts";
import { openAfterRun } from "./after-run.ts";
import { current, factsOn } from "./branch-facts.ts";
import { furthestSummary } from "./branch-summaries.ts";
import { openEditing } from "./edit.ts";
import { openForgetting } from "./forget.ts";
import { keptOf } from "./kept-memory.ts";
import { keepFactsOf } from "./keep-facts.ts";
import type { BranchScope, Memory } from "./memory.ts";
import { openMemoryVectors } from "./memory-vectors.ts";
import { keepModelFacts } from "./model-facts.ts";
import { recall } from "./recall.ts";
import { openRemembering } from "./remember.ts";
import { summariseBranch } from "./summarise-branch.ts";
import { tellKept } from "./tell-kept.ts";
import { titleConversation } from "./title-conversation.ts";

interface MemoryParts {
  readonly store: FacetStore;
  readonly models: Pick<ModelRegistry, "embed" | "list" | "open" | "pool">;
  readonly vectors: Pick<Vectors, "index" | "status">;
  readonly log: Logger;
  /** Default true. False: no model is asked behind the answers, and there are no titles, summaries and facts by models. */
  readonly asksModels?: boolean;
  /** For tests: milliseconds a model has rested before it is asked behind the answers. */
  readonly restMs?: number;
}

/** Does nothing in the background until `start`, or until something is to be remembered. */
export function openMemory(parts: MemoryParts): Memory {
  const { store: all, models, vectors: index, log, asksModels = true } = parts;
  const { memories: store, messages } = all;
  const vectors = openMemoryVectors({ store, models, vectors: index, log });
  const chat = { isBusy: () => all.runs.active().some(({ status }) => status === "running") };
  const remembering = openRemembering({ store, messages, vectors, chat, log });
  const forgetting = openForgetting({ store, messages, vectors });
  const editing = openEditing({ store, messages, forgetting });
  const behindParts = { store: all, models, log, restMs: parts.restMs };
  const behind = openAfterRun(behindParts, [
    (run, signal) => titleConversation(behindParts, run, signal),
    async (run, signal) => {
      if (await keepModelFacts(behindParts, run, signal)) remembering.wake();
    },
    (run, signal) => summariseBranch(behindParts, run, signal),
  ]);

  const scoped = (owner: string, { conversationId, messageId }: BranchScope): ScopedMemory => {
    // Throws for a conversation that is not the owner's.
    store.remembers(owner, conversationId);
    const path = messageId === null ? [] : messages.pathTo(owner, messageId);
    const branch = { conversationId, path };
    return {
      summary: () =>
        store.remembers(owner, conversationId) ? furthestSummary(store.summaries(owner, conversationId), path) : null,
      recall: (query, k, options) => recall({ store, vectors, log }, owner, branch, { ...options, query, k }),
    };
  };
  const activeBranch = (owner: string, conversationId: string) => {
    const path = messages.path(owner, conversationId);
    return { conversationId, path, messageId: path.at(-1) ?? null };
  };
  /** Does what was asked, then looks whether something is to be embedded. */
  const woken = <T>(result: T): T => {
    remembering.wake();
    return result;
  };
  /** Facts of a question at once, where those of the questions before it are read; else behind them, so that it corrects them. */
  const readQuestion = (run: Run): void => {
    const branch = store.messagesById(run.owner, messages.pathTo(run.owner, run.questionId));
    const [first, ...others] = branch.filter(({ role, factsRead }) => role === "user" && !factsRead);
    if (first?.messageId !== run.questionId || others.length > 0) return;
    tellKept(all, run, keepFactsOf({ store, messages }, first).length);
  };

  return {
    scoped,
    list: (owner, conversationId) => {
      const { path } = activeBranch(owner, conversationId);
      if (!store.remembers(owner, conversationId)) return { remembers: false, memories: [], summary: null };
      const facts = current(factsOn(store.facts(owner, conversationId), { conversationId, path }));
      const summary = furthestSummary(store.summaries(owner, conversationId), path);
      const turns = summary === null ? 0 : Math.ceil((path.indexOf(summary.throughId) + 1) / 2);
      return {
        remembers: true,
        memories: facts.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map(keptOf),
        summary: summary && { ...summary, turns },
      };
    },
    search: async (owner, { conversationId, query, k }, signal) =>
      scoped(owner, activeBranch(owner, conversationId)).recall(query, k, signal && { signal }),
    aboutYou: (owner) => store.factsAboutYou(owner).toReversed().map(keptOf),
    add: (owner, fact) => woken(editing.add(owner, fact)),
    edit: async (owner, memoryId, text) => woken(await editing.edit(owner, memoryId, text)),
    keepForAll: (owner, memoryId, forAll) => woken(editing.keepForAll(owner, memoryId, forAll)),
    forget: async (owner, memoryId) => woken(await forgetting.forget(owner, memoryId)),
    restore: (owner, memoryId) => woken(forgetting.restore(owner, memoryId)),
    setRemembers: async (owner, conversationId, remembers) =>
      woken(await forgetting.setRemembers(owner, conversationId, remembers)),
    forgetConversation: async (owner, conversationId) =>
      woken(await forgetting.forgetConversation(owner, conversationId)),
    // Not async: what cannot be noted down is thrown at once, and who asked goes no further.
    forgetMessages: (owner, messageIds) => forgetting.forgetMessages(owner, messageIds).then(woken),
    forgetDocument: async (owner, documentId) => woken(await forgetting.forgetDocument(owner, documentId)),
    afterRun: (run) => {
      try {
        readQuestion(run);
        if (asksModels) behind.wake(run);
      } catch (thrown) {
        log.warn({ err: errorForLog(thrown), runId: run.runId }, "A turn is remembered later");
      }
      remembering.wake();
    },
    start: remembering.wake,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([behind[Symbol.asyncDispose](), remembering[Symbol.asyncDispose]()]);
      // What a person has asked to be removed is not left half done.
      await vectors.exclusively(async () => {});
    },
  };
}
