import type { Progress } from "@modelcontextprotocol/client";
import { describe, expect, test } from "vitest";
import { call, eras, openMcp } from "../../support/mcp-client.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import type { Script } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";

const rock: Script = () => ({ text: "The moon is made of rock." });

describe("asking", () => {
  test("a wrong input is told as a sentence with the next step, and begins nothing", async () => {
    await using facet = await openServices({ models: scriptedModels(rock) });
    const client = await (await openMcp(facet.services)).connect();
    const wrong = [
      [{}, "“question” cannot be used: it must not be empty. Change what was sent and try again."],
      [{ question: "Why?", depth: "deepest" }, "“depth” cannot be used"],
      [{ question: "Why?", colour: "red" }, "“colour” cannot be used: there is no such field"],
      [{ question: "Why?", documentIds: "all" }, "“documentIds” cannot be used"],
      [{ question: "Why?", conversationId: "unknown" }, "This conversation does not exist"],
    ] as const;
    for (const [input, sentence] of wrong) {
      const { isError, text } = await call(client, "ask_guide", input);
      expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining(sentence) });
    }
    expect(facet.services.store.conversations.count("local")).toBe(0);
  });

  test("a model that fails gives an error with its sentence, and the question is kept", async () => {
    const gone = new FacetError("model-unreachable", { model: "M", reason: "host-unknown" }, { next: ["retry"] });
    await using facet = await openServices({ models: scriptedModels(rock, { open: () => Promise.reject(gone) }) });
    const client = await (await openMcp(facet.services)).connect();
    const { isError, text, value } = await call(client, "ask_guide", { question: "What is the moon?" });
    expect(isError).toBe(true);
    expect(text).toContain("The model M did not answer: its host name is unknown. Try again.");
    expect(value).toMatchObject({ status: "failed" });
    expect(facet.services.store.messages.get("local", value.messageId).text).toBe("What is the moon?");
  });

  test.each(eras)("the answer comes as text, and with its outputs and ids (%s)", async (era) => {
    await using facet = await openServices({ models: scriptedModels(rock) });
    const client = await (await openMcp(facet.services)).connect(era);
    const { text, value, isError } = await call(client, "ask_guide", { question: "What is the moon made of?" });
    expect(isError).toBeUndefined();
    expect(text).toBe(`The moon is made of rock.\n\nconversationId: ${value.conversationId}`);
    expect(value).toMatchObject({
      status: "done",
      text: "The moon is made of rock.",
      outputs: { answer: "The moon is made of rock." },
    });
    const { messages } = await facet.as("local").conversations.get({ conversationId: value.conversationId });
    expect(messages.map((each) => each.messageId)).toEqual([value.messageId, value.answerId]);
  });

  test.each(eras)(
    "progress tells the steps by name and the text as it grows, and its number only grows (%s)",
    async (era) => {
      await using facet = await openServices({
        models: scriptedModels(() => ({ text: "The moon is made of rock.", delayMs: 60 })),
      });
      const client = await (await openMcp(facet.services)).connect(era);
      const told: (Progress & { readonly _meta?: Record<string, { readonly text: string }> })[] = [];
      await call(
        client,
        "ask_guide",
        { question: "What is the moon?" },
        { onprogress: (each) => void told.push(each) },
      );
      const numbers = told.map((each) => each.progress);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      expect(told.map((each) => each.message)).toEqual(
        expect.arrayContaining(["Read the question", "Write", "Write: The moon is made of rock."]),
      );
      expect(told.map((each) => each._meta?.["facet/text"]?.text ?? "").join("")).toBe("The moon is made of rock.");
      expect(told.filter((each) => each._meta).length).toBeGreaterThan(2);
    },
  );

  test.each(eras)("taking the call back stops the run and keeps what was written (%s)", async (era) => {
    const models = scriptedModels(() => ({ text: ["The moon "], hang: true }));
    await using facet = await openServices({ models });
    const client = await (await openMcp(facet.services)).connect(era);
    const taken = new AbortController();
    const asked = call(
      client,
      "ask_guide",
      { question: "What is the moon?" },
      {
        signal: taken.signal,
        onprogress: ({ message }) => {
          if (message?.endsWith("The moon ")) taken.abort();
        },
      },
    );
    await expect(asked).rejects.toThrow();
    const [conversation] = facet.services.store.conversations.list("local");
    const answer = () => facet.services.store.messages.tree("local", conversation?.conversationId ?? "")[1];
    await expect.poll(() => answer()).toMatchObject({ status: "stopped", outputs: { answer: "The moon " } });
    expect(models.llm.aborts).toHaveLength(1);
  });
});

