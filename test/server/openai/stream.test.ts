import { describe, expect, test } from "vitest";
import { chatAnswer, chatChunk } from "../../../server/openai/schemas.ts";
import { contentOf, linesOf, openChatDoor, user } from "../../support/chat-door.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const asked = { model: "facet/guide", messages: [user("Say good morning.")] };
const streamed = { ...asked, stream: true };

describe("a stream over plain HTTP", () => {
  test("an error in the middle is a data line, without [DONE] behind it", async () => {
    const door = await openChatDoor([{ text: ["Good", " morning"], error: new Error("gone") }]);
    const stream = await (await door.post(streamed)).text();
    const { chunks, done } = linesOf(stream);
    expect(done).toBe(false);
    expect(chunks.at(-1)).toMatchObject({ error: { type: "server_error", code: "unexpected", param: null } });
    expect(contentOf(chunks.slice(0, -1))).toBe("Good morning");
  });

  test("every line has the shape of OpenAI's: the role first, the reason last, then [DONE]", async () => {
    const door = await openChatDoor([{ text: ["Good", " morning", "."] }]);
    const response = await door.post(streamed);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const { chunks, others, done } = linesOf(await response.text());
    expect([others, done]).toEqual([[], true]);
    for (const chunk of chunks) expect(() => chatChunk.strict().parse(chunk)).not.toThrow();
    expect(chunks[0]?.choices[0]).toMatchObject({ delta: { role: "assistant" }, finish_reason: null });
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toEqual([
      ...chunks.slice(1).map(() => null),
      "stop",
    ]);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.every((chunk) => !("usage" in chunk))).toBe(true);
    expect(contentOf(chunks)).toBe("Good morning.");
  });

  test("an answer that its limit of tokens ended ends for its length", async () => {
    const door = await openChatDoor([{ text: ["Good", " morning"], isCut: true }]);
    const { chunks } = linesOf(await (await door.post(streamed)).text());
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("length");
  });

  test("usage stands in a chunk of its own, and is null in the others", async () => {
    const usage = { promptTokens: 3, completionTokens: 2 };
    const door = await openChatDoor([{ text: "Good morning.", usage }]);
    const response = await door.post({ ...streamed, stream_options: { include_usage: true } });
    const { chunks } = linesOf(await response.text());
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 3, total_tokens: 5 } });
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
  });

  test("the first words are sent while the model still writes", async () => {
    const gate = Promise.withResolvers<void>();
    const door = await openChatDoor([{ text: ["Good", " morning"], until: gate.promise, untilPiece: 1 }]);
    const reader = (await door.post(streamed)).body?.pipeThrough(new TextDecoderStream()).getReader();
    let came = "";
    while (!came.includes('"content":"Good"')) came += (await reader?.read())?.value ?? "";
    gate.resolve();
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) came += read.value;
    expect(contentOf(linesOf(came).chunks)).toBe("Good morning");
  });

  test("the ids of the conversation stand in the head, and with the outputs in the last chunk", async () => {
    const door = await openChatDoor([{ text: "Good morning." }]);
    const response = await door.post(streamed);
    const { chunks } = linesOf(await response.text());
    const facet = chunks.at(-1)?.facet;
    expect(facet).toMatchObject({ status: "done", outputs: { answer: "Good morning." }, ignored: [] });
    expect(response.headers.get("x-facet-conversation")).toBe(facet?.conversationId);
    expect(response.headers.get("x-facet-message")).toBe(facet?.messageId);
    expect(response.headers.get("x-facet-run")).toBe(facet?.runId);
    expect(door.services.store.messages.get("local", facet?.messageId ?? "")).toMatchObject({ text: "Good morning." });
  });
});

describe("an answer in one piece", () => {
  test("has OpenAI's shape, and says what of the request changed nothing", async () => {
    const door = await openChatDoor([{ text: "Good morning." }]);
    const system = { role: "system", content: "Be rude." };
    const more = {
      temperature: 0.2,
      max_tokens: 5,
      stop: [],
      user: null,
      tools: [{ type: "function" }],
      tool_choice: "auto",
    };
    const answer = await door.chat({ ...asked, messages: [system, ...asked.messages], ...more });
    expect(() => chatAnswer.strict().parse(answer)).not.toThrow();
    expect(answer.facet.ignored.toSorted()).toEqual(["max_tokens", "system", "temperature", "tools"]);
    expect(JSON.stringify(door.models.llm.asked)).not.toContain("Be rude.");
  });

  test("takes the persona's other inputs from facet.input", async () => {
    const door = await openChatDoor([{ text: "Good morning." }]);
    const { facet } = await door.chat({ ...asked, facet: { input: { depth: "expert" } } });
    expect(door.services.store.runs.get("local", facet.runId).input).toMatchObject({ depth: "expert" });
  });
});

describe("a client that leaves", () => {
  test("stops the run it waits for, also where nothing was sent yet", async () => {
    const door = await openChatDoor([{ hang: true }]);
    const leave = new AbortController();
    const body = JSON.stringify(asked);
    const headers = { "content-type": "application/json" };
    const left = fetch(`${door.url}/v1/chat/completions`, { method: "POST", headers, body, signal: leave.signal });
    await expect.poll(() => door.models.llm.asked.length).toBe(1);
    leave.abort();
    await expect(left).rejects.toThrow("aborted");
    await expect.poll(() => door.models.llm.aborts.length).toBe(1);
  });

  test("because Facet itself ends does not stop its run, which goes on with the next start", async () => {
    const gate = Promise.withResolvers<void>();
    const models = scriptedModels([{ text: ["Good", " morning"], until: gate.promise, untilPiece: 1 }]);
    await using facet = await openServices({ models });
    const server = await listening(facet.services);
    const response = await fetch(`${server.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(streamed),
    });
    await server[Symbol.asyncDispose]();
    await expect(response.text()).rejects.toThrow();
    gate.resolve();
    expect(await facet.ended(response.headers.get("x-facet-run") ?? "")).toMatchObject({ status: "done" });
    expect(models.llm.aborts).toEqual([]);
  });

  test("with x-facet-keep the run goes on to its end", async () => {
    const gate = Promise.withResolvers<void>();
    const door = await openChatDoor([{ text: ["Good", " morning"], until: gate.promise, untilPiece: 1 }]);
    const response = await door.post(streamed, { "x-facet-keep": "1" });
    const runId = response.headers.get("x-facet-run") ?? "";
    await response.body?.cancel();
    gate.resolve();
    expect(await door.ended(runId)).toMatchObject({ status: "done" });
    expect(door.models.llm.aborts).toEqual([]);
  });
});
