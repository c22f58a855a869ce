// Keys over real HTTP: single calls, batches, the stream, files, and where a key is needed.
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { describe, expect, test } from "vitest";
import type { AppRouter } from "../../../server/api.ts";
import type { NewKey } from "../../../server/keys/access-key.ts";
import { anyKey, shows } from "../../support/keyed.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";

const open = (settings: Record<string, string> = {}) =>
  openServices({ models: scriptedModels(() => ({ text: "a" })), settings });
const newKey = (facet: TestServices, wish: Partial<NewKey> = {}, owner = "local") =>
  facet.services.keys.add(owner, { ...anyKey, ...wish });
const limitedTo = (requestsPerMinute: number) => ({ limits: { requestsPerMinute, questionsPerHour: null } });

/** The status, and what is said of an error, at whichever door. */
async function told(response: Response): Promise<unknown> {
  const body = (await response.json().catch(() => ({}))) as {
    error?: { facet?: { facts: object }; data?: { facet: { facts: { reason?: string } } } };
  };
  const facts = (body.error?.data?.facet ?? body.error?.facet)?.facts;
  return [response.status, (facts as { reason?: string } | undefined)?.reason];
}

describe("a key that is none", () => {
  test.each([
    ["was never given", () => "fk_never"],
    ["was revoked", revoked],
    ["has expired", expired],
  ])("one that %s gets in nowhere, and is told why", async (_claim, secretOf) => {
    await using facet = await open();
    await using server = await listening(facet.services);
    const headers = shows(await secretOf(facet));
    const reason = expect.stringMatching(/^key-(?:unknown|expired)$/);
    const paths = ["/trpc/conversations.list", "/trpc/personas.catalogue", "/files/x", "/images/x"];
    for (const path of paths)
      expect([path, await told(await fetch(server.url + path, { headers }))]).toEqual([path, [403, reason]]);
    const upload = await fetch(`${server.url}/files?name=a.txt`, { method: "PUT", headers, body: "text" });
    expect(await told(upload)).toEqual([403, reason]);
  });

  async function revoked(facet: TestServices): Promise<string> {
    const { key, secret } = newKey(facet);
    await facet.as("local").keys.revoke({ keyId: key.keyId });
    return secret;
  }
  async function expired(facet: TestServices): Promise<string> {
    return newKey(facet, { expiresAt: new Date(Date.now() - 1000).toISOString() }).secret;
  }
});

