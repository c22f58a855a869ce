import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import { openConnection } from "../../../../server/models/served/connection.ts";
import { probeServer } from "../../../../server/models/served/probe.ts";
import type { Probed } from "../../../../server/models/served/probe.ts";
import { checkedUrl } from "../../../../server/models/served/url-guard.ts";
import { startStubModelServer } from "../../../support/stub-model-server.ts";
import type { StubModelServer } from "../../../support/stub-model-server.ts";

let stub: StubModelServer;
const connection = openConnection();
beforeEach(async () => {
  stub = await startStubModelServer({ model: "gemma-3-4b-it" });
});
afterEach(async () => stub.close());

async function probe(
  wished: Parameters<typeof probeServer>[1] = {},
  url = stub.url,
  key: string | null = null,
): Promise<Probed> {
  return probeServer({ url: checkedUrl(url), key, connection, signal: AbortSignal.timeout(10_000) }, wished);
}

test.each([
  ["vllm", { context: 4000 }, { context: 4000, concurrency: 64 }],
  ["sglang", { context: 4000 }, { context: 4000, concurrency: 64 }],
  ["llama-server", { context: 2048, slots: 3 }, { context: 2048, concurrency: 3 }],
  ["ollama", { context: 4096 }, { context: 4096, concurrency: 4 }],
  ["lm-studio", { context: 8000 }, { context: 8000, concurrency: 4 }],
  ["generic", { context: 99 }, { context: 8192, concurrency: 8 }],
] as const)("a server of kind %s is known by what it says", async (dialect, behaviour, expected) => {
  stub.set({ dialect, ...behaviour });
  expect(await probe()).toMatchObject({
    dialect,
    model: "gemma-3-4b-it",
    url: stub.url,
    usage: true,
    json: true,
    ...expected,
  });
});

test.each(["vllm", "sglang", "llama-server", "ollama", "lm-studio", "generic"] as const)(
  "%s: eyes are found, and missing eyes too",
  async (dialect) => {
    stub.set({ dialect, vision: true });
    expect((await probe()).vision).toBe(true);
    stub.set({ dialect, vision: false });
    expect((await probe()).vision).toBe(false);
  },
);

test("a server that takes a picture and does not look at it cannot see", async () => {
  stub.set({ vision: "ignored" });
  expect((await probe()).vision).toBe(false);
});

test.each([false, "ignored"] as const)("a server whose schema support is %s gives no JSON", async (json) => {
  stub.set({ json });
  expect((await probe()).json).toBe(false);
});

test("a stream without usage is noticed", async () => {
  stub.set({ usage: false });
  expect((await probe()).usage).toBe(false);
});

test("the wished model is asked, and one that is not there is named", async () => {
  expect((await probe({ model: "gemma-3-4b-it" })).models).toEqual(["gemma-3-4b-it"]);
  await expect(probe({ model: "other" })).rejects.toMatchObject({
    data: { code: "not-found", facts: { what: "model other" } },
  });
});

test("a dialect that was chosen is not doubted", async () => {
  stub.set({ dialect: "vllm" });
  expect(await probe({ dialect: "ollama" })).toMatchObject({ dialect: "ollama" });
});

test("an address without /v1 finds it", async () => {
  expect((await probe({}, stub.url.replace("/v1", "/"))).url).toBe(stub.url);
});

test.each([
  ["error-500", "model-unreachable"],
  ["loading", "model-unreachable"],
] as const)("a server that answers %s is not added", async (failure, code) => {
  stub.set({ failure });
  await expect(probe()).rejects.toMatchObject({ data: { code } });
});

test.each([403, 429, 500])(
  "a server that answers %s to an address without /v1 is told as what it is",
  async (status) => {
    const refusing = createServer((request, response) => {
      response.writeHead(request.url === "/v1/models" ? status : 404).end("{}");
    });
    await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
    const { port } = refusing.address() as AddressInfo;
    const error = await probe({}, `http://127.0.0.1:${port}/`).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FacetError);
    expect(error).not.toMatchObject({ data: { facts: { reason: "no-model-server" } } });
    refusing.closeAllConnections();
    refusing.close();
  },
);

test("a web page is no model server", async () => {
  await expect(probe({}, stub.url.replace("/v1", "/nothing/here"))).rejects.toMatchObject({
    data: { code: "model-unreachable", facts: { reason: "no-model-server" } },
  });
});

test("a stop ends the probe", async () => {
  stub.set({ failure: "hang" });
  const controller = new AbortController();
  const probing = probeServer({ url: checkedUrl(stub.url), key: null, connection, signal: controller.signal }, {});
  await expect.poll(() => stub.counts.open).toBe(1);
  controller.abort();
  await expect(probing).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
});
