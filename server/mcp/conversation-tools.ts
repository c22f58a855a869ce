// The tools over conversations: list, search, read the branch that is shown, export, import.
import { z } from "zod";
import type { Conversation } from "../../pipelines/engine/conversations.ts";
import { id } from "../id.ts";
import { answerText } from "./answer-text.ts";
import { defineTool } from "./tool.ts";
import type { Tool } from "./tool.ts";

/** Characters of a file to be imported, as the procedure takes them. */
const longestImport = 20_000_000;

const conversationSchema = z.object({
  conversationId: z.string(),
  title: z.string(),
  personas: z.array(z.string()),
  messageCount: z.number(),
  updatedAt: z.string(),
});

function conversationOf(conversation: Conversation): z.output<typeof conversationSchema> {
  const { conversationId, title, personas, messageCount, updatedAt } = conversation;
  return { conversationId, title, personas: [...personas], messageCount, updatedAt };
}

const line = ({ conversationId, title, updatedAt }: z.output<typeof conversationSchema>): string =>
  `- ${title || "(no title)"} (${updatedAt.slice(0, 10)}) conversationId: ${conversationId}`;

const list = defineTool({
  name: "conversations_list",
  title: "List conversations",
  description: "Lists conversations, pinned ones first, then by last use.",
  does: "reads",
  input: z.strictObject({
    limit: z.number().int().min(1).max(200).default(30),
    after: id.optional().describe("Last conversationId of the page before"),
  }),
  output: z.object({ conversations: z.array(conversationSchema), total: z.number() }),
  run: async (input, { api }) => {
    const listed = await api.conversations.list(input);
    const conversations = listed.conversations.map(conversationOf);
    return {
      text: conversations.map(line).join("\n") || "No conversations.",
      value: { conversations, total: listed.total },
    };
  },
});

const search = defineTool({
  name: "conversations_search",
  title: "Search conversations",
  description: "Finds conversations by their title, and messages in all conversations by their words.",
  does: "reads",
  input: z.strictObject({
    query: z.string().trim().min(1).max(200),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    conversations: z.array(conversationSchema),
    messages: z.array(
      z.object({
        conversationId: z.string(),
        title: z.string(),
        messageId: z.string(),
        role: z.enum(["user", "assistant"]),
        persona: z.string(),
        at: z.string(),
        text: z.string().describe("The words around the hit"),
      }),
    ),
  }),
  run: async (input, { api }) => {
    const found = await api.conversations.search(input);
    const conversations = found.conversations.map(conversationOf);
    const messages = found.hits.map(({ parts, conversationId, title, messageId, role, persona, at }) => {
      const text = parts.map((part) => part.text).join("");
      return { conversationId, title, messageId, role, persona, at, text };
    });
    const hits = messages.map(
      (each) => `- ${each.text.trim()} (in “${each.title}”, conversationId: ${each.conversationId})`,
    );
    return {
      text: [...conversations.map(line), ...hits].join("\n") || "Nothing found.",
      value: { conversations, messages },
    };
  },
});

const get = defineTool({
  name: "conversations_get",
  title: "Read a conversation",
  description: "Gives the turns of a conversation's shown branch as text, oldest first, with their ids.",
  does: "reads",
  input: z.strictObject({
    conversationId: id,
    last: z.number().int().min(1).max(500).default(40).describe("Only the last so many messages"),
  }),
  output: z.object({
    conversation: conversationSchema,
    messages: z.array(
      z.object({
        messageId: z.string(),
        role: z.enum(["user", "assistant"]),
        persona: z.string().nullable(),
        at: z.string(),
        status: z.string().nullable().describe("Of an answer"),
        text: z.string(),
      }),
    ),
    earlier: z.number().describe("Messages before these"),
  }),
  run: async ({ conversationId, last }, { services, caller }) => {
    const { conversations, messages: stored } = services.store;
    const conversation = conversationOf(conversations.get(caller.owner, conversationId));
    const path = stored.path(caller.owner, conversationId);
    const shown = path.slice(-last).map((messageId) => stored.get(caller.owner, messageId));
    const messages = shown.map((message) => ({
      messageId: message.messageId,
      role: message.role,
      persona: message.persona?.id ?? null,
      at: message.at,
      status: message.role === "assistant" ? message.status : null,
      text:
        message.role === "assistant"
          ? answerText(services.personaById(message.persona?.id ?? ""), message)
          : message.text,
    }));
    const text = messages.map(
      (each) => `${each.role === "user" ? "Question" : `Answer (${each.persona ?? "?"})`}:\n${each.text}`,
    );
    const earlier = path.length - shown.length;
    return {
      text: [`# ${conversation.title}`, ...(earlier > 0 ? [`(${earlier} earlier messages)`] : []), ...text].join(
        "\n\n",
      ),
      value: { conversation, messages, earlier },
    };
  },
});

const exportOne = defineTool({
  name: "conversations_export",
  title: "Export a conversation",
  description:
    "Gives a conversation as a file: markdown is the shown branch to read, json the whole tree, which conversations_import takes back.",
  does: "reads",
  input: z.strictObject({ conversationId: id, format: z.enum(["markdown", "json"]).default("markdown") }),
  output: z.object({ name: z.string(), mediaType: z.string(), text: z.string() }),
  run: async (input, { api }) => {
    const { name, mediaType, text } = await api.conversations.export(input);
    return { text, value: { name, mediaType, text } };
  },
});

const importOne = defineTool({
  name: "conversations_import",
  title: "Import a conversation",
  description:
    'Makes a conversation of what conversations_export gave as json, or of a JSON list of {"role", "text", "at"?}. Asking then goes on in it.',
  does: "writes",
  input: z.strictObject({
    json: z.string().min(1).max(longestImport),
    title: z.string().trim().min(1).max(200).optional(),
  }),
  output: z.object({ conversation: conversationSchema }),
  run: async (input, { api, place }) => {
    const conversation = conversationOf(await api.conversations.import(input));
    place.conversationId = conversation.conversationId;
    return { text: line(conversation), value: { conversation } };
  },
});

export const conversationTools: readonly Tool[] = [list, search, get, exportOne, importOne];