test("each call of a batch counts, those past the limit alone are refused, and the answer says when to come again", async () => {
  await using facet = await open();
  await using server = await listening(facet.services);
  const headers = shows(newKey(facet, limitedTo(3)).secret);
  const paths = Array.from({ length: 5 }, () => "conversations.list").join(",");
  const batch = await fetch(`${server.url}/trpc/${paths}?batch=1&input=%7B%7D`, { headers });
  expect(batch.status).toBe(207);
  const outcomes = (await batch.json()) as { error?: { data: { facet: { code: string } } } }[];
  expect(outcomes.map(({ error }) => error?.data.facet.code)).toEqual([
    undefined,
    undefined,
    undefined,
    "rate-limited",
    "rate-limited",
  ]);
  const wait = Number(batch.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  const single = await fetch(`${server.url}/trpc/system.status`, { headers });
  expect([single.status, Number(single.headers.get("retry-after")) > 0]).toEqual([429, true]);
  // A person is not held to what a program is held to.
  const person = await fetch(`${server.url}/trpc/conversations.list`);
  expect([person.status, person.headers.get("retry-after")]).toEqual([200, null]);
});

test("uploads, files, pictures and pages of documents count as calls do", async () => {
  await using facet = await open();
  await using server = await listening(facet.services);
  const headers = shows(newKey(facet, limitedTo(2)).secret);
  const upload = await fetch(`${server.url}/files?name=a.txt`, { method: "PUT", headers, body: "text" });
  expect(upload.status).toBe(201);
  const { fileId } = (await upload.json()) as { fileId: string };
  expect(await (await fetch(`${server.url}/files/${fileId}`, { headers })).text()).toBe("text");
  for (const path of [`/files/${fileId}`, "/images/x", "/documents/x/pages/1.png"]) {
    const late = await fetch(server.url + path, { headers });
    expect([path, late.status, Number(late.headers.get("retry-after")) > 0]).toEqual([path, 429, true]);
  }
  const late = await fetch(`${server.url}/files?name=b.txt`, { method: "PUT", headers, body: "text" });
  expect([late.status, Number(late.headers.get("retry-after")) > 0]).toEqual([429, true]);
});

test("a key that only reads gets files, and brings none", async () => {
  await using facet = await open();
  await using server = await listening(facet.services);
  const put = (secret: string) =>
    fetch(`${server.url}/files?name=a.txt`, { method: "PUT", headers: shows(secret), body: "text" });
  const { fileId } = (await (await put(newKey(facet).secret)).json()) as { fileId: string };
  const { secret } = newKey(facet, { access: "read" });
  expect(await told(await put(secret))).toEqual([403, "key-only-reads"]);
  const file = await fetch(`${server.url}/files/${fileId}`, { headers: shows(secret) });
  expect(await file.text()).toBe("text");
});

test("files are of the key's owner alone", async () => {
  await using facet = await open({ FACET_AUTH: "proxy-header" });
  await using server = await listening(facet.services);
  const headers = shows(newKey(facet, {}, "ada").secret);
  const upload = await fetch(`${server.url}/files?name=a.txt`, { method: "PUT", headers, body: "text" });
  const { fileId } = (await upload.json()) as { fileId: string };
  const get = (given: Record<string, string>) => fetch(`${server.url}/files/${fileId}`, { headers: given });
  expect((await get(headers)).status).toBe(200);
  expect((await get(shows(newKey(facet, {}, "bob").secret))).status).toBe(404);
  expect(await told(await get({ ...headers, "x-forwarded-user": "bob" }))).toEqual([403, "key-other-owner"]);
  expect(await told(await get({}))).toEqual([403, "no-owner"]);
});

test("who follows runs with a key counts once, and hears nothing more once it is revoked", async () => {
  const gate = Promise.withResolvers<void>();
  const models = scriptedModels([{ text: ["heard", " unheard"], until: gate.promise, untilPiece: 1 }]);
  await using facet = await openServices({ models });
  await using server = await listening(facet.services);
  const { secret, key } = newKey(facet, limitedTo(1));
  const { runId } = await facet.as("local").personas.guide.start({ input: { question: "q" } });
  const follow = () => fetch(`${server.url}/trpc/runs.follow`, { headers: shows(secret) });
  const stream = await follow();
  let told = "";
  for await (const piece of (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    told += piece;
    if (!told.includes('"heard"') || facet.services.keys.list("local").length === 0) continue;
    expect(await (await follow()).text()).toContain("rate-limited");
    await facet.as("local").keys.revoke({ keyId: key.keyId });
    gate.resolve();
  }
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  expect(told).toContain('"heard"');
  expect(told).not.toContain("unheard");
  expect(told).not.toContain("run-end");
  expect(await (await follow()).text()).toContain("key-unknown");
});

describe("where programs need a key", () => {
  const required = { FACET_KEYS: "required" };

  test("one without is refused, by calls, batches and files, and nothing is written", async () => {
    await using facet = await open(required);
    await using server = await listening(facet.services);
    const start = await fetch(`${server.url}/trpc/personas.guide.start`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ input: { question: "q" } }),
    });
    expect(await told(start)).toEqual([403, "key-needed"]);
    const api = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${server.url}/trpc` })] });
    const batch = await Promise.allSettled([api.conversations.create.mutate(), api.models.list.query()]);
    expect(batch.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const upload = await fetch(`${server.url}/files?name=a.txt`, { method: "PUT", body: "text" });
    expect(await told(upload)).toEqual([403, "key-needed"]);
    for (const path of ["/files/x", "/images/x", "/documents/x/pages/1.png"])
      expect(await told(await fetch(server.url + path))).toEqual([403, "key-needed"]);
    expect(facet.services.store.conversations.list("local")).toEqual([]);
  });

  test("the page, programs with a key, probes, built files and shares get in", async () => {
    await using facet = await open(required);
    await using server = await listening(facet.services);
    const list = (headers: Record<string, string>) => fetch(`${server.url}/trpc/conversations.list`, { headers });
    expect((await list({ "sec-fetch-site": "same-origin" })).status).toBe(200);
    expect((await list(shows(newKey(facet).secret))).status).toBe(200);
    for (const path of ["/healthz", "/readyz", "/metrics", "/trpc/personas.catalogue"])
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200]);
    const share = await fetch(`${server.url}/trpc/shares.get?input=${encodeURIComponent('{"shareId":"x"}')}`);
    expect(share.status).toBe(404);
  });
});
