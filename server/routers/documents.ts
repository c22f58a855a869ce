// documents.*: what a person has uploaded, how far it is read, and the search in it. Bytes go over plain HTTP (file-routes.ts).
import { z } from "zod";
import { documentKinds, documentStages } from "../../pipelines/engine/documents.ts";
import { id } from "../id.ts";
import { ownedProcedure, router } from "../trpc.ts";

const ids = z.array(id).max(100);
const one = z.strictObject({ documentId: id });
/** Documents one answer lists: more of them would be megabytes. */
const listedAtMost = 500;
const password = z.string().min(1).max(1000).optional();

export const documentsRouter = router({
  /** Documents, newest first, in pages: all, those of one conversation, those of some ids that are still there, with words in their names, of one kind, at some stages. `total` counts what fits; `after` is the last document of the page before. Without a limit the longest page. */
  list: ownedProcedure
    .input(
      z
        .strictObject({
          conversationId: id.optional(),
          documentIds: ids.optional(),
          query: z.string().trim().max(200).optional(),
          kind: z.enum(documentKinds).optional(),
          stages: z.array(z.enum(documentStages)).min(1).max(documentStages.length).optional(),
          limit: z.number().int().min(1).max(listedAtMost).default(listedAtMost),
          after: id.optional(),
        })
        .optional(),
    )
    .query(({ ctx: { services, owner }, input }) =>
      services.documents.listPart(owner, input ?? { limit: listedAtMost }),
    ),
  /** How many documents there are. */
  count: ownedProcedure.query(({ ctx: { services, owner } }) => ({ documents: services.documents.count(owner) })),
  /** One document: how far it is read, and what became of each page. */
  get: ownedProcedure
    .input(one)
    .query(({ ctx: { services, owner }, input }) => services.documents.get(owner, input.documentId)),
  /** Begins to read an uploaded file, or gives the document that has its bytes already. */
  ingest: ownedProcedure
    .input(
      z.strictObject({
        fileId: id,
        name: z.string().trim().min(1).max(255).optional(),
        conversationId: id.optional(),
        password,
      }),
    )
    .mutation(({ ctx: { services, owner }, input }) => services.documents.ingest(owner, input)),
  /** Reads a document again, with its password where it has one. */
  retry: ownedProcedure
    .input(one.extend({ password }))
    .mutation(({ ctx: { services, owner }, input }) =>
      services.documents.retry(owner, input.documentId, input.password),
    ),
  /** Stops reading; what is read already stays. */
  cancel: ownedProcedure
    .input(one)
    .mutation(({ ctx: { services, owner }, input }) => services.documents.cancel(owner, input.documentId)),
  /** Deletes a document for good: the counts say what went, and nothing is left. */
  remove: ownedProcedure.input(one).mutation(async ({ ctx: { services, owner }, input: { documentId } }) => {
    services.documents.get(owner, documentId);
    // First: what was answered from it is recalled no more, even where its vectors cannot be reached now.
    const { memories } = await services.memory.forgetDocument(owner, documentId);
    return { removed: { ...(await services.documents.remove(owner, documentId)), memories } };
  }),
  /** Makes documents part of a conversation, and lists those it has then. */
  link: ownedProcedure
    .input(z.strictObject({ conversationId: id, documentIds: ids.min(1) }))
    .mutation(({ ctx: { services, owner }, input: { conversationId, documentIds } }) => {
      services.documents.link(owner, conversationId, documentIds);
      return { documents: services.documents.list(owner, { conversationId }) };
    }),
  /** Takes a document out of a conversation; the document stays. */
  unlink: ownedProcedure
    .input(one.extend({ conversationId: id }))
    .mutation(({ ctx: { services, owner }, input: { conversationId, documentId } }) => {
      services.documents.unlink(owner, conversationId, documentId);
      return { documents: services.documents.list(owner, { conversationId }) };
    }),
  /** The passages that fit a question best. The same path as a run's retrieval; no ids means all documents. */
  search: ownedProcedure
    .input(
      z.strictObject({
        query: z.string().trim().min(1).max(4000),
        documentIds: ids.optional(),
        k: z.number().int().min(1).max(50),
      }),
    )
    .query(async ({ ctx: { services, owner }, input, signal }) => ({
      passages: await services.documents.search(owner, input, signal ?? new AbortController().signal),
    })),
  /** The text of a page with the place of every word. */
  page: ownedProcedure
    .input(one.extend({ page: z.number().int().min(1).max(1_000_000) }))
    .query(({ ctx: { services, owner }, input }) => services.documents.page(owner, input.documentId, input.page)),
  /** The contents of a document: operations, schemas and symbols of API documentation, headings of anything else. */
  outline: ownedProcedure.input(one).query(({ ctx: { services, owner }, input }) => ({
    nodes: services.documents.outline(owner, input.documentId),
  })),
});
