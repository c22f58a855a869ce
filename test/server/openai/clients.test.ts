import type { AIMessageChunk } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { openChatDoor } from "../../support/chat-door.ts";

const words = "Plants make sugar out of light, water and air.";
const usage = { promptTokens: 21, completionTokens: 9 };
const asks: OpenAI.ChatCompletionCreateParamsNonStreaming = {
  model: "facet/guide",
  messages: [{ role: "user", content: "Say good morning." }],
};
const clientOf = (url: string, more: object = {}) =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: "unused", maxRetries: 0, ...more });

describe("the openai package", () => {
  test("a key that is none is an AuthenticationError", async () => {
    const door = await openChatDoor([]);
    const client = clientOf(door.url, { apiKey: "fk_nobody-made-this" });
    await expect(client.chat.completions.create(asks)).rejects.toThrow(OpenAI.AuthenticationError);
  });

  test("an unknown model is a NotFoundError that names it", async () => {
    const door = await openChatDoor([]);
    const asked = clientOf(door.url).chat.completions.create({ ...asks, model: "gpt-5" });
    await expect(asked).rejects.toMatchObject({ status: 404, code: "model_not_found", param: "model" });
  });

  test("a model that fails in the middle of a stream throws after the words that came", async () => {
    const door = await openChatDoor([{ text: ["One", " two"], error: new Error("gone") }]);
    const stream = await clientOf(door.url).chat.completions.create({ ...asks, stream: true });
    const came: string[] = [];
    const read = async () => {
      for await (const { choices } of stream) came.push(choices[0]?.delta.content ?? "");
    };
    await expect(read()).rejects.toThrow(OpenAI.APIError);
    expect(came.join("")).toBe("One two");
  });

  test("a failed answer is not asked for a second time by itself", async () => {
    const door = await openChatDoor(() => ({ error: new Error("gone") }));
    await expect(clientOf(door.url, { maxRetries: 2 }).chat.completions.create(asks)).rejects.toThrow(OpenAI.APIError);
    expect(door.services.store.conversations.count("local")).toBe(1);
  });

  test("lists the personas in the order of the tabs, and finds one", async () => {
    const door = await openChatDoor([]);
    const client = clientOf(door.url);
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual(["facet/researcher", "facet/developer", "facet/creator", "facet/guide"]);
    expect(await client.models.retrieve("facet/guide")).toMatchObject({ id: "facet/guide", owned_by: "facet" });
    expect(await client.models.retrieve("guide")).toMatchObject({ id: "facet/guide" });
  });

  test("an answer comes whole, with its usage and its ids", async () => {
    const door = await openChatDoor([{ text: words, usage }]);
    const answer = await clientOf(door.url).chat.completions.create(asks);
    expect(answer.choices).toMatchObject([{ message: { role: "assistant", content: words }, finish_reason: "stop" }]);
    expect(answer.usage).toEqual({ prompt_tokens: 21, completion_tokens: 9, total_tokens: 30 });
    expect(answer).toMatchObject({ model: "facet/guide", object: "chat.completion" });
  });

  test("an answer that its limit of tokens ended ends for its length", async () => {
    const door = await openChatDoor([{ text: words, usage, isCut: true }]);
    const answer = await clientOf(door.url).chat.completions.create(asks);
    expect(answer.choices).toMatchObject([{ message: { content: words }, finish_reason: "length" }]);
  });

  test("a stream gives the same words piece by piece, and its usage where that is asked for", async () => {
    const door = await openChatDoor(() => ({ text: words, usage, delayMs: 1 }));
    const options = { stream: true, stream_options: { include_usage: true } } as const;
    const stream = await clientOf(door.url).chat.completions.create({ ...asks, ...options });
    const pieces: string[] = [];
    let used: unknown = null;
    for await (const { choices, usage: told } of stream) {
      if (choices[0]?.delta.content) pieces.push(choices[0].delta.content);
      used = told ?? used;
    }
    expect(pieces.join("")).toBe(words);
    expect(pieces.length).toBeGreaterThan(1);
    expect(used).toEqual({ prompt_tokens: 21, completion_tokens: 9, total_tokens: 30 });
  });

  test("its helper puts a stream together again", async () => {
    const door = await openChatDoor([{ text: words, usage, delayMs: 1 }]);
    const helper = clientOf(door.url).chat.completions.stream({
      ...asks,
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(await helper.finalContent()).toBe(words);
    expect(await helper.totalUsage()).toMatchObject({ total_tokens: 30 });
  });

  test("an aborted stream stops the model, and the words that came are kept", async () => {
    const door = await openChatDoor([{ text: ["Plants ", "make "], hang: true }]);
    const stream = await clientOf(door.url).chat.completions.create({ ...asks, stream: true });
    let came = "";
    for await (const { choices } of stream) {
      came += choices[0]?.delta.content ?? "";
      if (came === "Plants make") break;
    }
    await expect.poll(() => door.models.llm.aborts.length).toBe(1);
    await expect.poll(() => door.services.store.runs.active().length).toBe(0);
    const [conversation] = door.services.store.conversations.list("local");
    const tree = door.services.store.messages.tree("local", conversation?.conversationId ?? "");
    expect(tree[1]).toMatchObject({
      role: "assistant",
      status: "stopped",
      text: expect.stringMatching(/^Plants make ?$/),
    });
  });
});

describe("LangChain's ChatOpenAI", () => {
  const model = (url: string) =>
    new ChatOpenAI({ model: "facet/guide", apiKey: "unused", maxRetries: 0, configuration: { baseURL: `${url}/v1` } });

  test("a persona that refuses its input is an error with the reason", async () => {
    const door = await openChatDoor([]);
    await expect(model(door.url).invoke("x".repeat(20_001))).rejects.toThrow(/at most 20000 characters/);
  });

  test("invoke gives the answer and what it took", async () => {
    const door = await openChatDoor([{ text: words, usage }]);
    const answer = await model(door.url).invoke("Say good morning.");
    expect(answer.text).toBe(words);
    expect(answer.usage_metadata).toMatchObject({ input_tokens: 21, output_tokens: 9, total_tokens: 30 });
  });

  test("stream gives it piece by piece, and what it took", async () => {
    const door = await openChatDoor([{ text: words, usage, delayMs: 1 }]);
    const pieces: AIMessageChunk[] = [];
    for await (const piece of await model(door.url).stream("Say good morning.")) pieces.push(piece);
    expect(pieces.map(({ text }) => text).join("")).toBe(words);
    expect(pieces.reduce((whole, piece) => whole.concat(piece)).usage_metadata).toMatchObject({ total_tokens: 30 });
  });
});
