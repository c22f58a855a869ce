// Every procedure with the ids it takes: what a second owner asks with the ids of the first.
import { expect } from "vitest";
import type { openServices } from "./services.ts";

export type Ids = Readonly<
  Record<
    | "conversationId"
    | "messageId"
    | "answerId"
    | "runId"
    | "fileId"
    | "documentId"
    | "imageId"
    | "memoryId"
    | "shareId"
    | "versionId"
    | "voiceId"
    | "keyId"
    | "ownFileId"
    | "ownConversationId",
    string
  >
>;
type Api = Awaited<ReturnType<typeof openServices>>["as"] extends (owner: string) => infer A ? A : never;

const input = { question: "q" };
const pair = ["guide", "researcher"].map((persona) => ({ persona, input }));
/** One call for each id that a procedure takes. */
export const withIds: Readonly<Record<string, readonly ((api: Api, ids: Ids) => Promise<unknown>)[]>> = {
  "personas.guide.start": [
    (api, { documentId }) => api.personas.guide.start({ input, documentIds: [documentId] }),
    (api, { conversationId }) => api.personas.guide.start({ input, conversationId }),
    (api, { answerId }) => api.personas.guide.start({ input, parentId: answerId }),
    (api, { imageId }) => api.personas.guide.start({ input, imageIds: [imageId] }),
  ],
  "personas.researcher.start": [
    (api, { conversationId }) => api.personas.researcher.start({ input, conversationId }),
    (api, { documentId }) => api.personas.researcher.start({ input, documentIds: [documentId] }),
  ],
  "personas.creator.start": [
    (api, { conversationId }) => api.personas.creator.start({ input: { brief: "b" }, conversationId }),
    (api, { imageId }) => api.personas.creator.start({ input: { brief: "b" }, imageIds: [imageId] }),
  ],
  "personas.developer.start": [
    (api, { conversationId }) => api.personas.developer.start({ input, conversationId }),
    (api, { documentId }) => api.personas.developer.start({ input, documentIds: [documentId] }),
  ],
  "keys.revoke": [(api, { keyId }) => api.keys.revoke({ keyId })],
  "voices.remove": [(api, { voiceId }) => api.voices.remove({ voiceId })],
  "runs.events": [(api, { runId }) => api.runs.events({ runId })],
  "runs.get": [(api, { runId }) => api.runs.get({ runId })],
  "runs.stop": [(api, { runId }) => api.runs.stop({ runId })],
  "conversations.list": [(api, { conversationId }) => api.conversations.list({ limit: 5, after: conversationId })],
  "conversations.export": [
    (api, { conversationId }) => api.conversations.export({ conversationId, format: "json" }),
    (api, { conversationId }) => api.conversations.export({ conversationId, format: "markdown" }),
  ],
  "conversations.get": [(api, { conversationId }) => api.conversations.get({ conversationId })],
  "conversations.rename": [(api, { conversationId }) => api.conversations.rename({ conversationId, title: "mine" })],
  "conversations.pin": [(api, { conversationId }) => api.conversations.pin({ conversationId, pinned: true })],
  "conversations.remove": [(api, { conversationId }) => api.conversations.remove({ conversationId })],
  "conversations.restore": [(api, { conversationId }) => api.conversations.restore({ conversationId })],
  "messages.get": [
    (api, { messageId }) => api.messages.get({ messageId }),
    (api, { answerId }) => api.messages.get({ messageId: answerId }),
  ],
  "messages.edit": [
    (api, { messageId }) => api.messages.edit({ messageId, input }),
    (api, { answerId }) => api.messages.edit({ messageId: answerId, input }),
  ],
  "messages.retry": [
    (api, { messageId }) => api.messages.retry({ messageId }),
    (api, { answerId }) => api.messages.retry({ messageId: answerId }),
  ],
  "messages.compare": [
    (api, { conversationId }) => api.messages.compare({ conversationId, answers: pair }),
    (api, { answerId }) => api.messages.compare({ parentId: answerId, answers: pair }),
    (api, { documentId }) => api.messages.compare({ documentIds: [documentId], answers: pair }),
    (api, { imageId }) => api.messages.compare({ imageIds: [imageId], answers: pair }),
  ],
  "messages.undo": [
    (api, { messageId }) => api.messages.undo({ messageId }),
    (api, { answerId }) => api.messages.undo({ messageId: answerId }),
  ],
  "messages.remove": [
    (api, { messageId }) => api.messages.remove({ messageId }),
    (api, { answerId }) => api.messages.remove({ messageId: answerId }),
  ],
  "memories.list": [(api, { conversationId }) => api.memories.list({ conversationId })],
  "memories.search": [(api, { conversationId }) => api.memories.search({ conversationId, query: "name", k: 5 })],
  "memories.add": [(api, { conversationId }) => api.memories.add({ conversationId, text: "It is Bob." })],
  "memories.edit": [
    (api, { memoryId }) => api.memories.edit({ memoryId, text: "It is Bob." }),
    (api, { answerId }) => api.memories.edit({ memoryId: answerId, text: "It is Bob." }),
  ],
  "memories.forget": [
    (api, { memoryId }) => api.memories.forget({ memoryId }),
    (api, { messageId }) => api.memories.forget({ memoryId: messageId }),
  ],
  "memories.restore": [(api, { memoryId }) => api.memories.restore({ memoryId })],
  "memories.keepForAll": [(api, { memoryId }) => api.memories.keepForAll({ memoryId, forAll: true })],
  "memories.setRemembers": [
    (api, { conversationId }) => api.memories.setRemembers({ conversationId, remembers: false }),
  ],
  "memories.context": [(api, { conversationId }) => api.memories.context({ conversationId, persona: "guide" })],
  "feedback.add": [(api, { answerId }) => api.feedback.add({ messageId: answerId, verdict: "like" })],
  "feedback.list": [(api, { conversationId }) => api.feedback.list({ conversationId })],
  "feedback.export": [(api, { answerId }) => api.feedback.export({ kind: "cases", messageId: answerId })],
  "shares.add": [(api, { conversationId }) => api.shares.add({ conversationId })],
  "shares.list": [(api, { conversationId }) => api.shares.list({ conversationId })],
  "shares.remove": [(api, { shareId }) => api.shares.remove({ shareId })],
  "messages.select": [
    (api, { messageId }) => api.messages.select({ messageId }),
    (api, { answerId }) => api.messages.select({ messageId: answerId }),
  ],
  "documents.list": [
    (api, { conversationId }) => api.documents.list({ conversationId }),
    (api, { documentId }) => api.documents.list({ after: documentId }),
  ],
  "documents.get": [(api, { documentId }) => api.documents.get({ documentId })],
  "documents.ingest": [
    (api, { fileId }) => api.documents.ingest({ fileId }),
    (api, { ownFileId, conversationId }) => api.documents.ingest({ fileId: ownFileId, conversationId }),
  ],
  "documents.retry": [(api, { documentId }) => api.documents.retry({ documentId, password: "x" })],
  "documents.cancel": [(api, { documentId }) => api.documents.cancel({ documentId })],
  "documents.remove": [(api, { documentId }) => api.documents.remove({ documentId })],
  "documents.link": [
    (api, { ownConversationId, documentId }) =>
      api.documents.link({ conversationId: ownConversationId, documentIds: [documentId] }),
    (api, { conversationId, documentId }) => api.documents.link({ conversationId, documentIds: [documentId] }),
  ],
  "documents.unlink": [
    (api, { conversationId, documentId }) => api.documents.unlink({ conversationId, documentId }),
    (api, { ownConversationId, documentId }) => api.documents.unlink({ conversationId: ownConversationId, documentId }),
  ],
  "documents.search": [
    (api, { documentId }) => api.documents.search({ query: "secret", documentIds: [documentId], k: 5 }),
  ],
  "data.profile": [(api, { documentId }) => api.data.profile({ documentId })],
  "data.query": [(api, { documentId }) => api.data.query({ documentIds: [documentId], sql: "select 1" })],
  "code.versions": [
    (api, { conversationId }) => api.code.versions({ conversationId }),
    (api, { ownConversationId, answerId }) =>
      api.code.versions({ conversationId: ownConversationId, messageId: answerId }),
  ],
  "code.version": [
    (api, { conversationId, versionId }) => api.code.version({ conversationId, versionId }),
    (api, { ownConversationId, versionId }) => api.code.version({ conversationId: ownConversationId, versionId }),
  ],
  "code.applyFix": [(api, { answerId }) => api.code.applyFix({ messageId: answerId, fixId: "f1" })],
  "code.undo": [(api, { conversationId }) => api.code.undo({ conversationId })],
  "code.restore": [
    (api, { conversationId, versionId }) => api.code.restore({ conversationId, versionId }),
    (api, { ownConversationId, versionId }) => api.code.restore({ conversationId: ownConversationId, versionId }),
  ],
  "code.keep": [
    (api, { conversationId }) => api.code.keep({ conversationId, files: [{ name: "a.py", text: "mine" }] }),
  ],
  "code.unpack": [(api, { fileId }) => api.code.unpack({ fileId })],
  "images.add": [(api, { fileId }) => api.images.add({ fileId })],
  "images.get": [(api, { imageId }) => api.images.get({ imageId })],
  "images.list": [
    async (api, { imageId }) => {
      const { images } = await api.images.list({ imageIds: [imageId] });
      expect(images).toEqual([]);
      return api.images.get({ imageId });
    },
  ],
  "images.edit": [(api, { imageId }) => api.images.edit({ imageId, name: "mine.jpg" })],
  "images.remove": [(api, { imageId }) => api.images.remove({ imageId })],
  "documents.outline": [(api, { documentId }) => api.documents.outline({ documentId })],
  "documents.page": [(api, { documentId }) => api.documents.page({ documentId, page: 1 })],
};
/** Procedures that take no id of a row. Models belong to the installation, not to an owner. */
export const withoutIds = new Set([
  "system.status",
  "personas.catalogue",
  "runs.follow",
  "conversations.search",
  "conversations.create",
  "conversations.import",
  "memories.aboutYou",
  "documents.count",
  "keys.list",
  "keys.add",
  "voices.list",
  "voices.learn",
  "voices.save",
  "code.warm",
  "code.runtimes",
  "code.check",
  "images.warm",
  "models.list",
  "models.add",
  "models.remove",
  "models.probe",
  "models.select",
  "models.fetch",
  "models.machine",
  "models.advise",
  "models.pause",
  "models.assign",
  "models.try",
]);
