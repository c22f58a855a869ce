// Keys by themselves: their secrets, their time and their limits, on a real store.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { keysAtMost, openKeys } from "../../../server/keys/open-keys.ts";
import { anyKey } from "../../support/keyed.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const open = () => openServices({ models: scriptedModels([]) });
const refused = (facts: Readonly<Record<string, unknown>>) =>
  expect.objectContaining({ data: expect.objectContaining({ facts }) });
const day = 24 * 60 * 60_000;

afterEach(() => void vi.useRealTimers());

test("a secret that was never given is no key", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  const { secret } = keys.add("local", anyKey);
  for (const wrong of ["", "fk_", `${secret}x`, secret.slice(0, -1), secret.toUpperCase()])
    expect(() => keys.of(wrong)).toThrow(refused({ reason: "key-unknown" }));
});

test("a revoked key is none from the next request on; the others stay", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  const first = keys.add("local", anyKey);
  const second = keys.add("local", anyKey);
  expect(keys.of(first.secret).keyId).toBe(first.key.keyId);
  keys.revoke("local", first.key.keyId);
  expect(() => keys.of(first.secret)).toThrow(refused({ reason: "key-unknown" }));
  expect(keys.holds(first.key)).toBe(false);
  expect(keys.of(second.secret).keyId).toBe(second.key.keyId);
  expect(() => keys.revoke("local", first.key.keyId)).toThrow(expect.objectContaining({ data: expect.anything() }));
});

test("a key expires at its time, and not before", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T00:00:00Z") });
  const { secret, key } = keys.add("local", { ...anyKey, expiresAt: "2026-01-08T00:00:00.000Z" });
  vi.setSystemTime(Date.parse("2026-01-08T00:00:00Z") - 1);
  expect(keys.of(secret).keyId).toBe(key.keyId);
  expect(keys.holds(key)).toBe(true);
  vi.setSystemTime(Date.parse("2026-01-08T00:00:00Z"));
  expect(() => keys.of(secret)).toThrow(refused({ reason: "key-expired" }));
  expect(keys.holds(key)).toBe(false);
  expect(keys.list("local").map(({ keyId }) => keyId)).toEqual([key.keyId]);
});

test("nothing on disk and nothing that is listed holds the secret, only its end", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  const { secret, key } = keys.add("local", anyKey);
  expect(secret).toMatch(/^fk_[\w-]{43}$/);
  expect(key.hint).toBe(secret.slice(-4));
  expect(JSON.stringify(keys.list("local"))).not.toContain(secret);
  const files = await readdir(facet.folder);
  const bytes = await Promise.all(
    files.filter((name) => name.startsWith("facet.db")).map((name) => readFile(join(facet.folder, name))),
  );
  expect(bytes.some((each) => each.includes(key.keyId))).toBe(true);
  expect(bytes.some((each) => each.includes(secret) || each.includes(secret.slice(3)))).toBe(false);
});

test("when a key was used last is known to the minute", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T00:00:00Z") });
  const { secret } = keys.add("local", anyKey);
  const lastUsed = () => keys.list("local")[0]?.lastUsedAt;
  expect(lastUsed()).toBe(null);
  vi.setSystemTime(Date.now() + 1000);
  keys.of(secret);
  expect(lastUsed()).toBe("2026-01-01T00:00:01.000Z");
  vi.setSystemTime(Date.now() + 59_000);
  keys.of(secret);
  expect(lastUsed()).toBe("2026-01-01T00:00:01.000Z");
  vi.setSystemTime(Date.now() + 1000);
  keys.of(secret);
  expect(lastUsed()).toBe("2026-01-01T00:01:01.000Z");
});

test("where nothing can be written, such as on a full disk, a key still lets its program in", async () => {
  await using facet = await open();
  const used = () => {
    throw new FacetError("storage-full");
  };
  const { secret, key } = facet.services.keys.add("local", anyKey);
  expect(openKeys({ ...facet.services.store.keys, used }).of(secret)).toEqual(key);
});

test("past its requests a minute a key waits for the rest of the minute, and no other key does", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: new Date("2026-01-01T00:00:00Z") });
  const limited = { ...anyKey, limits: { requestsPerMinute: 2, questionsPerHour: null } };
  const [{ key }, { key: other }] = [keys.add("local", limited), keys.add("local", limited)];
  await keys.countRequests(key, 1);
  vi.advanceTimersByTime(20_000);
  await keys.countRequests(key, 1);
  await expect(keys.countRequests(key, 1)).rejects.toEqual(refused({ seconds: 40 }));
  await keys.countRequests(other, 1);
  vi.advanceTimersByTime(39_999);
  await expect(keys.countRequests(key, 1)).rejects.toEqual(refused({ seconds: 1 }));
  vi.advanceTimersByTime(1);
  await keys.countRequests(key, 1);
});

test("a batch larger than a minute's requests is refused for its size: no waiting would let it in", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  const { key } = keys.add("local", { ...anyKey, limits: { requestsPerMinute: 2, questionsPerHour: null } });
  await expect(keys.countRequests(key, 3)).rejects.toMatchObject({ data: { code: "too-large" } });
  await keys.countRequests(key, 2);
});

test("questions are counted by the hour, apart from requests", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: new Date("2026-01-01T00:00:00Z") });
  const { key } = keys.add("local", { ...anyKey, limits: { requestsPerMinute: 1, questionsPerHour: 1 } });
  await keys.countRequests(key, 1);
  await keys.countQuestion(key, "guide");
  await expect(keys.countQuestion(key, null)).rejects.toEqual(refused({ seconds: 3600 }));
  vi.advanceTimersByTime(3_600_000);
  await keys.countQuestion(key, "guide");
});

test.each([
  ["only reads", { access: "read" as const }, "guide", { reason: "key-only-reads" }],
  ["may ask others", { personas: ["guide", "creator"] }, "researcher", scope("guide, creator")],
  ["may ask some, asked for a model outside of them", { personas: ["guide"] }, null, scope("guide")],
])("a key that %s asks nothing", async (_claim, wish, persona, facts) => {
  await using facet = await open();
  const { key } = facet.services.keys.add("local", { ...anyKey, ...wish });
  await expect(facet.services.keys.countQuestion(key, persona)).rejects.toEqual(refused(facts));
});

function scope(personas: string) {
  return { reason: "key-other-personas", personas };
}

test("an owner has so many keys at most, and other owners have theirs", async () => {
  await using facet = await open();
  const { keys } = facet.services;
  for (let made = 0; made < keysAtMost; made++) keys.add("ada", { ...anyKey, expiresAt: expiresSoon() });
  expect(() => keys.add("ada", anyKey)).toThrow(refused({ reason: "too-many-keys", limit: keysAtMost }));
  keys.add("bob", anyKey);
  keys.revoke("ada", keys.list("ada")[0]?.keyId ?? "");
  keys.add("ada", anyKey);
});

const expiresSoon = () => new Date(Date.now() + day).toISOString();
