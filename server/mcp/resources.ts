// Documents and conversations as resources: the recent ones listed, every one read by its address.
import {
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  ResourceTemplate,
} from "@modelcontextprotocol/server";
import type { McpServer, ReadResourceResult, Variables } from "@modelcontextprotocol/server";
import { errorDataOf, errorText } from "./error-result.ts";
import type { CallParts } from "./tool.ts";

/** Of each kind that a list names; every other is found by its id. */
const listedAtMost = 50;
/** Characters of a document that one read gives; the rest is read page by page. */
const longestText = 2_000_000;

export function registerResources(server: McpServer, parts: CallParts): void {
  const { services, caller, api } = parts;
  const { owner } = caller;
  const one = (variables: Variables, name: string): string => decoded(String(variables[name]));

  const documents = new ResourceTemplate("facet://documents/{documentId}", {
    list: () => ({
      resources: services.documents
        .listPart(owner, { limit: listedAtMost })
        .documents.map(({ documentId, name, title, pageCount, createdAt }) => ({
          uri: `facet://documents/${documentId}`,
          name,
          title: title ?? name,
          description: `${pageCount} pages, added ${createdAt.slice(0, 10)}`,
          mimeType: "text/plain",
        })),
    }),
  });
  server.registerResource(
    "document",
    documents,
    {
      title: "Document",
      description: "The text of all pages of a document, each under its number",
      mimeType: "text/plain",
    },
    (uri, variables) => reading(uri, "text/plain", () => wholeText(parts, one(variables, "documentId"))),
  );
  server.registerResource(
    "page",
    new ResourceTemplate("facet://documents/{documentId}/pages/{page}", { list: undefined }),
    { title: "Page of a document", description: "The text of one page, counted from 1", mimeType: "text/plain" },
    (uri, variables) =>
      reading(uri, "text/plain", async () => {
        const page = Number(one(variables, "page"));
        return (await api.documents.page({ documentId: one(variables, "documentId"), page })).text;
      }),
  );

  for (const [name, title, ending, format, mediaType] of [
    ["conversation", "Conversation to read", "md", "markdown", "text/markdown"],
    ["conversation-file", "Conversation as a file", "json", "json", "application/json"],
  ] as const) {
    const template = new ResourceTemplate(`facet://conversations/{conversationId}.${ending}`, {
      list: () => ({
        resources: services.store.conversations.list(owner, { limit: listedAtMost }).map((each) => ({
          uri: `facet://conversations/${each.conversationId}.${ending}`,
          name: `${each.conversationId}.${ending}`,
          title: each.title || each.conversationId,
          description: `${title}, last used ${each.updatedAt.slice(0, 10)}`,
          mimeType: mediaType,
        })),
      }),
    });
    const description = ending === "md" ? "The branch that is shown, as Markdown" : "The whole tree, for an import";
    server.registerResource(name, template, { title, description, mimeType: mediaType }, (uri, variables) =>
      reading(uri, mediaType, async () => {
        const conversationId = one(variables, "conversationId");
        return (await api.conversations.export({ conversationId, format })).text;
      }),
    );
  }
}

async function reading(uri: URL, mimeType: string, read: () => Promise<string>): Promise<ReadResourceResult> {
  try {
    return { contents: [{ uri: uri.href, mimeType, text: await read() }] };
  } catch (thrown) {
    const data = errorDataOf(thrown);
    if (data.code === "not-found" || data.code === "invalid-input")
      throw new ResourceNotFoundError(uri.href, `${errorText(data)} (${uri.href})`);
    throw new ProtocolError(ProtocolErrorCode.InternalError, errorText(data), data);
  }
}

/** Pages in order, each after a line with its number, so that an answer can say where it stands. */
async function wholeText({ services, caller }: CallParts, documentId: string): Promise<string> {
  const { pages } = services.documents.get(caller.owner, documentId);
  let text = "";
  for (const { page } of pages) {
    text += `--- p. ${page} ---\n${services.documents.page(caller.owner, documentId, page).text.trim()}\n\n`;
    if (text.length < longestText) continue;
    return `${text}--- The document goes on: read facet://documents/${documentId}/pages/${page + 1} ---\n`;
  }
  return text;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
