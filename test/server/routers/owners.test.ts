// Every procedure, asked by a second owner with every id of the first: unknown and foreign look the same.
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { loadConfig } from "../../../server/config.ts";
import { appRouter } from "../../../server/routers/app.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

type Ids = Readonly<
  Record<
    "conversationId" | "messageId" | "answerId" | "runId" | "fileId" | "documentId" | "ownFileId" | "ownConversationId",
    string
  >
>;
type Api = Awaited<ReturnType<typeof openServices>>["as"] extends (owner: string) => infer A ? A : never;

const input = { question: "q" };
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
  "runs.events": [(api, { runId }) => api.runs.events({ runId })],
  "runs.get": [(api, { runId }) => api.runs.get({ runId })],
  "runs.stop": [(api, { runId }) => api.runs.stop({ runId })],
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
  "documents.page": [(api, { documentId }) => api.documents.page({ documentId, page: 1 })],
};
/** Procedures that take no id of a row. Models belong to the installation, not to an owner. */
const withoutIds = new Set([
  "system.status",
  "personas.catalogue",
  "runs.follow",
  "conversations.list",
  "conversations.search",
  "conversations.create",
  "models.list",
  "models.add",
  "models.remove",
  "models.probe",
  "models.select",
  "models.fetch",
]);

// Kept flat by the router; its types keep them nested.
const paths = Object.keys(appRouter._def.procedures as Readonly<Record<string, unknown>>);

test("the table below names every procedure", () => {
  expect(paths.toSorted()).toEqual([...withoutIds, ...Object.keys(withIds)].toSorted());
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
  const ids = { ...started, fileId, documentId, ...own };
  while (models.llm.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 3));
  const { conversationId } = ids;
  const before = facet.services.store.conversations.get("ada", conversationId);
  for (const call of calls) {
    const refused = (given: Ids) =>
      call(facet.as("bob"), given).then(
        () => "answered",
        (thrown: { cause?: { data?: unknown } }) => thrown.cause?.data,
      );
    const foreign = await refused(ids);
    expect(foreign).toMatchObject({ code: "not-found" });
    const no = "no";
    const unknown = { conversationId: no, messageId: no, answerId: no, runId: no, fileId: no, documentId: no, ...own };
    expect(foreign).toEqual(await refused(unknown));
  }
  expect(facet.services.store.conversations.get("ada", conversationId)).toEqual(before);
  expect(facet.services.store.runs.get("ada", ids.runId).status).toBe("running");
  const { conversations } = await facet.as("bob").conversations.list();
  expect(conversations.map((each) => each.conversationId)).toEqual([ownConversationId]);
  expect((await facet.as("bob").conversations.search({ query: "q" })).conversations).toEqual([]);
  expect((await facet.as("bob").documents.list()).documents).toEqual([]);
  expect((await facet.as("ada").documents.get({ documentId })).conversationIds).toEqual([conversationId]);
});

test("a follower hears nothing of another owner's runs", async () => {
  const { followEvents } = await import("../../../server/queue/follow.ts");
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  const abort = new AbortController();
  const heard: string[] = [];
  const following = (async () => {
    for await (const { runId } of followEvents(facet.services.store, "bob", 0, abort.signal)) heard.push(runId);
  })();
  const ada = await facet.as("ada").personas.guide.start({ input });
  const bob = await facet.as("bob").personas.guide.start({ input });
  await facet.ended(ada.runId, "ada");
  await facet.ended(bob.runId, "bob");
  await new Promise((resolve) => setImmediate(resolve));
  abort.abort();
  await following;
  expect(new Set(heard)).toEqual(new Set([bob.runId]));
});

test.each([
  ["alone on this machine", {}, "local", true],
  ["behind a proxy, named in FACET_ADMINS", { FACET_AUTH: "proxy-header", FACET_ADMINS: "ada, grace" }, "grace", true],
  ["behind a proxy, not named there", { FACET_AUTH: "proxy-header", FACET_ADMINS: "ada" }, "bob", false],
  ["behind a proxy, where nobody is named", { FACET_AUTH: "proxy-header" }, "bob", false],
])("who is %s may change the models that all share, or not", async (_who, settings, owner, may) => {
  await using facet = await openServices({ models: scriptedModels([]) });
  Object.assign(facet.services, { config: loadConfig({ FACET_DATA: facet.folder, ...settings }) });
  const { models } = facet.as(owner);
  const modelId = "scripted";
  const url = "http://127.0.0.1:1";
  for (const call of [
    () => models.add({ url }),
    () => models.probe({ modelId }),
    () => models.select({ modelId }),
    () => models.fetch({ modelId }),
    () => models.remove({ modelId }),
  ]) {
    if (may) await expect(call()).resolves.toBeDefined();
    else await expect(call()).rejects.toMatchObject({ cause: { data: { code: "forbidden" } } });
  }
  expect((await models.list()).models).toHaveLength(1);
});
