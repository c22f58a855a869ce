// keys.*: a person makes, lists and revokes them; what a wish cannot be is said at its field.
import { expect, test } from "vitest";
import { said } from "../../support/keyed.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const open = (settings: Record<string, string> = {}) => openServices({ models: scriptedModels([]), settings });

test.each([
  ["no name", { name: " " }, "name", "required"],
  ["a name without end", { name: "x".repeat(81) }, "name", "too-long"],
  ["no persona at all", { name: "x", personas: [] }, "personas", "too-few"],
  ["a limit of nothing", { name: "x", requestsPerMinute: 0 }, "requestsPerMinute", "too-low"],
  ["a limit beyond all sense", { name: "x", questionsPerHour: 1e9 }, "questionsPerHour", "too-high"],
  ["an end that is over", { name: "x", expiresAt: "2001-01-01T00:00:00Z" }, "expiresAt", "in-the-past"],
  ["an end that is no time", { name: "x", expiresAt: "tomorrow" }, "expiresAt", "no-time"],
  ["an end in a month that has no such day", { name: "x", expiresAt: "2999-02-30T00:00:00Z" }, "expiresAt", "no-time"],
  ["a right there is not", { name: "x", access: "all" as never }, "access", "not-one-of"],
])("%s is refused at its field, and no key is made", async (_claim, wish, field, reason) => {
  await using facet = await open();
  const api = facet.as("local");
  const thrown = await api.keys.add(wish).then(
    () => null,
    (error: unknown) => error,
  );
  const { facetErrorOf } = await import("../../../server/trpc.ts");
  expect(facetErrorOf(thrown as never)).toMatchObject({ code: "invalid-input", facts: { field, reason } });
  expect((await api.keys.list()).keys).toEqual([]);
});

test("a persona that is not here cannot be allowed", async () => {
  await using facet = await open();
  const wish = { name: "x", personas: ["guide", "gardener"] };
  await expect(facet.as("local").keys.add(wish)).rejects.toMatchObject(said({ facts: { what: "persona" } }));
});

test("a key is listed with all that was wished for it, and without its secret; a revoked one is not", async () => {
  await using facet = await open();
  const api = facet.as("local");
  const { key: first } = await api.keys.add({ name: " Backup ", access: "read" });
  expect(first).toMatchObject({ name: "Backup", personas: null, access: "read", expiresAt: null, expired: false });
  expect(first.limits).toEqual({ requestsPerMinute: null, questionsPerHour: null });
  const { key, secret } = await api.keys.add({
    name: "Bot",
    personas: ["guide", "guide"],
    expiresAt: "2999-12-31T23:59:59+01:00",
    requestsPerMinute: 60,
    questionsPerHour: 20,
  });
  expect(key).toMatchObject({
    personas: ["guide"],
    access: "write",
    expiresAt: "2999-12-31T22:59:59.000Z",
    limits: { requestsPerMinute: 60, questionsPerHour: 20 },
  });
  expect(await api.keys.list()).toEqual({ keys: [key, first], needed: false });
  expect(JSON.stringify([key, await api.keys.list()])).not.toContain(secret);
  expect(await api.keys.revoke({ keyId: key.keyId })).toEqual({ revoked: true });
  expect((await api.keys.list()).keys).toEqual([first]);
  await expect(api.keys.revoke({ keyId: key.keyId })).rejects.toMatchObject(said({ code: "not-found" }));
});

test("the list says where programs get in with a key only", async () => {
  await using facet = await open({ FACET_KEYS: "required" });
  expect(await facet.as("local").keys.list()).toEqual({ keys: [], needed: true });
});
