// What a key may do in procedures: each one there is, asked with a key that only reads, and with one for some personas.
import { describe, expect, test } from "vitest";
import { appRouter } from "../../../server/routers/app.ts";
import { createCallerFactory } from "../../../server/trpc.ts";
import { said, withNewKey } from "../../support/keyed.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

type Any = Readonly<Record<string, { readonly _def: { readonly type: string } }>>;
const procedures = Object.entries(appRouter._def.procedures as unknown as Any).map(([path, { _def }]) => ({
  path,
  type: _def.type,
}));
/** Changed by no key. */
const forPeople = new Set(
  ["keys.add", "keys.list", "keys.revoke"].concat(
    ["add", "remove", "probe", "select", "fetch", "pause", "assign"].map((name) => `models.${name}`),
  ),
);
/** Mutations because they are work, and nothing is other than before. */
const work = new Set(["code.warm", "code.check", "images.warm"]);

/** The procedure with an input that fits none, and what came of it: nothing that is let in gets beyond its input. */
async function outcome(api: unknown, path: string): Promise<unknown> {
  const call = path.split(".").reduce((place, name) => (place as Record<string, unknown>)[name], api);
  try {
    await (call as (input: unknown) => Promise<unknown>)({ none: "such" });
    return "answered";
  } catch (thrown) {
    const { cause } = thrown as { cause?: { data?: { facts?: { reason?: unknown } } } };
    return cause?.data?.facts?.reason ?? "let in";
  }
}

test("a key that only reads can call nothing that changes something", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const reader = withNewKey(facet.services, { access: "read" });
  const mutations = procedures.flatMap(({ path, type }) => (type === "mutation" ? [path] : []));
  const refused: string[] = [];
  for (const path of mutations) if ((await outcome(reader, path)) === "key-only-reads") refused.push(path);
  expect(refused).toEqual(mutations.filter((path) => !work.has(path)));
  expect(refused.length).toBeGreaterThan(40);
});

test("a key that only reads can read all there is, but for keys", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const reader = withNewKey(facet.services, { access: "read" });
  for (const { path, type } of procedures)
    if (type === "query") expect([path, await outcome(reader, path)]).not.toEqual([path, "key-only-reads"]);
  expect((await reader.conversations.list()).conversations).toEqual([]);
});

test("no key makes keys or changes the models of all, a person does; all else a key that writes may call", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const writer = withNewKey(facet.services);
  const callable = procedures.flatMap(({ path, type }) => (type === "subscription" ? [] : [path]));
  const refused: string[] = [];
  for (const path of callable) if ((await outcome(writer, path)) === "person-only") refused.push(path);
  expect(new Set(refused)).toEqual(forPeople);
  for (const path of forPeople) expect([path, await outcome(facet.as("local"), path)]).not.toContain("person-only");
});

describe("a key for one persona", () => {
  const personas = ["guide"];
  const elsewhere = said({ code: "forbidden", facts: { reason: "key-other-personas", personas: "guide" } });

  test("asks no other, by no way, and no model outside of all of them", async () => {
    await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
    const key = withNewKey(facet.services, { personas });
    const asked = await facet.as("local").personas.researcher.start({ input: { question: "q" } });
    await facet.ended(asked.runId);
    const { messageId } = asked;
    const before = facet.services.store.conversations.list("local");
    const input = { question: "q" };
    const beside = ["guide", "researcher"].map((persona) => ({ persona, input }));
    const ways = [
      () => key.personas.researcher.start({ input }),
      () => key.messages.edit({ messageId, input }),
      () => key.messages.retry({ messageId }),
      () => key.messages.compare({ answers: beside }),
      () => key.voices.learn({ name: "Ada", samples: ["We mend."] }),
      () => key.models.try({ modelId: "scripted", prompt: "q" }),
    ];
    for (const way of ways) await expect(way()).rejects.toMatchObject(elsewhere);
    expect(facet.services.store.conversations.list("local")).toEqual(before);
  });

  test("asks its own, and reads what the others answered", async () => {
    await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
    const other = await facet.as("local").personas.researcher.start({ input: { question: "q" } });
    await facet.ended(other.runId);
    const key = withNewKey(facet.services, { personas });
    const { conversationId, answerId: parentId } = other;
    const { runId } = await key.personas.guide.start({ input: { question: "and?" }, conversationId, parentId });
    expect(await facet.ended(runId)).toMatchObject({ status: "done" });
    expect((await key.runs.get({ runId: other.runId })).status).toBe("done");
    expect((await key.personas.catalogue()).map(({ id }) => id)).toContain("researcher");
  });
});

test("past its questions an hour nothing is written down, also where two are asked at once, and everything else goes on", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  const key = withNewKey(facet.services, { limits: { requestsPerMinute: null, questionsPerHour: 2 } });
  const input = { question: "q" };
  const { runId } = await key.personas.guide.start({ input });
  await facet.ended(runId);
  const before = facet.services.store.conversations.list("local");
  const limited = said({ code: "rate-limited", next: ["wait"] });
  const beside = ["guide", "guide"].map((persona) => ({ persona, input }));
  await expect(key.messages.compare({ answers: beside })).rejects.toMatchObject(limited);
  await expect(key.personas.guide.start({ input })).rejects.toMatchObject(limited);
  await expect(key.models.try({ modelId: "scripted", prompt: "q" })).rejects.toMatchObject(limited);
  expect(facet.services.store.conversations.list("local")).toEqual(before);
  expect((await key.conversations.list()).conversations).toHaveLength(1);
  const person = await facet.as("local").personas.guide.start({ input });
  expect(await facet.ended(person.runId)).toMatchObject({ status: "done" });
});

test("a question that does not fit its persona costs nothing of the hour", async () => {
  await using facet = await openServices({ models: scriptedModels(() => ({ text: "a" })) });
  const key = withNewKey(facet.services, { limits: { requestsPerMinute: null, questionsPerHour: 1 } });
  await expect(key.personas.guide.start({ input: { question: "" } })).rejects.toThrow();
  const { runId } = await key.personas.guide.start({ input: { question: "q" } });
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
});

test("an owner's key reaches the rows of its owner alone", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const { conversationId } = await facet.as("ada").conversations.create();
  const key = withNewKey(facet.services);
  await expect(key.conversations.get({ conversationId })).rejects.toMatchObject(said({ code: "not-found" }));
  const nobody = createCallerFactory(appRouter)({ services: facet.services, owner: null, key: null });
  await expect(nobody.keys.list()).rejects.toMatchObject(said({ facts: { reason: "no-owner" } }));
});