test.each(eras)("a server that is closed stops no run: it is there after the next start (%s)", async (era) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const models = scriptedModels(() => ({ text: ["The moon ", "is rock."], until: promise, untilPiece: 1 }));
  await using facet = await openServices({ models });
  const door = await openMcp(facet.services);
  const client = await door.connect(era);
  const asked = call(client, "ask_guide", { question: "What is the moon?" }).catch(() => "broken off");
  await expect.poll(() => models.llm.asked.length).toBe(1);
  await door.close();
  if (era === "without a session") expect(await asked).toBe("broken off");
  const [conversation] = facet.services.store.conversations.list("local");
  const answer = () => facet.services.store.messages.tree("local", conversation?.conversationId ?? "")[1];
  resolve();
  await expect.poll(() => answer()).toMatchObject({ status: "done", text: "The moon is rock." });
  expect(models.llm.aborts).toEqual([]);
});

describe("the conversation of a session", () => {
  test("goes on with the next call, whichever persona is asked, and the earlier turns are told", async () => {
    const models = scriptedModels(rock);
    await using facet = await openServices({ models });
    const client = await (await openMcp(facet.services)).connect();
    const first = await call(client, "ask_guide", { question: "My dog is called Waffle." });
    const second = await call(client, "ask_creator", { brief: "What is my dog called?", task: "ask" });
    expect(second.value.conversationId).toBe(first.value.conversationId);
    expect(
      models.llm.asked
        .at(-1)
        ?.turns.map((turn) => turn.text)
        .join("\n"),
    ).toContain("Waffle");
  });

  test("is left with “new”, and found again by its id from another client", async () => {
    await using facet = await openServices({ models: scriptedModels(rock) });
    const door = await openMcp(facet.services);
    const client = await door.connect();
    const first = await call(client, "ask_guide", { question: "One?" });
    const other = await call(client, "ask_guide", { question: "Two?", conversationId: "new" });
    expect(other.value.conversationId).not.toBe(first.value.conversationId);
    const third = await call(await door.connect("without a session"), "ask_guide", {
      question: "Three?",
      conversationId: first.value.conversationId,
    });
    expect(third.value.conversationId).toBe(first.value.conversationId);
    expect(facet.services.store.messages.path("local", first.value.conversationId)).toHaveLength(4);
  });

  test("that was removed meanwhile is followed by a new one", async () => {
    await using facet = await openServices({ models: scriptedModels(rock) });
    const client = await (await openMcp(facet.services)).connect();
    const { value } = await call(client, "ask_guide", { question: "One?" });
    await facet.as("local").conversations.remove({ conversationId: value.conversationId });
    const next = await call(client, "ask_guide", { question: "Two?" });
    expect(next.value.status).toBe("done");
    expect(next.value.conversationId).not.toBe(value.conversationId);
  });

  test("without a session each call begins one, since nobody remembers the last", async () => {
    await using facet = await openServices({ models: scriptedModels(rock) });
    const client = await (await openMcp(facet.services)).connect("without a session");
    const first = await call(client, "ask_guide", { question: "One?" });
    const second = await call(client, "ask_guide", { question: "Two?" });
    expect(second.value.conversationId).not.toBe(first.value.conversationId);
  });

  test("a question asked while another is answered waits for its turn in the same conversation", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const models = scriptedModels((_asked, at) => ({ text: "Yes.", ...(at === 0 && { until: promise }) }));
    await using facet = await openServices({ models });
    const client = await (await openMcp(facet.services)).connect();
    const first = call(client, "ask_guide", { question: "One?" });
    await expect.poll(() => models.llm.asked.length).toBe(1);
    const second = call(client, "ask_guide", { question: "Two?" });
    await expect.poll(() => facet.services.store.runs.active().length).toBe(2);
    resolve();
    expect((await second).value.conversationId).toBe((await first).value.conversationId);
  });
});
