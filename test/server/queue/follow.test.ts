// What of conversations is told to whoever follows: each change, at once, and to nobody else.
import { expect, test } from "vitest";
import { followEvents } from "../../../server/queue/follow.ts";
import { listening } from "../../support/listening.ts";
import { openPage } from "../../support/page-client.ts";
import type { PageClient } from "../../support/page-client.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const changesOf = ({ events }: PageClient) =>
  events.flatMap(({ event }) => (event.type === "conversation-changed" ? [event.conversationId] : []));

test("another owner hears nothing of a change", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const abort = new AbortController();
  const following = (async () => {
    const heard: unknown[] = [];
    for await (const { event } of followEvents(facet.services.store, "bob", 0, abort.signal)) heard.push(event);
    return heard;
  })();
  await facet.as("ada").conversations.create({ title: "Mine" });
  const { conversationId } = await facet.as("bob").conversations.create({ title: "His" });
  await new Promise((resolve) => setImmediate(resolve));
  abort.abort();
  expect(await following).toEqual([{ type: "conversation-changed", conversationId }]);
});

test("every change of a conversation or its branches is told to the other pages, and is in no log", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  await using server = await listening(facet.services);
  const [here, there] = [openPage(server.url), openPage(server.url, 0)];
  const { conversations, messages, personas } = here.api;
  const ask = async (question: string, conversationId?: string) => {
    const started = await personas.guide.start.mutate({ input: { question }, conversationId });
    await there.ended(started.runId);
    return started;
  };
  const { conversationId } = await ask("One");
  const { messageId, answerId } = await ask("Two", conversationId);
  const one = { conversationId };
  expect(changesOf(there)).toEqual([]);

  const changes: readonly (() => Promise<unknown>)[] = [
    () => conversations.rename.mutate({ ...one, title: "Another name" }),
    () => conversations.pin.mutate({ ...one, pinned: true }),
    () => messages.undo.mutate({ messageId }),
    () => messages.select.mutate({ messageId: answerId }),
    () => messages.remove.mutate({ messageId }),
    () => conversations.remove.mutate(one),
    () => conversations.restore.mutate(one),
  ];
  for (const [at, change] of changes.entries()) {
    await change();
    await there.until(() => changesOf(there).length > at);
  }
  expect(changesOf(there)).toEqual(changes.map(() => conversationId));
  const json = JSON.stringify([{ role: "user", text: "q" }]);
  const made = [await conversations.create.mutate({ title: "New" }), await conversations.import.mutate({ json })];
  await there.until(() => changesOf(there).length === changes.length + made.length);
  expect(changesOf(there).slice(-2)).toEqual(made.map((each) => each.conversationId));

  // Who goes on from a change is told every event after it, and none before it once more.
  const { seq } = there.events.at(-1) ?? { seq: Number.NaN };
  const late = openPage(server.url, seq);
  const { runId } = await ask("Three", conversationId);
  await late.ended(runId);
  expect(new Set(late.events.map((each) => each.runId))).toEqual(new Set([runId]));
  expect(facet.services.store.events.after("local", 0, 1000).map(({ event }) => event.type)).not.toContain(
    "conversation-changed",
  );
  for (const page of [here, there, late]) page.close();
});
