import { describe, expect, test } from "vitest";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import type { Persona } from "../../../pipelines/engine/define-persona.ts";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";

const ask = (test: TestServices, persona: Persona, question: string, rest: object = {}) =>
  startRun(test.services, "local", persona, { input: { question }, modelId: undefined, ...rest });
const writer = testPersona([
  {
    name: "write",
    run: async (state, context) => ({
      answer: await context.chat({
        turns: [{ role: "user", text: String(state["question"]) }],
        field: "answer",
        maxTokens: 50,
      }),
    }),
  },
]);
const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 3));
};
const eventsOf = (test: TestServices, runId: string) =>
  test.services.store.events.ofRun("local", runId, 0).map((each) => each.event);

describe("a run", () => {
  test("writes its answer into the log, the message and the conversation", async () => {
    const models = scriptedModels([{ text: "Heat moves from warm to cold." }]);
    await using facet = await openServices({ models, personas: [writer] });
    const started = await ask(facet, writer, "How does heat move?");
    expect(await facet.ended(started.runId)).toMatchObject({ status: "done", attempts: 1 });
    const message = facet.services.store.messages.get("local", started.answerId);
    expect(message).toMatchObject({
      role: "assistant",
      status: "done",
      text: "Heat moves from warm to cold.",
      model: "scripted",
    });
    expect(foldAll(eventsOf(facet, started.runId)).outputs).toEqual({ answer: "Heat moves from warm to cold." });
    expect(models.llm.asked).toHaveLength(1);
    expect(models.llm.asked[0]?.options).toEqual({ maxTokens: 50, temperature: 0.7 });
  });

  test("hands the branch before it to the next run, without answers that hold nothing", async () => {
    const models = scriptedModels([{ text: "One." }, { error: new Error("broken") }, { text: "Three." }]);
    const historian = testPersona([
      {
        name: "write",
        run: async (state, context) => {
          const past = context.history.map(({ role, text }) => ({ role, text }));
          return {
            answer: await context.chat({
              turns: [...past, { role: "user", text: String(state["question"]) }],
              field: "answer",
              maxTokens: 9,
            }),
          };
        },
      },
    ]);
    await using facet = await openServices({ models, personas: [historian] });
    const first = await ask(facet, historian, "first");
    await facet.ended(first.runId);
    const { conversationId } = first;
    const second = await ask(facet, historian, "second", { conversationId });
    expect(await facet.ended(second.runId)).toMatchObject({ status: "failed" });
    const third = await ask(facet, historian, "third", { conversationId });
    await facet.ended(third.runId);
    expect(models.llm.asked[2]?.turns.map((turn) => turn.text)).toEqual(["first", "One.", "third"]);
  });

  test("fails with a typed error that keeps the words written so far", async () => {
    const models = scriptedModels([{ text: "Half an", error: new Error("the model broke") }]);
    await using facet = await openServices({ models, personas: [writer] });
    const { runId, answerId } = await ask(facet, writer, "q");
    await facet.ended(runId);
    expect(facet.services.store.messages.get("local", answerId)).toMatchObject({
      status: "failed",
      text: "Half an",
      error: { code: "unexpected", next: ["retry"] },
    });
  });

  test("tries a step again when its options allow it, and shows only the second try's words", async () => {
    const { FacetError } = await import("../../../pipelines/engine/errors.ts");
    const patient = testPersona([{ ...stepOf(writer), options: { attempts: 2 } }]);
    const models = scriptedModels([
      { text: "lost words", error: new FacetError("model-unreachable", {}) },
      { text: "Kept." },
    ]);
    await using facet = await openServices({ models, personas: [patient] });
    const { runId, answerId } = await ask(facet, patient, "q");
    expect(await facet.ended(runId)).toMatchObject({ status: "done" });
    expect(facet.services.store.messages.get("local", answerId).text).toBe("Kept.");
    expect(eventsOf(facet, runId).map((event) => event.type)).toContain("run-resumed");
  });

  test("that takes too long in a step ends with time-limit", async () => {
    const slow = testPersona([{ ...stepOf(writer), options: { timeoutMs: 300 } }]);
    const models = scriptedModels([{ hang: true }]);
    await using facet = await openServices({ models, personas: [slow] });
    const { runId, answerId } = await ask(facet, slow, "q");
    await facet.ended(runId);
    expect(facet.services.store.messages.get("local", answerId)).toMatchObject({
      status: "failed",
      error: { code: "time-limit", facts: { step: "write" } },
    });
    expect(models.llm.aborts).toHaveLength(1);
  });

  test("whose steps leave an output out is never called done", async () => {
    const forgetful = testPersona([{ name: "write", run: async () => ({}) }]);
    await using facet = await openServices({ models: scriptedModels([]), personas: [forgetful] });
    const { runId, answerId } = await ask(facet, forgetful, "q");
    expect(await facet.ended(runId)).toMatchObject({ status: "failed" });
    expect(facet.services.store.messages.get("local", answerId)).toMatchObject({
      error: { facts: { field: "answer" } },
    });
  });
});

