// Vector search where no Chroma can be had, or where it misbehaves; test/parts/vectors.test.ts has the real one.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import { expect, test } from "vitest";
import { loadConfig } from "../../../server/config.ts";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { openVectors } from "../../../server/vectors/open-vectors.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const log = pino({ level: "silent" });
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test("Without any Chroma the exact index answers, and the status says why", async () => {
  using folder = tmpFolder();
  const config = loadConfig({ FACET_DATA: folder.path, FACET_CACHE: folder.path, FACET_OFFLINE: "1" });
  await using vectors = openVectors({ config, log, ways: [brokenWay("no library here")] });
  expect(vectors.status().state).toBe("starting");
  await vectors.index.add("kept", [{ id: "a", vector: [1, 0], metadata: {} }]);
  expect((await vectors.index.search("kept", [1, 0], 1))[0]?.id).toBe("a");
  expect(vectors.status()).toMatchObject({
    kind: "exact",
    state: "ready",
    detail: expect.stringContaining("no library here"),
  });
});

test("A server that ends at once is left with its last words, and the exact index takes over", async () => {
  using folder = tmpFolder();
  const config = loadConfig({ FACET_DATA: folder.path, FACET_CACHE: folder.path });
  const way = {
    kind: "managed-python" as const,
    version: () => "1.5.9",
    prepare: () =>
      Promise.resolve({ command: process.execPath, args: ["-e", "console.error('no such symbol'); process.exit(3)"] }),
  };
  await using vectors = openVectors({ config, log, ways: [way] });
  expect(await vectors.index.count("kept")).toBe(0);
  expect(vectors.status().detail).toContain("no such symbol");
});

test("Offline with an empty cache nothing is fetched", async () => {
  using folder = tmpFolder();
  const config = loadConfig({ FACET_DATA: folder.path, FACET_CACHE: folder.path, FACET_OFFLINE: "1" });
  await using vectors = openVectors({ config, log, python: "/nowhere/python3" });
  expect(await vectors.index.count("kept")).toBe(0);
  if (vectors.status().kind === "exact") expect(vectors.status().detail).toContain("FACET_OFFLINE");
});

test("A given Chroma that does not answer is named, and used as soon as it does", async () => {
  using folder = tmpFolder();
  let answers = false;
  const server = createServer((request, response) => {
    response.writeHead(answers && request.url === "/api/v2/heartbeat" ? 200 : 503).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  {
    await using vectors = openVectors({ config: loadConfig({ FACET_DATA: folder.path, CHROMA_URL: url }), log });
    await until(() => vectors.status().state === "failed");
    expect(vectors.status()).toMatchObject({ kind: "remote", detail: expect.stringContaining("127.0.0.1") });
    answers = true;
    await until(() => vectors.status().state === "ready");
  }
  server.closeAllConnections();
  server.close();
});

test("A given Chroma that refuses what is moved into it is asked again", async () => {
  using folder = tmpFolder();
  {
    using exact = openExactIndex(join(folder.path, "vectors.db"));
    await exact.add("kept", [{ id: "a", vector: [1, 0], metadata: {} }]);
  }
  let looks = 0;
  const server = createServer((request, response) => {
    const isLook = request.url === "/api/v2/heartbeat";
    if (isLook) looks += 1;
    response.writeHead(isLook ? 200 : 500).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  {
    await using vectors = openVectors({ config: loadConfig({ FACET_DATA: folder.path, CHROMA_URL: url }), log });
    await until(() => vectors.status().state === "failed");
    const before = looks;
    await expect.poll(() => looks).toBeGreaterThan(before);
  }
  server.closeAllConnections();
  server.close();
});

test("Closing while it starts leaves nothing running and throws nothing", async () => {
  using folder = tmpFolder();
  const vectors = openVectors({
    config: loadConfig({ FACET_DATA: folder.path, FACET_CACHE: folder.path, FACET_OFFLINE: "1" }),
    log,
  });
  await vectors[Symbol.asyncDispose]();
});

function brokenWay(reason: string) {
  return { kind: "managed-python" as const, version: () => "1.5.9", prepare: () => Promise.reject(new Error(reason)) };
}
