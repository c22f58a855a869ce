// What happens when a model server misbehaves: the error a person is told, what is kept of the answer, and that the next question is answered.
import { HumanMessage } from "@langchain/core/messages";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorSentence } from "../../../../pipelines/engine/error-sentences.ts";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import { openConnection } from "../../../../server/models/served/connection.ts";
import { dialectProfiles } from "../../../../server/models/served/dialects.ts";
import { connectionError } from "../../../../server/models/served/served-errors.ts";
import { ServedChatModel } from "../../../../server/models/served/served-chat-model.ts";
import { startMisbehavingServer, wellAnswered } from "../../../support/misbehaving-server.ts";
import type { Misbehaved, MisbehavingServer } from "../../../support/misbehaving-server.ts";

let server: MisbehavingServer;
const connection = openConnection();
beforeAll(async () => {
  server = await startMisbehavingServer();
});
afterAll(async () => {
  connection[Symbol.dispose]();
  await server[Symbol.asyncDispose]();
});

const modelAt = (url: string) =>
  new ServedChatModel({
    url,
    model: "odd-model",
    key: null,
    dialect: dialectProfiles.generic,
    connection,
    timeouts: { firstByteMs: 1000, idleMs: 1000 },
  });

async function ask(llm: ServedChatModel): Promise<{ text: string; error: unknown }> {
  let text = "";
  try {
    for await (const chunk of await llm.stream([new HumanMessage("Hi")], { maxTokens: 500 })) text += chunk.text;
    return { text, error: undefined };
  } catch (error) {
    return { text, error };
  }
}

const notUnderstood = "The model odd-model did not answer: what came is no answer of a model.";
const brokeOff = "The model odd-model did not answer: the connection broke in the middle of the answer.";
const cases: readonly (readonly [Misbehaved, string, string?])[] = [
  ["a page of HTML", notUnderstood],
  ["JSON that breaks off", notUnderstood],
  ["JSON of another kind", notUnderstood],
  ["an empty body", notUnderstood],
  ["plain text", notUnderstood],
  ["events of another shape", notUnderstood],
  ["a line without an end", notUnderstood],
  ["noise without an event", notUnderstood],
  ["a broken event after some words", notUnderstood, "Half an "],
  ["a cut in the middle", brokeOff, "Half an "],
  ["an error inside the stream", "The model odd-model did not answer: the server failed (500).", "Half an "],
  [
    "an answer held back by a filter",
    "The model odd-model did not answer: the filter of its server held the answer back.",
    "Half an ",
  ],
  ["a call of a tool", "The model odd-model did not answer: it asked for a tool instead of answering."],
  ["a key it does not know", "The model odd-model did not answer: the server does not accept the key."],
  ["a key it does not allow this", "The model odd-model did not answer: the server does not accept the key."],
  ["a model it does not have", "The model odd-model did not answer: the server does not have it."],
  ["too many requests for 2 s", "Too many requests. Try again in 2 s."],
  ["too many requests", "Too many requests. Try again in 10 s."],
  ["an error of its own", "The model odd-model did not answer: the server failed (500)."],
  ["a gateway without a server", "The model odd-model did not answer: the server failed (502)."],
  ["a model that loads", "The model odd-model did not answer: it is still loading."],
  ["too long, as vLLM says it", "The text is too long for the model: 5012 tokens, and 4096 fit."],
  ["too long, as llama.cpp says it", "The text is too long for the model: 5012 tokens, and 4096 fit."],
  ["too long, as Ollama says it", "The text is too long for the model."],
  ["silence", "The model odd-model did not answer: nothing came for 1 s."],
];

test.each(cases.map(([how, sentence, kept = ""]) => ({ how, sentence, kept })))(
  "$how: “$sentence”, and the next question is answered",
  async ({ how, sentence, kept }) => {
    const llm = modelAt(server.url);
    server.misbehave(how);
    const { text, error } = await ask(llm);
    expect(text).toBe(kept);
    if (!(error instanceof FacetError)) throw new Error("it is no error of Facet", { cause: error });
    expect(errorSentence(error.data, "en")).toBe(sentence);
    const german = errorSentence(error.data, "de");
    expect(german).not.toBe(sentence);
    expect(german).not.toContain("…");
    expect(error.data.next.length).toBeGreaterThan(0);
    expect(error.data.kept).toContain("question");
    server.misbehave(null);
    expect(await ask(llm)).toEqual({ text: wellAnswered, error: undefined });
  },
);

test.each<[Misbehaved, string]>([
  ["the whole answer at once", wellAnswered],
  ["no end mark", wellAnswered],
  ["no choices at all", ""],
  ["words that are no text", ""],
  ["control characters and half characters", "All is well😀 \uFFFD."],
])("%s is read all the same", async (how, text) => {
  server.misbehave(how);
  expect(await ask(modelAt(server.url))).toEqual({ text, error: undefined });
});

test("an answer that never ends is ended: no more is read than the question allows", async () => {
  server.misbehave("an answer without an end");
  const before = server.counts.bytes;
  const { text, error } = await ask(modelAt(server.url));
  expect(error).toBeUndefined();
  expect(text.length).toBe(64 * 501);
  await expect.poll(() => server.counts.bytes - before).toBeGreaterThan(0);
  expect(server.counts.bytes - before).toBeLessThan(30_000_000);
});

test.each<Misbehaved>(["a line without an end", "noise without an event"])(
  "%s: no more than a few megabytes of 100 are taken, and none is kept",
  async (how) => {
    server.misbehave(how);
    const before = { bytes: server.counts.bytes, heap: process.memoryUsage().rss };
    await ask(modelAt(server.url));
    await expect.poll(() => server.counts.bytes - before.bytes).toBeGreaterThan(0);
    // What the system's sockets hold went out too.
    expect(server.counts.bytes - before.bytes).toBeLessThan(30_000_000);
    expect(process.memoryUsage().rss - before.heap).toBeLessThan(150_000_000);
  },
);

test("a name that does not exist, and https where none is spoken, are told as such", async () => {
  const reasonAt = async (url: string) => {
    const { error } = await ask(modelAt(url));
    return error instanceof FacetError ? error.data.facts["reason"] : error;
  };
  expect(["host-unknown", "lookup-failed"]).toContain(await reasonAt("http://no-such-host.invalid/v1"));
  expect(await reasonAt(server.url.replace("http:", "https:"))).toBe("no-https");
});

test.each([
  ["CERT_HAS_EXPIRED", "certificate-expired"],
  ["CERT_NOT_YET_VALID", "certificate-not-yet"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "certificate-untrusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate-untrusted"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate-other-host"],
  ["HPE_INVALID_CONSTANT", "not-understood"],
  ["ECONNRESET", "connection-broke"],
])("%s is told as %s", (code, reason) => {
  const error = connectionError("m", Object.assign(new Error("tls"), { code }), false);
  expect(error).toMatchObject({ data: { code: "model-unreachable", facts: { reason } } });
});
