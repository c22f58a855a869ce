import fc from "fast-check";
import { expect, test } from "vitest";
import { versionsIn } from "../../../pipelines/engine/code-version-list.ts";
import { errorStatus } from "../../../pipelines/engine/errors.ts";
import { appRouter } from "../../../server/routers/app.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

// The router keeps its procedures flat, by path; its types keep them nested.
const flat: Readonly<Record<string, unknown>> = appRouter._def.procedures;
const procedures = Object.entries(flat).map(([path, procedure]) => ({
  path,
  type: (procedure as { _def: { type: string } })._def.type,
}));

/** Values no schema of ours accepts as a whole input, plus objects that come near one. */
const payload = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      input: fc.oneof(
        fc.jsonValue(),
        fc.record({ question: fc.jsonValue(), depth: fc.jsonValue() }, { requiredKeys: [] }),
      ),
      conversationId: fc.jsonValue(),
      messageId: fc.jsonValue(),
      runId: fc.jsonValue(),
      modelId: fc.jsonValue(),
      documentId: fc.jsonValue(),
      documentIds: fc.jsonValue(),
      fileId: fc.jsonValue(),
      memoryId: fc.jsonValue(),
      shareId: fc.jsonValue(),
      versionId: fc.jsonValue(),
      fixId: fc.jsonValue(),
      files: fc.jsonValue(),
      json: fc.oneof(fc.string(), fc.json()),
      title: fc.jsonValue(),
      text: fc.jsonValue(),
      answers: fc.jsonValue(),
      verdict: fc.jsonValue(),
      labels: fc.jsonValue(),
      format: fc.constantFrom("json", "markdown", 1),
      limit: fc.jsonValue(),
      query: fc.jsonValue(),
      k: fc.jsonValue(),
      page: fc.jsonValue(),
      url: fc.jsonValue(),
      after: fc.jsonValue(),
      unknown: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
);
const body = fc.oneof(
  { weight: 8, arbitrary: payload.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string() },
);

test("a thousand wrong payloads over every procedure give typed 4xx answers that name the field, and the server lives", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "x" })) });
  await using server = await listening(facet.services);
  const calls = procedures.filter((each) => each.type !== "subscription");
  expect(calls.map((each) => each.path)).toContain("personas.guide.start");
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), body, async ({ path, type }, text) => {
      const answer =
        type === "query"
          ? await fetch(`${server.url}/trpc/${path}?input=${encodeURIComponent(text)}`)
          : await fetch(`${server.url}/trpc/${path}`, {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: text,
            });
      const { error } = (await answer.json()) as {
        error?: { message: string; data: { facet: { code: keyof typeof errorStatus; facts: { field?: string } } } };
      };
      if (answer.status === 200) return;
      refused += 1;
      expect(answer.status, `${path} ${text}`).toBeGreaterThanOrEqual(400);
      expect(answer.status, `${path} ${text}`).toBeLessThan(500);
      const facet = error?.data.facet;
      expect(answer.status).toBe(errorStatus[facet?.code ?? "unexpected"]);
      if (facet?.code === "invalid-input") expect(facet.facts.field, text).toBeTruthy();
      expect(error?.message).not.toMatch(/\n\s+at /);
    }),
    { numRuns: 1000 },
  );
  expect(refused).toBeGreaterThan(500);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test("a body that is too long is refused with its size named", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  await using server = await listening(facet.services);
  const post = (path: string, body: object) =>
    fetch(`${server.url}/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await post("conversations.create", { title: "x".repeat(2_000_000) })).status).toBe(413);
  expect((await post("personas.guide.start", { input: { question: "x".repeat(11_000_000) } })).status).toBe(413);
});

test("a question with a million characters of code and its tests is taken, also in one request with others", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  await using server = await listening(facet.services);
  const files = ["a", "b", "c"].map((name) => ({ name: `${name}.py`, text: 'ä = "東"\n'.repeat(40_000) }));
  const input = { question: "Why?", files, tests: "assert ä\n".repeat(40_000) };
  const answer = await fetch(`${server.url}/trpc/personas.developer.start,conversations.create?batch=1`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ 0: { input }, 1: {} }),
  });
  const [started] = (await answer.json()) as { result: { data: { conversationId: string } } }[];
  const { conversationId } = started!.result.data;
  const [version] = versionsIn(await facet.as("local").code.versions({ conversationId }));
  expect(version?.files.map(({ text }) => text)).toEqual(files.map(({ text }) => text));
});

test("a conversation of many megabytes is imported; a longer one is refused", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  await using server = await listening(facet.services);
  const imported = (characters: number) => {
    const text = "x ".repeat(characters / 20);
    const roles = ["user", "assistant"];
    const json = JSON.stringify(Array.from({ length: 10 }, (_, at) => ({ role: roles[at % 2], text })));
    return fetch(`${server.url}/trpc/conversations.import`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json }),
    });
  };
  const answer = await imported(8_000_000);
  expect(await answer.json()).toMatchObject({ result: { data: { messageCount: 10 } } });
  const refused = (await (await imported(20_000_001)).json()) as { error: { data: { facet: object } } };
  expect(refused.error.data.facet).toMatchObject({
    code: "invalid-input",
    facts: { field: "json", reason: "too-long" },
  });
});
