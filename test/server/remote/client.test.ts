import { expect, test } from "vitest";
import type { RunEvent } from "../../../pipelines/engine/events.ts";
import { connect } from "../../../server/remote/client.ts";
import { openCuttingProxy } from "../../support/cutting-proxy.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import type { Script } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const question = { question: "How does a heat pump work?" };

async function served(script: Script) {
  const parts = new AsyncDisposableStack();
  const facet = parts.use(await openServices({ models: scriptedModels(script) }));
  const { url } = parts.use(await listening(facet.services));
  return { ...facet, url, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

async function all(events: AsyncIterable<RunEvent>): Promise<readonly RunEvent[]> {
  const got: RunEvent[] = [];
  for await (const event of events) got.push(event);
  return got;
}

const answering: Script = () => ({ text: "It moves heat from outside to inside." });

test("a server that is not there is named, and a call to it fails as every other call does", async () => {
  const { api, ask, upload } = connect({ url: "http://127.0.0.1:9" });
  const calls = [() => api.system.status.query(), () => ask("guide", question), () => upload("a.txt", new Blob(["a"]))];
  for (const call of calls)
    await expect(call()).rejects.toMatchObject({
      name: "FacetClientError",
      message: expect.stringContaining("No Facet answers at http://127.0.0.1:9"),
      status: 0,
      data: { code: "interrupted", facts: { url: "http://127.0.0.1:9" } },
    });
});

test('every call of the server is there for a program, also one whose verb is "query"', async () => {
  await using facet = await served(answering);
  const { api } = connect({ url: facet.url });
  await expect(api.data.query.query({ documentIds: ["none"], sql: "select 1" })).rejects.toMatchObject({
    name: "FacetClientError",
    data: { code: "not-found", facts: { what: "document" } },
  });
  await expect(api.data.profile.query({ documentId: "none" })).rejects.toMatchObject({ data: { code: "not-found" } });
});

test("what the server refuses comes with its sentence, its code and its status", async () => {
  await using facet = await served(answering);
  const client = connect({ url: facet.url });
  const refused = { name: "FacetClientError", status: 404, data: { code: "not-found" } };
  await expect(client.ask("guide", question, { conversationId: "none" })).rejects.toMatchObject(refused);
  await expect(client.api.runs.get.query({ runId: "none" })).rejects.toMatchObject(refused);
  await expect(all(client.follow("none"))).rejects.toMatchObject(refused);
  await expect(client.ask("guide", { question: " " })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining("question"),
  });
  await expect(client.upload("", new Uint8Array())).rejects.toMatchObject({ name: "FacetClientError" });
});

test("a key opens what it may open, and a wrong one nothing", async () => {
  await using facet = await served(answering);
  const limits = { requestsPerMinute: null, questionsPerHour: null };
  const wish = { name: "reader", personas: ["guide"], access: "write" as const, limits, expiresAt: null };
  const { secret } = facet.services.keys.add("ada", wish);
  const ada = connect({ url: `${facet.url}/`, key: secret });
  const asking = await ada.ask("guide", question);
  expect((await asking.answer()).status).toBe("done");
  expect((await facet.as("ada").conversations.list()).conversations).toHaveLength(1);
  expect((await facet.as("local").conversations.list()).conversations).toHaveLength(0);
  const forbidden = { status: 403, data: { code: "forbidden" } };
  await expect(ada.ask("creator", { brief: "b" })).rejects.toMatchObject(forbidden);
  await expect(connect({ url: facet.url, key: "fk_wrong" }).ask("guide", question)).rejects.toMatchObject(forbidden);
});

test("a question gives every event once and in order, however often it is iterated, and then its answer", async () => {
  await using facet = await served(answering);
  const asking = await connect({ url: facet.url }).ask("guide", question);
  const events = await all(asking);
  const log = facet.services.store.events.ofRun("local", asking.runId, 0).map(({ event }) => event);
  expect(log.length).toBeGreaterThan(5);
  expect(events).toEqual(log.slice(0, log.findIndex(({ type }) => type === "run-end") + 1));
  expect(await all(asking)).toEqual(events);
  const answer = await asking.answer();
  expect(answer).toMatchObject({ messageId: asking.answerId, status: "done", role: "assistant" });
  expect(answer.outputs.answer).toContain("It moves heat");
  expect(answer.text).toContain("It moves heat");
});

test("a conversation goes on where an answer left off", async () => {
  await using facet = await served(answering);
  const { ask, api } = connect({ url: facet.url });
  const first = await ask("guide", question);
  await first.answer();
  const second = await ask("researcher", { question: "And in winter?" }, { conversationId: first.conversationId });
  await second.answer();
  const { path } = await api.conversations.get.query({ conversationId: first.conversationId });
  expect(path).toEqual([first.messageId, first.answerId, second.messageId, second.answerId]);
});

test("every event comes once though the connection is cut again and again", async () => {
  await using facet = await served(() => ({
    text: Array.from({ length: 60 }, (_, at) => `word${at}`).join(" "),
    delayMs: 20,
  }));
  await using proxy = await openCuttingProxy(facet.url);
  const asking = await connect({ url: proxy.url }).ask("guide", question);
  const got: RunEvent[] = [];
  let cuts = 0;
  const cutting = (async () => {
    for (const bytes of [700, 900, 1100, 1300]) {
      await proxy.cutAfter(bytes);
      cuts += 1;
    }
  })();
  for await (const event of asking) got.push(event);
  proxy.spare();
  const log = facet.services.store.events.ofRun("local", asking.runId, 0).map(({ event }) => event);
  expect(cuts).toBeGreaterThan(1);
  expect(got).toEqual(log.slice(0, got.length));
  expect(got.at(-1)).toMatchObject({ type: "run-end", status: "done" });
  void cutting;
});

test("a server that is away for a while is waited for", async () => {
  let go = () => {};
  const until = new Promise<void>((resolve) => (go = resolve));
  await using facet = await served(() => ({ text: "one two three", until }));
  await using proxy = await openCuttingProxy(facet.url);
  const asking = await connect({ url: proxy.url }).ask("guide", question);
  const following = all(asking);
  proxy.refuseFor(600_000);
  await expect(fetch(`${proxy.url}/healthz`).then(({ status }) => status)).resolves.toBe(503);
  go();
  await facet.ended(asking.runId);
  proxy.spare();
  expect((await following).at(-1)).toMatchObject({ type: "run-end", status: "done" });
});

test("a stopped run keeps what the iteration has given, and ends as stopped", async () => {
  await using facet = await served(() => ({ text: `${"A heat pump moves heat. ".repeat(20)}`, hang: true }));
  const asking = await connect({ url: facet.url }).ask("guide", { ...question, action: "ask" });
  let shown = "";
  for await (const event of asking) {
    if (event.type === "run-end") expect(event.status).toBe("stopped");
    if (event.type !== "text-delta") continue;
    shown += event.text;
    expect(await asking.stop()).toBe("stopped");
  }
  const answer = await asking.answer();
  expect(answer.status).toBe("stopped");
  expect(shown).not.toBe("");
  expect(answer.outputs.answer).toBe(shown);
});

test("a run that fails is an answer with its error, not an exception", async () => {
  await using facet = await served(() => ({ error: new Error("the model broke") }));
  const asking = await connect({ url: facet.url }).ask("guide", question);
  const answer = await asking.answer();
  expect(answer.status).toBe("failed");
  expect(answer.error?.code).toBe("unexpected");
  expect((await all(asking)).at(-1)).toMatchObject({ type: "run-end", status: "failed" });
});

test("a signal ends the waiting and leaves the run", async () => {
  await using facet = await served(() => ({ text: "one", hang: true }));
  const leave = new AbortController();
  const asking = await connect({ url: facet.url }).ask("guide", question, { signal: leave.signal });
  const following = all(asking);
  const waiting = asking.answer();
  leave.abort();
  await expect(following).rejects.toMatchObject({ name: "AbortError" });
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  expect(["queued", "running"]).toContain(facet.services.store.runs.get("local", asking.runId).status);
});

test("a file is uploaded and asked about", async () => {
  await using facet = await served(answering);
  const { upload, api } = connect({ url: facet.url });
  const { fileId, mediaType } = await upload("heat & cold.md", new TextEncoder().encode("# Heat\n\nPumps move heat."));
  expect(mediaType).toMatch(/^text\//);
  const { name } = await api.documents.ingest.mutate({ fileId });
  expect(name).toBe("heat & cold.md");
});
