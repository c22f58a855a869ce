// What is reached without owning it, and what is not.
import { expect, test } from "vitest";
import { appRouter } from "../../../server/routers/app.ts";
import { createCallerFactory } from "../../../server/trpc.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const input = { question: "q" };

test("a share is read by whoever has its id, named or not, and by nobody after it was revoked", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  const ada = facet.as("ada");
  const { conversationId, runId } = await ada.personas.guide.start({ input });
  await facet.ended(runId, "ada");
  const { shareId } = await ada.shares.add({ conversationId });
  const nobody = createCallerFactory(appRouter)({ services: facet.services, owner: null, key: null });
  for (const api of [ada, facet.as("bob"), nobody]) {
    const shared = await api.shares.get({ shareId });
    expect(shared.messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
    expect(JSON.stringify(shared)).not.toContain("ada");
    // The page draws the outputs of a persona by what the catalogue says of its fields.
    expect((await api.personas.catalogue()).map(({ id }) => id)).toContain(shared.messages[0]?.persona);
  }
  await ada.shares.remove({ shareId });
  for (const api of [ada, facet.as("bob"), nobody])
    await expect(api.shares.get({ shareId })).rejects.toMatchObject({ cause: { data: { code: "not-found" } } });
  await expect(nobody.shares.list()).rejects.toMatchObject({ cause: { data: { code: "forbidden" } } });
});

test("a follower hears nothing of another owner's runs", async () => {
  const { followEvents } = await import("../../../server/queue/follow.ts");
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  const abort = new AbortController();
  const heard: string[] = [];
  const following = (async () => {
    for await (const { runId } of followEvents(facet.services.store, "bob", 0, abort.signal)) heard.push(runId);
  })();
  const ada = await facet.as("ada").personas.guide.start({ input });
  const bob = await facet.as("bob").personas.guide.start({ input });
  await facet.ended(ada.runId, "ada");
  await facet.ended(bob.runId, "bob");
  await new Promise((resolve) => setImmediate(resolve));
  abort.abort();
  await following;
  expect(new Set(heard)).toEqual(new Set([bob.runId]));
});
