import { expect, test } from "vitest";
import { openWithDocuments, read } from "../../support/moon-documents.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { wordVectors } from "../../support/remembering.ts";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";

const conflict = { cause: { data: { code: "conflict", next: ["wait"] } } };
const guide = (question: string, depth = "curious") => ({ persona: "guide", input: { question, depth } });

test("one question is answered side by side, each by its own persona; the chosen answer goes on", async () => {
  const models = scriptedModels((_asked, call) => ({ text: `answer ${call}` }));
  await using facet = await openServices({ models });
  const api = facet.as("local");
  const started = await api.messages.compare({ answers: [guide("Why?"), guide("Why?", "expert")] });
  const { conversationId, messageId, answerId, alongside } = started;
  const [other] = alongside;
  expect(await facet.ended(started.runId)).toMatchObject({ status: "done" });
  expect(await facet.ended(other?.runId ?? "")).toMatchObject({ status: "done", input: { depth: "expert" } });
  const { messages, path } = await api.conversations.get({ conversationId });
  expect(path).toEqual([messageId, answerId]);
  expect(messages).toMatchObject([{ role: "user" }, { beside: null }, { beside: answerId }]);
  const { path: chosen } = await api.messages.select({ messageId: other?.answerId ?? "" });
  expect(chosen).toEqual([messageId, other?.answerId]);
  const next = await api.personas.guide.start({ input: { question: "And then?" }, conversationId });
  expect(facet.services.store.runs.get("local", next.runId).parentId).toBe(other?.answerId);
  await facet.ended(next.runId);
});

test("stopping one of two leaves the other, and where only one runs at a time the other waits its turn", async () => {
  const models = scriptedModels((_asked, call) => (call === 0 ? { text: ["a"], hang: true } : { text: "b" }), {
    limit: 1,
  });
  await using facet = await openServices({ models });
  const api = facet.as("local");
  const started = await api.messages.compare({ answers: [guide("Why?"), guide("Why?", "expert")] });
  while (models.llm.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 3));
  const other = started.alongside[0]?.runId ?? "";
  expect(facet.services.store.runs.get("local", other).status).toBe("queued");
  await api.runs.stop({ runId: started.runId });
  expect(await facet.ended(other)).toMatchObject({ status: "done" });
  expect(facet.services.store.runs.get("local", started.runId).status).toBe("stopped");
});

test("one wrong input of two is refused by name, and neither is begun", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const compare = facet.as("local").messages.compare({ answers: [guide("Why?"), guide("Why?", "deep")] });
  await expect(compare).rejects.toMatchObject({ cause: { issues: [{ path: ["depth"] }] } });
  expect(facet.services.store.conversations.count("local")).toBe(0);
});

test("undo gives the words back and shows the conversation before them; while they are answered it waits", async () => {
  const wait = Promise.withResolvers<void>();
  const models = scriptedModels((_asked, call) => (call === 1 ? { text: "b", until: wait.promise } : { text: "a" }));
  await using facet = await openServices({ models });
  const api = facet.as("local");
  const first = await api.personas.guide.start({ input: { question: "one" } });
  await facet.ended(first.runId);
  const { conversationId } = first;
  const second = await api.personas.guide.start({ input: { question: "two", depth: "expert" }, conversationId });
  await expect(api.messages.undo({ messageId: second.messageId })).rejects.toMatchObject(conflict);
  await expect(api.messages.remove({ messageId: first.messageId })).rejects.toMatchObject(conflict);
  wait.resolve();
  await facet.ended(second.runId);
  expect(await api.messages.undo({ messageId: second.answerId })).toEqual({
    path: [first.messageId, first.answerId],
    input: { question: "two", depth: "expert", sources: "documents", action: "auto" },
    persona: "guide",
    documentIds: [],
    imageIds: [],
  });
  expect((await api.conversations.get({ conversationId })).messages).toHaveLength(4);
  expect((await api.messages.select({ messageId: second.messageId })).path).toHaveLength(4);
  const { removed, path } = await api.messages.remove({ messageId: second.messageId });
  expect(removed.messages).toBe(2);
  expect(path).toEqual([first.messageId, first.answerId]);
  expect(await api.messages.undo({ messageId: first.messageId })).toMatchObject({
    path: [],
    input: { question: "one" },
  });
});

test("a question whose document was deleted is answered once more and asked in other words, without it", async () => {
  await using facet = await openWithDocuments();
  const api = facet.as("local");
  const [gone, kept] = [await read(facet, "moon.pdf"), await read(facet, "sun.pdf")];
  const first = await api.personas.researcher.start({ input: { question: "What is it?" }, documentIds: [gone, kept] });
  await facet.ended(first.runId);
  await api.documents.remove({ documentId: gone });
  const sources = async ({ runId, answerId }: Awaited<typeof started>) => {
    await facet.ended(runId);
    const answer = facet.services.store.messages.get("local", answerId);
    return answer.role === "assistant" && answer.sources.map(({ documentId }) => documentId);
  };
  const started = api.messages.retry({ messageId: first.messageId });
  expect(await sources(await started)).toEqual([kept]);
  const other = await api.messages.edit({
    messageId: first.messageId,
    input: { question: "What shines on the moon?" },
  });
  expect(await sources(other)).toEqual([kept]);
  expect(facet.services.store.messages.get("local", other.messageId)).toMatchObject({ documentIds: [kept] });
  const foreign = api.personas.guide.start({ input: { question: "q" }, documentIds: [gone] });
  await expect(foreign).rejects.toMatchObject({ cause: { data: { code: "not-found" } } });
});

test("what is asked on a branch while its vectors are being removed is refused at once, never taken and lost", async () => {
  const removing = Promise.withResolvers<void>();
  const index = openExactIndex(":memory:");
  const slow = {
    ...index,
    remove: (...given: Parameters<typeof index.remove>) => removing.promise.then(() => index.remove(...given)),
  };
  const vectors = { index: slow, status: () => ({ kind: "exact", state: "ready", detail: null }) as const };
  const models = scriptedModels(() => ({ text: "a" }));
  await using facet = await openServices({ models, vectors, embed: wordVectors });
  const api = facet.as("local");
  const first = await api.personas.guide.start({ input: { question: "one" } });
  await facet.ended(first.runId);
  const { conversationId, answerId: parentId } = first;
  const removed = api.messages.remove({ messageId: first.messageId });
  const asked = api.personas.guide.start({ input: { question: "two" }, conversationId, parentId });
  await expect(asked).rejects.toMatchObject({ cause: { data: { code: "not-found" } } });
  removing.resolve();
  expect(await removed).toMatchObject({ removed: { messages: 2 }, path: [] });
});
