import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openApiDocument } from "../../../server/openapi/document.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { fuzz } from "./fuzzing/fuzz.ts";

/** Always the same requests, so that a change is told by what it changes; FACET_FUZZ_SEED makes others. */
const seed = Number(process.env["FACET_FUZZ_SEED"] ?? 1);
const requests = Number(process.env["FACET_FUZZ_REQUESTS"] ?? 2000);
/** Milliseconds: half a minute on a machine that does nothing else. */
const patience = 240_000;

test(
  `${requests} requests of every kind are answered as the description says, and none makes the server fail (seed ${seed})`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "facet-page-"));
    writeFileSync(join(folder, "index.html"), "<p>The page</p>");
    const models = scriptedModels(() => ({ text: "An answer of a few words." }));
    await using facet = await openServices({ models });
    await using server = await listening(facet.services, `${folder}/`);
    facet.services.tools.warm();
    const { findings, statuses, done, notDone } = await fuzz(server.url, { seed, requests });
    rmSync(folder, { recursive: true });

    expect(findings, `seed ${seed}`).toEqual([]);
    expect(Object.keys(statuses).filter((status) => status >= "500")).toEqual([]);
    // It got past the doors: most of what can be done was done, with ids that earlier answers gave.
    expect(done.length, `not done: ${notDone.join(" ")}`).toBeGreaterThan(notDone.length * 4);
    expect(done).toEqual(expect.arrayContaining(["conversations_get", "runs_get", "memories_list"]));
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe("ok");
  },
  patience,
);

const memory = { rssBytes: 1 };
const json = { "content-type": "application/json" };

/** A server that describes itself as Facet does, and answers everything in one way. */
async function answering(answer: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === "/openapi.json" && request.method === "GET")
      response.writeHead(200, json).end(JSON.stringify(openApiDocument("test")));
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const refused = { message: "No.", facet: { code: "forbidden", facts: {}, kept: [], next: [] } };

test.each([
  ["a failure of the server", 500, { error: refused }, "server-error"],
  ["a status that is not described", 418, { error: refused }, "status"],
  ["an answer that lacks a field", 200, { result: { data: { models: [{ modelId: "one" }] } } }, "schema"],
  ["an answer with a field too many", 200, { result: { data: { models: [] } }, memory }, "schema"],
  ["an error of an unknown code", 403, { error: { ...refused, facet: { ...refused.facet, code: "odd" } } }, "schema"],
  ["an answer that is no JSON", 200, "models", "schema"],
])("the fuzzer finds %s", async (_fault, status, body, what) => {
  await using server = await answering((response) => response.writeHead(status, json).end(JSON.stringify(body)));
  const only = ({ operationId }: { readonly operationId: string }) => operationId === "models_list";
  const { findings } = await fuzz(server.url, { seed: 1, requests: 20, only });
  expect(findings.map((each) => each.what)).toContain(what);
});

test("the fuzzer finds text where JSON is described", async () => {
  await using server = await answering((response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
  );
  const { findings } = await fuzz(server.url, {
    seed: 1,
    requests: 20,
    only: ({ operationId }) => operationId === "models_list",
  });
  expect(findings.map((each) => each.what)).toContain("media-type");
});

test("the fuzzer finds that a request is taken which does not fit its schema", async () => {
  const data = { removed: true };
  await using server = await answering((response) =>
    response.writeHead(200, json).end(JSON.stringify({ result: { data } })),
  );
  const { findings } = await fuzz(server.url, {
    seed: 1,
    requests: 60,
    only: ({ operationId }) => operationId === "voices_remove",
  });
  expect(findings.map((each) => each.what)).toContain("taken");
});

test("the fuzzer finds a connection that breaks", async () => {
  await using server = await answering((response) => response.destroy());
  const { findings } = await fuzz(server.url, {
    seed: 1,
    requests: 5,
    only: ({ operationId }) => operationId === "models_list",
  });
  expect(findings.map((each) => each.what)).toContain("no-answer");
});

test("the same seed makes the same requests", async () => {
  const asked: string[] = [];
  await using server = await answering((response) => {
    asked.push(`${response.req.method} ${response.req.url}`);
    response.writeHead(403, json).end(JSON.stringify({ error: refused }));
  });
  const wish = { seed: 5, requests: 40, atOnce: 1 };
  await fuzz(server.url, wish);
  const first = asked.splice(0);
  await fuzz(server.url, wish);
  expect(asked).toEqual(first);
  asked.length = 0;
  await fuzz(server.url, { ...wish, seed: 6 });
  expect(asked).not.toEqual(first);
});
