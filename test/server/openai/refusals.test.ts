import { expect, test } from "vitest";
import { chatRequest, openAiError } from "../../../server/openai/schemas.ts";
import { assistant, openChatDoor, user } from "../../support/chat-door.ts";

const messages = [user("Say good morning.")];
const tool = { role: "tool", content: "4", tool_call_id: "1" };
const picture = (url: string) =>
  user([
    { type: "image_url", image_url: { url } },
    { type: "text", text: "What is it?" },
  ]);
const file = (file_data: string) =>
  user([
    { type: "file", file: { file_data, filename: "a.txt" } },
    { type: "text", text: "What is it?" },
  ]);

test.each<[what: string, body: unknown, status: number, param: string | null]>([
  ["no JSON", "{", 400, "body"],
  ["a list", [], 400, "input"],
  ["no model", { messages }, 400, "model"],
  ["no messages", { model: "guide" }, 400, "messages"],
  ["no message at all", { model: "guide", messages: [] }, 400, "messages"],
  ["an empty question", { model: "guide", messages: [user(" ")] }, 400, "messages"],
  ["a question that is too long", { model: "guide", messages: [user("x".repeat(20_001))] }, 400, "messages"],
  ["an answer as the last message", { model: "guide", messages: [...messages, assistant("Hi")] }, 400, "messages"],
  ["an unknown role", { model: "guide", messages: [tool, ...messages] }, 400, "messages.0.role"],
  ["too many turns", { model: "guide", messages: Array(2001).fill(messages[0]) }, 400, "messages"],
  ["a message of too many parts", { model: "guide", messages: [user(Array(201).fill(0))] }, 400, "messages.0.content"],
  ["a part that is none", { model: "guide", messages: [user([{ type: "sound" }])] }, 400, "messages.0.content.0.type"],
  ["another model", { model: "gpt-5", messages }, 404, "model"],
  ["a model of another make", { model: "facet/__proto__", messages }, 404, "model"],
  ["two answers", { model: "guide", messages, n: 2 }, 400, "n"],
  [
    "a tool that must be called",
    { model: "guide", messages, tools: [{}], tool_choice: "required" },
    400,
    "tool_choice",
  ],
  ["a function that must be called", { model: "guide", messages, function_call: { name: "f" } }, 400, "function_call"],
  ["JSON", { model: "guide", messages, response_format: { type: "json_object" } }, 400, "response_format"],
  ["words to stop at", { model: "guide", messages, stop: ["\n"] }, 400, "stop"],
  ["log probabilities", { model: "guide", messages, logprobs: true }, 400, "logprobs"],
  ["sound", { model: "guide", messages, modalities: ["text", "audio"] }, 400, "modalities"],
  ["an unknown input", { model: "guide", messages, facet: { input: { mood: 1 } } }, 400, "facet.input.mood"],
  ["a wrong input", { model: "guide", messages, facet: { input: { depth: "abyss" } } }, 400, "facet.input.depth"],
  [
    "the question twice",
    { model: "guide", messages, facet: { input: { question: "?" } } },
    400,
    "facet.input.question",
  ],
  ["an unknown wish", { model: "guide", messages, facet: { mood: 1 } }, 400, "facet.mood"],
  [
    "a picture elsewhere",
    { model: "guide", messages: [picture("https://example.org/a.png")] },
    400,
    "messages.content.image_url.url",
  ],
  [
    "a picture that is no base64",
    { model: "guide", messages: [picture("data:image/png;base64,?")] },
    400,
    "messages.content.image_url.url",
  ],
  ["a picture that is none", { model: "guide", messages: [picture("data:image/png;base64,aGVsbG8=")] }, 415, null],
  [
    "a picture for who sees none",
    { model: "developer", messages: [picture("data:image/png;base64,aGVsbG8=")] },
    400,
    "messages.content.image_url",
  ],
  ["a file for who reads none", { model: "creator", messages: [file("aGVsbG8=")] }, 400, "messages.content.file"],
  ["a file that is no base64", { model: "researcher", messages: [file("?")] }, 400, "messages.content.file.file_data"],
])("refused with OpenAI's error, and nothing is asked: %s", async (_what, body, status, param) => {
  const door = await openChatDoor([]);
  const response = await door.post(body);
  const told = openAiError.parse(await response.json());
  expect([response.status, told.error.param]).toEqual([status, param]);
  expect(told.error).toMatchObject({ type: "invalid_request_error", message: expect.stringMatching(/\.$/) });
  expect(door.services.store.conversations.count("local")).toBe(0);
});

test.each([
  ["too large", { messages: [user("x".repeat(51_000_000))] }],
  ["of too many values", { messages, tools: Array(600_000).fill(0) }],
])("a body that is %s is refused with 413", async (_what, body) => {
  const door = await openChatDoor([]);
  const response = await door.post({ model: "guide", ...body });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ error: { code: "too-large" } });
});

// Millions of wrong entries fit into a body; told of one by one they would fill the memory and end the process.
test.each(["stop", "modalities", "messages"])("of a list of thousands in %s only its length is told", (field) => {
  const entries = Array.from({ length: 10_000 }, () => 0);
  const { error } = chatRequest.safeParse({ model: "guide", messages, [field]: entries });
  expect(JSON.stringify(error?.issues).length).toBeLessThan(1000);
});

test("a path of OpenAI's that is not served here is an error of its shape", async () => {
  const door = await openChatDoor([]);
  for (const path of ["/v1/embeddings", "/v1/models/nobody", "/v1/models/%", "/v1"]) {
    const response = await fetch(door.url + path);
    expect([404, 400]).toContain(response.status);
    expect(openAiError.safeParse(await response.json()).error).toBeUndefined();
  }
});

test("a key asks only its own personas, as often as it may, and sees only those", async () => {
  const door = await openChatDoor(() => ({ text: "Good morning." }));
  const limits = { requestsPerMinute: null, questionsPerHour: 1 };
  const wish = { name: "a program", personas: ["guide"], access: "write", limits, expiresAt: null } as const;
  const { secret } = door.services.keys.add("ada", wish);
  const authorization = { authorization: `Bearer ${secret}` };
  const models = await fetch(`${door.url}/v1/models`, { headers: authorization });
  expect(await models.json()).toMatchObject({ data: [{ id: "facet/guide" }] });
  expect((await fetch(`${door.url}/v1/models/creator`, { headers: authorization })).status).toBe(404);
  expect((await door.post({ model: "creator", messages }, authorization)).status).toBe(403);
  expect((await door.post({ model: "guide", messages }, authorization)).status).toBe(200);
  const third = await door.post({ model: "guide", messages }, authorization);
  expect([third.status, Number(third.headers.get("retry-after"))]).toEqual([429, expect.closeTo(3600, -2)]);
  expect(await third.json()).toMatchObject({ error: { code: "rate_limit_exceeded", type: "rate_limit_error" } });
  expect(door.services.store.conversations.count("local")).toBe(0);
});

test("a key that only reads may not ask, and is told so", async () => {
  const door = await openChatDoor([]);
  const limits = { requestsPerMinute: null, questionsPerHour: null };
  const wish = { name: "a reader", personas: null, access: "read", limits, expiresAt: null } as const;
  const { secret } = door.services.keys.add("ada", wish);
  const response = await door.post({ model: "guide", messages }, { authorization: `Bearer ${secret}` });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ error: { facet: { facts: { reason: "key-only-reads" } } } });
});
