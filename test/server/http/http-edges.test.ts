import { request } from "node:http";
import { beforeAll, expect, test } from "vitest";
import type { FacetErrorData } from "../../../pipelines/engine/errors.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";

// What the fuzzer of test/server/openapi found, each as it would be met by a program.
let url = "";
let facet: TestServices;
beforeAll(async () => {
  facet = await openServices({ models: scriptedModels(() => ({ text: "An answer." })) });
  const server = await listening(facet.services, "/nowhere/");
  url = server.url;
  return async () => {
    await server[Symbol.asyncDispose]();
    await facet[Symbol.asyncDispose]();
  };
});

const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(url + path, init);
  const body = (await response.json()) as { error?: { data?: { facet: FacetErrorData }; facet?: FacetErrorData } };
  const { error } = body;
  return { response, body, facet: error?.data?.facet ?? error?.facet };
};
const json = { "content-type": "application/json" };

test.each([
  [
    "a body of another media type",
    "/trpc/conversations.create",
    { method: "POST", body: "<a/>", headers: { "content-type": "text/xml" } },
  ],
  ["a stream asked for without a batch", "/trpc/runs.get", { headers: { "trpc-accept": "application/jsonl" } }],
  ["parameters of a connection that are none", "/trpc/runs.get?connectionParams={", {}],
  [
    "a stream asked for as one answer",
    "/trpc/models.try",
    { method: "POST", headers: json, body: '{"modelId":"scripted","prompt":"Hello"}' },
  ],
])("%s is refused in JSON that says it is JSON", async (_what, path, init) => {
  const { response, facet: error } = await ask(path, init);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(response.status).toBe(400);
  expect(error?.code).toBe("invalid-input");
});

test("a change that takes nothing needs no body and no media type", async () => {
  const { response, body } = await ask("/trpc/code.warm", { method: "POST" });
  expect(response.status).toBe(200);
  expect(body).toEqual({ result: {} });
});

test("a body without a media type is still refused", async () => {
  const body = new Blob(['{"title":"Moons"}']);
  const { response } = await ask("/trpc/conversations.create", { method: "POST", body });
  expect(response.status).toBe(400);
});

test.each([
  ["DELETE", "/files/abc"],
  ["POST", "/openapi.json"],
  ["PUT", "/nowhere"],
  ["GET", "/files"],
])("%s %s, which is not there, is an error of the closed set", async (method, path) => {
  const { response, facet: error } = await ask(path, { method });
  expect(response.status).toBe(404);
  expect(error).toMatchObject({ code: "not-found", facts: { what: "page" } });
});

test("a method that fetch does not know is refused, not failed at", async () => {
  const status = await new Promise((resolve, reject) => {
    const sent = request(`${url}/trpc/system.status`, { method: "TRACE" }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once("error", reject).end();
  });
  expect(status).toBe(404);
});

test.each([
  ["a range the file does not have", (fileId: string) => `/files/${fileId}`, 416, "Range"],
  ["an address that cannot be decoded", () => "/files/%zz", 400, "address"],
])("%s is an error of the closed set, in JSON", async (_what, pathOf, status, field) => {
  const uploaded = await fetch(`${url}/files?name=a.txt`, { method: "PUT", body: "Moons" });
  const { fileId } = (await uploaded.json()) as { fileId: string };
  const { response, facet: error } = await ask(pathOf(fileId), { headers: { range: "bytes=900-" } });
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(error).toMatchObject({ code: "invalid-input", facts: { field } });
});

test("a stop that says nothing of what was seen is no stop at the beginning", async () => {
  const { response, facet: error } = await ask("/trpc/runs.stop", {
    method: "POST",
    headers: json,
    body: JSON.stringify({ runId: "r", shown: null }),
  });
  expect(response.status).toBe(400);
  expect(error?.facts["field"]).toBe("shown");
});

test("an event stream goes on from the id that was sent back as text", async () => {
  const { conversationId } = await facet.as("local").conversations.create();
  const { runId } = await facet
    .as("local")
    .personas.guide.start({ conversationId, input: { question: "What is a moon?" } });
  await facet.ended(runId);
  const abort = new AbortController();
  const response = await fetch(`${url}/trpc/runs.follow`, { headers: { "last-event-id": "1" }, signal: abort.signal });
  let text = "";
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString();
    if (/^id: \d+/m.test(text)) break;
  }
  abort.abort();
  expect(/^id: (\d+)/m.exec(text)?.[1]).toBe("2");
});

test("what a creator's model will see can be asked before there is a brief", async () => {
  const input = encodeURIComponent(JSON.stringify({ conversationId: null, persona: "creator", input: {} }));
  const { response } = await ask(`/trpc/memories.context?input=${input}`);
  expect(response.status).toBe(200);
});

test("a message to the MCP door that is nested without end is refused, not failed at", async () => {
  const body = `{"a":`.repeat(20_000) + "1" + "}".repeat(20_000);
  const response = await fetch(`${url}/mcp`, {
    method: "POST",
    headers: { ...json, accept: "application/json, text/event-stream" },
    body,
  });
  expect(response.status).toBe(400);
});
