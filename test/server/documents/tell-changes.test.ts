// What of documents is told to whoever follows: to their owner alone, and no more often than a page can look.
import { expect, test } from "vitest";
import { moon, openWithDocuments, read, stageOf, upload } from "../../support/moon-documents.ts";
import { scriptedParser } from "../../support/ingesting.ts";
import { listening } from "../../support/listening.ts";
import { openPage } from "../../support/page-client.ts";
import type { PageClient } from "../../support/page-client.ts";
import { followEvents } from "../../../server/queue/follow.ts";

const toldOf = ({ events }: PageClient) =>
  events.flatMap(({ event }) => (event.type === "documents-changed" ? [event.documentIds] : []));

test("another owner hears nothing of a document", async () => {
  await using facet = await openWithDocuments();
  const abort = new AbortController();
  const heard: unknown[] = [];
  const following = (async () => {
    for await (const { event } of followEvents(facet.services.store, "bob", 0, abort.signal)) heard.push(event);
  })();
  await read(facet, "moon.pdf", "ada");
  const his = await read(facet, "moon.pdf", "bob");
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  abort.abort();
  await following;
  for (const event of heard) expect(event).toEqual({ type: "documents-changed", documentIds: [his] });
});

test("a document that is added, put into a conversation by hand or by a question, taken out, or deleted is told each time, and is in no log", async () => {
  await using facet = await openWithDocuments();
  await using server = await listening(facet.services);
  const documentId = await read(facet, "moon.pdf");
  const [here, there] = [openPage(server.url), openPage(server.url, 0)];
  const { documents, personas } = here.api;
  // What is told reaches who follows by then.
  const { conversationId, runId } = await personas.guide.start.mutate({ input: { question: "One" } });
  await there.ended(runId);
  const one = { conversationId, documentId };

  const added = await documents.ingest.mutate({ fileId: await upload(facet, "sun.pdf") });
  await there.until(() => toldOf(there).some((ids) => ids.includes(added.documentId)));
  await stageOf(facet, added.documentId, "ready");
  const ask = { input: { question: "Why?" }, conversationId, documentIds: [documentId] };
  const changes: readonly (() => Promise<unknown>)[] = [
    () => documents.link.mutate({ conversationId, documentIds: [documentId] }),
    () => documents.unlink.mutate(one),
    async () => there.ended((await personas.researcher.start.mutate(ask)).runId),
    () => documents.remove.mutate({ documentId }),
  ];
  for (const change of changes) {
    const before = toldOf(there).filter((ids) => ids.includes(documentId)).length;
    await change();
    await there.until(() => toldOf(there).filter((ids) => ids.includes(documentId)).length > before);
  }
  const logged = facet.services.store.events.after("local", 0, 10_000).map(({ event }) => event.type);
  expect(logged).toContain("run-end");
  expect(logged).not.toContain("documents-changed");
  for (const page of [here, there]) page.close();
});

test("a long document that is read tells of itself a few times a second, and at its end", async () => {
  const parser = scriptedParser({ "moon.pdf": { pages: Array.from({ length: 400 }, () => moon), pageMs: 4 } });
  await using facet = await openWithDocuments({ parser });
  const abort = new AbortController();
  const heard: number[] = [];
  let stage = "";
  let documentId = "";
  const following = (async () => {
    for await (const { event } of followEvents(facet.services.store, "local", 0, abort.signal)) {
      if (event.type !== "documents-changed") continue;
      heard.push(performance.now());
      ({ stage } = facet.services.documents.get("local", documentId));
    }
  })();
  ({ documentId } = await facet.as("local").documents.ingest({ fileId: await upload(facet, "moon.pdf") }));
  await stageOf(facet, documentId, "ready");
  await expect.poll(() => stage).toBe("ready");
  abort.abort();
  await following;
  const seconds = ((heard.at(-1) ?? 0) - (heard[0] ?? 0)) / 1000;
  expect(heard.length).toBeGreaterThan(2);
  expect(heard.length).toBeLessThanOrEqual(2 * seconds + 2);
});

test("documents are listed by their ids: those that are the caller's, there, and fit", async () => {
  await using facet = await openWithDocuments();
  const api = facet.as("local");
  const moonId = await read(facet, "moon.pdf");
  const hers = await read(facet, "moon.pdf", "ada");
  const { conversationId } = await api.conversations.create();
  const ids = async (documentIds: string[], place = {}) =>
    (await api.documents.list({ documentIds, ...place })).documents.map((each) => each.documentId);
  expect(await ids([moonId, hers, "gone"])).toEqual([moonId]);
  expect(await ids([moonId], { conversationId })).toEqual([]);
  expect(await ids([])).toEqual([]);
  await api.documents.link({ conversationId, documentIds: [moonId] });
  expect(await ids([moonId], { conversationId })).toEqual([moonId]);
  await expect(ids(Array.from({ length: 101 }, () => moonId))).rejects.toThrow();
});

test("a document that waits for others to be read is told of as soon as it is added", async () => {
  const pages = Array.from({ length: 400 }, () => moon);
  const slow = { pages, pageMs: 20 };
  const parser = scriptedParser({ "a.pdf": slow, "b.pdf": slow, "c.pdf": slow });
  await using facet = await openWithDocuments({ parser });
  const abort = new AbortController();
  const heard = new Set<string>();
  const following = (async () => {
    for await (const { event } of followEvents(facet.services.store, "local", 0, abort.signal))
      if (event.type === "documents-changed") for (const id of event.documentIds) heard.add(id);
  })();
  const add = async (name: string) =>
    (await facet.as("local").documents.ingest({ fileId: await upload(facet, name) })).documentId;
  for (const name of ["a.pdf", "b.pdf"]) await stageOf(facet, await add(name), "parsing");
  const waiting = await add("c.pdf");
  await expect.poll(() => heard.has(waiting)).toBe(true);
  expect(facet.services.documents.get("local", waiting).stage).toBe("queued");
  abort.abort();
  await following;
});
