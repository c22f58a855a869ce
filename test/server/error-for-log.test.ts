import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../../server/error-for-log.ts";
import { listening } from "../support/listening.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

const secret = "marzipan";

/** A log at its most talkative, and what it holds. */
function readableLog() {
  const lines: string[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: pino({ level: "debug" }, destination), text: () => lines.join("") };
}

test.each([
  ["an error that repeats it", new Error(`cannot answer: ${secret}`)],
  ["an error that dresses it as a place", new Error(`no\n    at ${secret} (file:1:1)`)],
  ["a cause that repeats it", new Error("outer", { cause: new SyntaxError(`"${secret}" is not valid JSON`) })],
  ["something thrown that is no error", { prompt: secret }],
])("a question whose model fails with %s leaves none of it in the log", async (_claim, error) => {
  const { log, text } = readableLog();
  await using facet = await openServices({ models: scriptedModels(() => ({ text: secret, error })), log });
  await using server = await listening(facet.services);
  const answer = await fetch(`${server.url}/trpc/personas.guide.start`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ input: { question: `what is ${secret}?` } }),
  });
  const { result } = (await answer.json()) as { result: { data: { runId: string } } };
  expect(await facet.ended(result.data.runId)).toMatchObject({ status: "failed" });
  expect(text()).toContain("run failed");
  expect(text()).not.toContain(secret);
});

test("the log says what kind of error it was and where, through all its causes", () => {
  const inner = Object.assign(new TypeError("private"), { code: "ERR_INNER" });
  const logged = errorForLog(new FacetError("unexpected", { field: "answer" }, { cause: inner }));
  expect(logged).toMatchObject({
    type: "FacetError",
    message: 'unexpected {"field":"answer"}',
    cause: { type: "TypeError", code: "ERR_INNER" },
  });
  expect(logged.cause?.at[0]).toContain("error-for-log.test.ts");
});

test("input that fits no schema is the caller's mistake, never an error in the log", async () => {
  const { log, text } = readableLog();
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })), log });
  await using server = await listening(facet.services);
  const { runId, messageId } = await facet.as("local").personas.guide.start({ input: { question: "q" } });
  await facet.ended(runId);
  const answer = await fetch(`${server.url}/trpc/messages.edit`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ messageId, input: { question: "", [secret]: 1 } }),
  });
  expect(answer.status).toBe(400);
  expect(text()).toBe("");
});
