// Every procedure, asked by a second owner with every id of the first: unknown and foreign look the same.
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { appRouter } from "../../../server/routers/app.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { endWith, newQuestion } from "../../support/told-run.ts";

type Ids = Readonly<
  Record<
    | "conversationId"
    | "messageId"
    | "answerId"
    | "runId"
    | "fileId"
    | "documentId"
    | "memoryId"
    | "shareId"
    | "versionId"
    | "ownFileId"
    | "ownConversationId",
    string
  >
>;
type Api = Awaited<ReturnType<typeof openServices>>["as"] extends (owner: string) => infer A ? A : never;

const input = { question: "q" };
const pair = ["guide", "researcher"].map((persona) => ({ persona, input }));
/** One call for each id that a procedure takes. */
const withIds: Readonly<Record<string, readonly ((api: Api, ids: Ids) => Promise<unknown>)[]>> = {
  "personas.guide.start": [
    (api, { documentId }) => api.personas.guide.start({ input, documentIds: [documentId] }),
    (api, { conversationId }) => api.personas.guide.start({ input, conversationId }),
    (api, { answerId }) => api.personas.guide.start({ input, parentId: answerId }),
  ],
  "personas.researcher.start": [
    (api, { conversationId }) => api.personas.researcher.start({ input, conversationId }),
    (api, { documentId }) => api.personas.researcher.start({ input, documentIds: [documentId] }),
  ],
  "personas.developer.start": [
    (api, { conversationId }) => api.personas.developer.start({ input, conversationId }),
    (api, { documentId }) => api.personas.developer.start({ input, documentIds: [documentId] }),
  ],
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
  "documents.list": [(api, { conversationId }) => api.documents.list({ conversationId })],
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
  "documents.outline": [(api, { documentId }) => api.documents.outline({ documentId })],
  "documents.page": [(api, { documentId }) => api.documents.page({ documentId, page: 1 })],
};
/** Procedures that take no id of a row. Models belong to the installation, not to an owner. */
const withoutIds = new Set([
  "system.status",
  "personas.catalogue",
  "runs.follow",
  "conversations.search",
  "conversations.create",
  "conversations.import",
  "memories.aboutYou",
  "documents.count",
  "code.runtimes",
  "code.check",
  "models.list",
  "models.add",
  "models.remove",
  "models.probe",
  "models.select",
  "models.fetch",
]);

// Kept flat by the router; its types keep them nested.
const paths = Object.keys(appRouter._def.procedures as Readonly<Record<string, unknown>>);

/** Its id is the key: whoever has it may read. */
const open = "shares.get";

test("the tables above name every procedure", () => {
  expect(paths.toSorted()).toEqual([...withoutIds, ...Object.keys(withIds), open].toSorted());
});

test.each(Object.entries(withIds))("%s finds nothing of another owner, and changes nothing", async (_path, calls) => {
  const models = scriptedModels(() => ({ text: ["a"], hang: true }));
  await using facet = await openServices({ models });
  const uploaded = (owner: string) =>
    facet.services.documents.files.put(
      owner,
      "notes.txt",
      Readable.from([`of ${owner}`]),
      new AbortController().signal,
    );
  const { fileId } = await uploaded("ada");
  const { documentId } = await facet.as("ada").documents.ingest({ fileId });
  const { fileId: ownFileId } = await uploaded("bob");
  const started = await facet.as("ada").personas.guide.start({ input, documentIds: [documentId] });
  const { conversationId: ownConversationId } = await facet.as("bob").conversations.create();
  const own = { ownFileId, ownConversationId };
  const { conversationId } = started;
  const { memoryId } = await facet.as("ada").memories.add({ conversationId, text: "It is Ada." });
  const { feedback, shares } = facet.services.store;
  feedback.put("ada", { messageId: started.answerId, verdict: "dislike", labels: [], comment: "" });
  const { shareId } = shares.add("ada", conversationId, {
    snapshot: { title: "q", at: "", messages: [] },
    throughId: started.answerId,
  });
  const { runs, versions } = facet.services.store;
  const coded = await runs.start("ada", newQuestion("why?"));
  endWith(facet.services.store, coded.runId, { answer: "so" }, "ada");
  const files = [{ name: "a.py", language: "python" as const, text: "x = 1" }];
  const edited = { origin: "edited" as const, title: null, fixId: null, restores: null, files };
  const { versionId } = versions.add("ada", coded.conversationId, edited);
  const ids = { ...started, fileId, documentId, memoryId, shareId, versionId, ...own };
  while (models.llm.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 3));
  const kept = () => ({
    conversation: facet.services.store.conversations.get("ada", conversationId),
    path: facet.services.store.messages.path("ada", conversationId),
    feedback: feedback.list("ada"),
    shares: shares.list("ada"),
    memories: facet.services.memory.list("ada", conversationId),
    versions: versions.ofBranch("ada", coded.answerId),
  });
  const before = kept();
  for (const call of calls) {
    const refused = (given: Ids) =>
      call(facet.as("bob"), given).then(
        () => "answered",
        (thrown: { cause?: { data?: unknown } }) => thrown.cause?.data,
      );
    const foreign = await refused(ids);
    expect(foreign).toMatchObject({ code: "not-found" });
    const no = "no";
    const unknown = { ...Object.fromEntries(Object.keys(ids).map((key) => [key, no])), ...own } as Ids;
    expect(foreign).toEqual(await refused(unknown));
  }
  expect(kept()).toEqual(before);
  expect(facet.services.store.runs.get("ada", ids.runId).status).toBe("running");
  const { conversations } = await facet.as("bob").conversations.list();
  expect(conversations.map((each) => each.conversationId)).toEqual([ownConversationId]);
  expect(await facet.as("bob").conversations.search({ query: "q" })).toEqual({ conversations: [], hits: [] });
  expect((await facet.as("bob").feedback.list()).feedback).toEqual([]);
  expect((await facet.as("bob").shares.list()).shares).toEqual([]);
  expect((await facet.as("bob").memories.aboutYou()).memories).toEqual([]);
  expect((await facet.as("bob").documents.list()).documents).toEqual([]);
  expect((await facet.as("bob").documents.count()).documents).toBe(0);
  expect((await facet.as("ada").documents.get({ documentId })).conversationIds).toEqual([conversationId]);
});
