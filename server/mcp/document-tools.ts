// The tools over a person's documents: list, search, add and wait until it is read, read a page, remove.
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { documentStages } from "../../pipelines/engine/documents.ts";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { cleanName } from "../documents/file-storage.ts";
import { keepBytes, untilRead } from "../documents/until-read.ts";
import { id } from "../id.ts";
import { errorText } from "./error-result.ts";
import { defineTool } from "./tool.ts";
import type { Tool, ToolCall } from "./tool.ts";

const documentSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  pageCount: z.number().describe("0 until it is known"),
  stage: z.enum(documentStages),
  error: z.string().nullable().describe("Why it could not be read"),
  createdAt: z.string(),
});

function documentOf(document: DocumentInfo): z.output<typeof documentSchema> {
  const { documentId, name, mediaType, bytes, pageCount, stage, error, createdAt } = document;
  return { documentId, name, mediaType, bytes, pageCount, stage, error: error && errorText(error), createdAt };
}

const documentLine = ({ documentId, name, pageCount, stage, error }: z.output<typeof documentSchema>): string =>
  `- ${name} (${pageCount === 1 ? "1 page" : `${pageCount} pages`}, ${stage}) documentId: ${documentId}${error === null ? "" : `\n  ${error}`}`;

const list = defineTool({
  name: "documents_list",
  title: "List documents",
  description: "Lists the documents in Facet, newest first, with their ids, page counts and whether they are read.",
  does: "reads",
  input: z.strictObject({
    query: z.string().trim().max(200).optional().describe("Part of a name"),
    conversationId: id.optional().describe("Only those of this conversation"),
    limit: z.number().int().min(1).max(200).default(100),
    after: id.optional().describe("Last documentId of the page before"),
  }),
  output: z.object({ documents: z.array(documentSchema), total: z.number() }),
  run: async (input, { api }) => {
    const { documents: listed, total } = await api.documents.list(input);
    const documents = listed.map(documentOf);
    // Who reads the text alone would take the page for all there is.
    const of =
      documents.length === input.limit && total > input.limit
        ? [`(${documents.length} of ${total}; more with after)`]
        : [];
    return { text: [...documents.map(documentLine), ...of].join("\n") || "No documents.", value: { documents, total } };
  },
});

const search = defineTool({
  name: "documents_search",
  title: "Search documents",
  description:
    "Finds the passages of the documents that fit a question, by words and by meaning, each with its document's name and page. For an answer with checked citations use ask_researcher.",
  does: "reads",
  input: z.strictObject({
    query: z.string().trim().min(1).max(4000),
    documentIds: z.array(id).max(100).optional().describe("Left out: all documents"),
    k: z.number().int().min(1).max(50).default(8).describe("Passages at most"),
  }),
  output: z.object({
    passages: z.array(
      z.object({
        documentId: z.string(),
        name: z.string(),
        page: z.number(),
        section: z.string().nullable(),
        text: z.string(),
        score: z.number(),
      }),
    ),
  }),
  run: async (input, { api }) => {
    const found = (await api.documents.search(input)).passages;
    const passages = found.map(({ documentId, name, page, section, text, score }) => ({
      documentId,
      name,
      page,
      section,
      text,
      score,
    }));
    const text = passages.map(
      (each) => `${each.name}, p. ${each.page} (documentId: ${each.documentId})\n${each.text.trim()}`,
    );
    return { text: text.join("\n\n") || "Nothing in the documents fits.", value: { passages } };
  },
});

const add = defineTool({
  name: "documents_add",
  title: "Add a document",
  description:
    "Adds a document from text or from the bytes of a file (PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown, code, pictures of text), waits until it is read and gives its id. The same bytes again give the document that is there.",
  does: "writes",
  again: true,
  input: z.strictObject({
    name: z.string().trim().min(1).max(255).describe("File name with its ending, such as notes.md or report.pdf"),
    text: z.string().min(1).optional().describe("The text, instead of base64"),
    base64: z.base64().min(1).optional().describe("The file's bytes, instead of text"),
    conversationId: id.optional().describe("Conversation that is to use it"),
    password: z.string().min(1).max(1000).optional().describe("Of a protected file"),
  }),
  output: z.object({ document: documentSchema }),
  run: async ({ name: given, text, base64, conversationId, password }, call) => {
    const { services, caller, api } = call;
    if ((text === undefined) === (base64 === undefined))
      throw new FacetError(
        "invalid-input",
        { field: "text", reason: "one-of-these", allowed: "text, base64" },
        { next: ["edit"] },
      );
    // Before its bytes are kept.
    if (conversationId !== undefined) services.store.conversations.get(caller.owner, conversationId);
    const bytes = text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text);
    const name = cleanName(given);
    const fileId = await keepBytes(services.documents, caller.owner, { name, bytes }, call.signal);
    const { documentId } = await api.documents.ingest({ fileId, name, conversationId, password });
    const document = documentOf(await readWhole(documentId, call));
    return { text: documentLine(document), value: { document } };
  },
});

/** Resolves when it is read, or when that failed. A call that is taken back stops the reading. */
async function readWhole(
  documentId: string,
  { services, caller, signal, progress, isServing }: ToolCall,
): Promise<DocumentInfo> {
  const { documents } = services;
  const { owner } = caller;
  let told = "";
  const onLook = ({ name, stage, done, total }: DocumentInfo) => {
    const message = total > 0 ? `${stage}: ${done} of ${total}` : stage;
    if (message !== told) progress({ done: workDone(stage, done, total), total: 1, message: `${name}: ${message}` });
    told = message;
  };
  try {
    return await untilRead(documents, { owner, documentId, onLook }, signal);
  } catch (thrown) {
    if (signal.aborted && isServing()) documents.cancel(owner, documentId);
    throw thrown;
  }
}

/** Share of the whole: the stages counted alike. */
const stages: readonly string[] = ["queued", "parsing", "reading", "embedding", "indexing"];
const workDone = (stage: string, done: number, total: number): number =>
  (Math.max(stages.indexOf(stage), 0) + (total > 0 ? Math.min(done / total, 1) : 0)) / (stages.length + 1);

const getPage = defineTool({
  name: "documents_get_page",
  title: "Read a page",
  description: "Gives the text of one page of a document.",
  does: "reads",
  input: z.strictObject({ documentId: id, page: z.number().int().min(1).max(1_000_000) }),
  output: z.object({
    documentId: z.string(),
    page: z.number(),
    section: z.string().nullable(),
    text: z.string(),
  }),
  run: async ({ documentId, page }, { api }) => {
    const { text, section } = await api.documents.page({ documentId, page });
    return { text: text || "(This page holds no text.)", value: { documentId, page, section, text } };
  },
});

const remove = defineTool({
  name: "documents_remove",
  title: "Remove a document",
  description:
    "Removes a document for good, with its passages, its vectors and what is remembered of answers made from it.",
  does: "removes",
  input: z.strictObject({ documentId: id }),
  output: z.object({
    removed: z.object({
      rows: z.number(),
      passages: z.number(),
      vectors: z.number(),
      files: z.number(),
      memories: z.number(),
    }),
  }),
  run: async (input, { api }) => {
    const { removed } = await api.documents.remove(input);
    return { text: `Removed, with ${removed.passages} passages.`, value: { removed } };
  },
});

export const documentTools: readonly Tool[] = [list, search, add, getPage, remove];
