import { expect, test } from "vitest";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test("a question that comes while its conversation is being removed is refused, and nothing runs on in what is gone", async () => {
  const models = scriptedModels(() => ({ hang: true }));
  await using facet = await openServices({ models });
  const api = facet.as("local");
  const { conversationId, runId } = await api.personas.guide.start({ input: { question: "first" } });
  while (models.llm.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 3));
  const removing = api.conversations.remove({ conversationId });
  const late = api.personas.guide.start({ input: { question: "late" }, conversationId });
  await expect(late).rejects.toMatchObject({ message: expect.stringContaining("not-found") });
  expect(await removing).toEqual({ messages: 2 });
  expect(facet.services.store.runs.active()).toEqual([]);
  expect(facet.services.store.runs.get("local", runId).status).toBe("stopped");
});

test("removing stops what runs and what waits, and restoring brings the questions back", async () => {
  const models = scriptedModels(() => ({ text: ["a"], hang: true }));
  await using facet = await openServices({ models });
  const api = facet.as("local");
  const first = await api.personas.guide.start({ input: { question: "first" } });
  const { conversationId } = first;
  const second = await api.personas.guide.start({ input: { question: "second" }, conversationId });
  while (models.llm.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 3));
  await api.conversations.remove({ conversationId });
  for (const { runId } of [first, second]) expect(facet.services.store.runs.get("local", runId).status).toBe("stopped");
  await expect(api.messages.select({ messageId: first.answerId })).rejects.toThrow("not-found");
  await expect(api.messages.retry({ messageId: first.answerId })).rejects.toThrow("not-found");
  await expect(api.messages.undo({ messageId: first.answerId })).rejects.toThrow("not-found");
  await expect(api.messages.remove({ messageId: first.answerId })).rejects.toThrow("not-found");
  await expect(api.conversations.export({ conversationId, format: "json" })).rejects.toThrow("not-found");
  await expect(api.shares.add({ conversationId })).rejects.toThrow("not-found");
  await expect(api.feedback.add({ messageId: first.answerId, verdict: "like" })).rejects.toThrow("not-found");
  const pair = ["guide", "guide"].map((persona) => ({ persona, input: { question: "q" } }));
  await expect(api.messages.compare({ conversationId, answers: pair })).rejects.toThrow("not-found");
  expect(await api.conversations.restore({ conversationId })).toMatchObject({ active: false, messageCount: 4 });
  expect(models.llm.asked).toHaveLength(1);
});
