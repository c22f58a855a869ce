import { expect, test } from "vitest";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test("where programs need a key, the description is given to those that show one", async () => {
  const settings = { FACET_KEYS: "required" };
  await using facet = await openServices({ models: scriptedModels([]), settings });
  await using server = await listening(facet.services);
  const refused = await fetch(`${server.url}/openapi.json`);
  expect(refused.status).toBe(403);
  const wish = { name: "CI", personas: null, access: "read" as const, expiresAt: null };
  const limits = { requestsPerMinute: null, questionsPerHour: null };
  const { secret } = facet.services.keys.add("local", { ...wish, limits });
  const given = await fetch(`${server.url}/openapi.json`, { headers: { authorization: `Bearer ${secret}` } });
  expect(given.status).toBe(200);
});

test("it is JSON, tells Facet's version, and is not sent again to who has it", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  await using server = await listening(facet.services);
  const first = await fetch(`${server.url}/openapi.json`);
  expect(first.headers.get("content-type")).toContain("application/json");
  expect(await first.json()).toMatchObject({ openapi: "3.1.0", info: { title: "Facet", version: "test" } });
  // Else fetch asks for a fresh one.
  const headers = { "if-none-match": first.headers.get("etag") ?? "", "cache-control": "max-age=0" };
  expect((await fetch(`${server.url}/openapi.json`, { headers })).status).toBe(304);
});
