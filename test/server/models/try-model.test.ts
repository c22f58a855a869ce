import { expect, onTestFinished, test } from "vitest";
import type { TryEvent } from "../../../server/models/try-model.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

async function opened() {
  const models = scriptedModels(({ turns }) => ({ text: `You said: ${turns.at(-1)?.text}` }));
  const facet = await openServices({ models });
  onTestFinished(() => facet[Symbol.asyncDispose]());
  return facet;
}

async function all(stream: AsyncIterable<TryEvent>): Promise<TryEvent[]> {
  const events: TryEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

test("A prompt is answered piece by piece, with its times, and no conversation comes of it", async () => {
  const facet = await opened();
  const api = facet.as("local");
  const events = await all(await api.models.try({ modelId: "scripted", prompt: "Hello there" }));
  expect(events[0]).toMatchObject({ type: "begin" });
  expect(events.flatMap((each) => (each.type === "text" ? [each.text] : [])).join("")).toBe("You said: Hello there");
  const end = events.at(-1);
  expect(end).toMatchObject({ type: "end" });
  if (end?.type !== "end") throw new Error("it ends with its figures");
  expect(end.tokens).toBeGreaterThan(0);
  expect(end.firstTokenMs).toBeLessThanOrEqual(end.ms);
  expect((await api.conversations.list()).conversations).toEqual([]);
});

test("What a model cannot do is its last event, with the reason", async () => {
  const facet = await opened();
  const open = facet.services.models.open;
  Object.assign(facet.services.models, {
    open: async () => {
      const { FacetError } = await import("../../../pipelines/engine/errors.ts");
      throw new FacetError("model-missing", { reason: "no-weights" });
    },
  });
  const events = await all(await facet.as("local").models.try({ modelId: "scripted", prompt: "Hello" }));
  expect(events).toMatchObject([{ type: "error", error: { code: "model-missing", facts: { reason: "no-weights" } } }]);
  Object.assign(facet.services.models, { open });
});

test.each(["", "   ", "x".repeat(8001)])("A prompt of no or too many characters is refused", async (prompt) => {
  const facet = await opened();
  await expect(facet.as("local").models.try({ modelId: "scripted", prompt })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});

test("A persona with a model of its own asks that one, until it is taken away", async () => {
  const facet = await opened();
  const api = facet.as("local");
  const modelOf = async () => {
    const { runId } = await api.personas.guide.start({ input: { question: "Hi" } });
    await facet.ended(runId);
    return facet.services.store.runs.get("local", runId).modelId;
  };
  expect(await modelOf()).toBeNull();
  await api.models.assign({ personaId: "guide", modelId: "scripted" });
  expect(await modelOf()).toBe("scripted");
  await api.models.assign({ personaId: "guide", modelId: null });
  expect(await modelOf()).toBeNull();
  await expect(api.models.assign({ personaId: "nobody", modelId: null })).rejects.toMatchObject({
    cause: { data: { code: "not-found", facts: { what: "persona" } } },
  });
});

test("A model that would take the place of one that answers is not tried, and the reason is told", async () => {
  const facet = await opened();
  const { list } = facet.services.models;
  Object.assign(facet.services.models, {
    list: () => list().map((each) => ({ ...each, kind: "embedded" })),
    isKeptOut: () => true,
  });
  const events = await all(await facet.as("local").models.try({ modelId: "scripted", prompt: "Hello" }));
  expect(events).toMatchObject([{ type: "error", error: { code: "conflict", facts: { reason: "model-answers" } } }]);
});
