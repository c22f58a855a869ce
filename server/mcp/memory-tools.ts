// The tools over what is remembered: list, search, add, forget. Without a conversation they mean the one last asked in the session.
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { id } from "../id.ts";
import { defineTool } from "./tool.ts";
import type { Tool, ToolCall } from "./tool.ts";

const conversationId = id.optional().describe("Left out: the conversation last asked in this session");

const keptMemory = z.object({
  memoryId: z.string(),
  kind: z.enum(["turn", "fact", "about-you"]),
  text: z.string(),
  messageId: z.string().nullable().describe("Where it was told"),
  at: z.string(),
});
type Kept = z.output<typeof keptMemory>;

const keptOf = ({ memoryId, kind, text, messageId, at }: Kept): Kept => ({ memoryId, kind, text, messageId, at });
const line = ({ memoryId, text }: Kept): string => `- ${text.trim()} (memoryId: ${memoryId})`;
const lines = (memories: readonly Kept[]): string => memories.map(line).join("\n") || "Nothing is remembered.";

function conversationOf(given: string | undefined, { place }: Pick<ToolCall, "place">): string {
  const known = given ?? place.conversationId;
  if (known === undefined)
    throw new FacetError("invalid-input", { field: "conversationId", reason: "required" }, { next: ["edit"] });
  return known;
}

const list = defineTool({
  name: "memory_list",
  title: "List what is remembered",
  description:
    "Lists the facts that are remembered of a conversation, and the summary of its older part. Without any conversation: the facts kept for all of them.",
  does: "reads",
  input: z.strictObject({ conversationId }),
  output: z.object({
    conversationId: z.string().nullable(),
    remembers: z.boolean().describe("False where the conversation's memory is off"),
    memories: z.array(keptMemory),
    summary: z.string().nullable(),
  }),
  run: async (input, { api, place }) => {
    const known = input.conversationId ?? place.conversationId;
    if (known === undefined) {
      const memories = (await api.memories.aboutYou()).memories.map(keptOf);
      return { text: lines(memories), value: { conversationId: null, remembers: true, memories, summary: null } };
    }
    const listed = await api.memories.list({ conversationId: known });
    const memories = listed.memories.map(keptOf);
    const summary = listed.summary?.text ?? null;
    const text = [lines(memories), ...(summary === null ? [] : [`Summary: ${summary}`])].join("\n\n");
    return { text, value: { conversationId: known, remembers: listed.remembers, memories, summary } };
  },
});

const search = defineTool({
  name: "memory_search",
  title: "Search memory",
  description: "Finds what was said or kept in a conversation that fits a question, as an answer would recall it.",
  does: "reads",
  input: z.strictObject({
    query: z.string().trim().min(1).max(4000),
    conversationId,
    k: z.number().int().min(1).max(50).default(8),
  }),
  output: z.object({ memories: z.array(keptMemory.extend({ score: z.number() })) }),
  run: async ({ query, k, ...input }, call) => {
    const found = await call.api.memories.search({
      conversationId: conversationOf(input.conversationId, call),
      query,
      k,
    });
    const memories = found.memories.map(({ score, ...each }) => ({ ...keptOf(each), score }));
    return { text: lines(memories), value: { memories } };
  },
});

const add = defineTool({
  name: "memory_add",
  title: "Remember a fact",
  description: "Keeps one or two sentences as a fact of a conversation, recalled where it fits.",
  does: "writes",
  input: z.strictObject({ text: z.string().trim().min(1).max(1000), conversationId }),
  output: z.object({ memory: keptMemory }),
  run: async ({ text, ...input }, call) => {
    const kept = await call.api.memories.add({ conversationId: conversationOf(input.conversationId, call), text });
    const memory = keptOf(kept);
    return { text: line(memory), value: { memory } };
  },
});

const forget = defineTool({
  name: "memory_forget",
  title: "Forget",
  description:
    "Forgets a fact or a summary, or recalls a turn no more. memoryId as memory_list and memory_search give it.",
  does: "removes",
  input: z.strictObject({ memoryId: id }),
  output: z.object({ forgotten: z.object({ memories: z.number(), vectors: z.number() }) }),
  run: async (input, { api }) => {
    const { forgotten } = await api.memories.forget(input);
    return { text: "Forgotten.", value: { forgotten } };
  },
});

export const memoryTools: readonly Tool[] = [list, search, add, forget];