describe("stopping", () => {
  test("in the middle aborts the model and keeps exactly what was shown", async () => {
    const models = scriptedModels([{ text: ["a", "b", "c"], hang: true }]);
    await using facet = await openServices({ models, personas: [writer] });
    const { runId, answerId } = await ask(facet, writer, "q");
    await until(() => foldAll(eventsOf(facet, runId)).outputs["answer"] === "abc");
    const shown = facet.services.store.events
      .ofRun("local", runId, 0)
      .find(({ event }) => event.type === "text-delta")?.seq;
    await facet.services.queue.stop("local", runId, shown);
    const message = facet.services.store.messages.get("local", answerId);
    expect(message).toMatchObject({ status: "stopped", text: "a" });
    expect(models.llm.aborts).toHaveLength(1);
    // A follower that had seen more is corrected by the end itself.
    expect(foldAll(eventsOf(facet, runId)).outputs).toEqual({ answer: "a" });
  });

  test("before the first word ends the run with an empty answer", async () => {
    const models = scriptedModels([{ hang: true }]);
    await using facet = await openServices({ models, personas: [writer] });
    const { runId, answerId } = await ask(facet, writer, "q");
    await until(() => models.llm.asked.length === 1);
    await facet.services.queue.stop("local", runId);
    expect(facet.services.store.messages.get("local", answerId)).toMatchObject({ status: "stopped", text: "" });
  });

  test("in the queue takes the question back and frees its place", async () => {
    const models = scriptedModels([{ hang: true }, { text: "later" }], { limit: 1 });
    await using facet = await openServices({ models, personas: [writer] });
    const first = await ask(facet, writer, "first");
    await until(() => models.llm.asked.length === 1);
    const { conversationId } = first;
    const second = await ask(facet, writer, "second", { conversationId });
    const third = await ask(facet, writer, "third");
    await until(() => eventsOf(facet, third.runId).length > 0);
    expect(eventsOf(facet, third.runId).at(-1)).toMatchObject({ type: "run-queued", position: 2, size: 2 });
    await facet.services.queue.stop("local", second.runId);
    expect(facet.services.store.messages.path("local", conversationId)).toEqual([first.messageId, first.answerId]);
    await until(() => eventsOf(facet, third.runId).length > 1);
    expect(eventsOf(facet, third.runId).at(-1)).toMatchObject({ type: "run-queued", position: 1, size: 1 });
    await facet.services.queue.stop("local", first.runId);
    expect(await facet.ended(third.runId)).toMatchObject({ status: "done" });
  });

  test("a run that has ended changes nothing", async () => {
    await using facet = await openServices({ models: scriptedModels([{ text: "Done." }]), personas: [writer] });
    const { runId } = await ask(facet, writer, "q");
    await facet.ended(runId);
    await facet.services.queue.stop("local", runId);
    expect(facet.services.store.runs.get("local", runId).status).toBe("done");
  });
});

describe("the queue", () => {
  test("answers the second message of a conversation after the first", async () => {
    const models = scriptedModels(({ turns }) => ({ text: `on ${turns.at(-1)?.text}`, delayMs: 5 }));
    await using facet = await openServices({ models, personas: [writer] });
    const first = await ask(facet, writer, "one");
    const second = await ask(facet, writer, "two", { conversationId: first.conversationId });
    await facet.ended(second.runId);
    expect(models.llm.asked.map((each) => each.turns.at(-1)?.text)).toEqual(["one", "two"]);
    const [a, b] = [
      facet.services.store.runs.get("local", first.runId),
      facet.services.store.runs.get("local", second.runId),
    ];
    expect(Date.parse(b.startedAt ?? "")).toBeGreaterThanOrEqual(Date.parse(a.endedAt ?? ""));
  });

  test("refuses two runs on one branch head, and keeps the first", async () => {
    const models = scriptedModels([{ text: "root" }, { hang: true }]);
    await using facet = await openServices({ models, personas: [writer] });
    const root = await ask(facet, writer, "root");
    await facet.ended(root.runId);
    const rest = { conversationId: root.conversationId, parentId: root.answerId };
    const kept = await ask(facet, writer, "kept", rest);
    await expect(ask(facet, writer, "refused", rest)).rejects.toThrow("conflict");
    expect(facet.services.store.runs.get("local", kept.runId).status).not.toBe("failed");
  });

  test("never runs more of a persona at once than its limit", async () => {
    const gate = Promise.withResolvers<void>();
    const models = scriptedModels(() => ({ text: "x", until: gate.promise }));
    const narrow = testPersona([stepOf(writer)], { concurrency: 2 });
    await using facet = await openServices({ models, personas: [narrow] });
    const runs = await Promise.all([1, 2, 3, 4].map((each) => ask(facet, narrow, String(each))));
    await until(() => models.llm.asked.length === 2);
    expect(facet.services.queue.status()).toEqual([{ poolId: "scripted", running: 2, waiting: 2, limit: 64 }]);
    gate.resolve();
    for (const { runId } of runs) expect((await facet.ended(runId)).status).toBe("done");
  });
});

/** The one step of a persona, to build another around it. */
function stepOf(persona: Persona) {
  const [step] = persona.steps;
  if (!step) throw new Error("a persona without steps");
  return { name: step.name, run: step.run as never };
}

test("messages that wait in one conversation start one after the other, and are told so, whatever slots are free", async () => {
  const models = scriptedModels([{ text: "one", delayMs: 120 }, { hang: true }], { limit: 8 });
  await using facet = await openServices({ models, personas: [writer] });
  const first = await ask(facet, writer, "first");
  await facet.ended(first.runId);
  const { conversationId } = first;
  const [running, second, third] = [
    await ask(facet, writer, "running", { conversationId }),
    await ask(facet, writer, "second", { conversationId }),
    await ask(facet, writer, "third", { conversationId }),
  ];
  const etaOf = ({ runId }: { readonly runId: string }) => {
    const event = eventsOf(facet, runId).findLast(({ type }) => type === "run-queued");
    return event?.type === "run-queued" ? (event.etaMs ?? -1) : -1;
  };
  await until(() => etaOf(third) >= 0);
  expect(etaOf(third) - etaOf(second)).toBeGreaterThanOrEqual(100);
  for (const each of [third, second, running]) await facet.services.queue.stop("local", each.runId);
});
