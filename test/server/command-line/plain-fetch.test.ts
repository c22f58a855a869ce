import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { plainFetch } from "../../../server/command-line/plain-fetch.ts";

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("nobody there is an error of the network", async () => {
  await expect(plainFetch("http://127.0.0.1:9/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("an answer that breaks off in the middle is an error", async () => {
  const url = await serving((_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"half":', () => response.destroy());
  });
  await expect(plainFetch(url)).rejects.toThrow();
});

test("what is aborted ends with the reason it was given, before it is sent and after", async () => {
  const url = await serving(() => {});
  const reason = new Error("no longer wanted");
  await expect(plainFetch(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const abort = new AbortController();
  const asked = plainFetch(url, { signal: abort.signal });
  abort.abort(reason);
  await expect(asked).rejects.toBe(reason);
});

test("a page that is no JSON is told by its status, and fails where it is read", async () => {
  const url = await serving((_, response) => response.writeHead(502).end("<h1>Bad gateway</h1>"));
  const response = await plainFetch(url);
  expect(response).toMatchObject({ ok: false, status: 502 });
  await expect(response.json()).rejects.toThrow(SyntaxError);
});

test("what is sent comes with its method, its headers and its words, and what comes back is whole", async () => {
  const url = await serving((request, response) => {
    void text(request).then((body) =>
      response.end(JSON.stringify({ method: request.method, key: request.headers.authorization, body })),
    );
  });
  const words = "Wärme 🔥 ".repeat(20_000);
  const response = await plainFetch(url, { method: "POST", headers: { authorization: "Bearer k" }, body: words });
  expect(response).toMatchObject({ ok: true, status: 200 });
  expect(await response.json()).toEqual({ method: "POST", key: "Bearer k", body: words });
});

test("an address that leads elsewhere is followed", async () => {
  const there = await serving((request, response) => {
    void text(request).then((body) => response.end(JSON.stringify({ at: request.url, body })));
  });
  const url = await serving((request, response) =>
    response.writeHead(307, { location: `${there}${request.url}` }).end(),
  );
  const response = await plainFetch(`${url}/trpc`, { method: "POST", body: "asked" });
  expect(await response.json()).toEqual({ at: "/trpc", body: "asked" });
});

test("a command asks without loading Node's own fetch, which would be a third of its start", async () => {
  const url = await serving((request, response) => {
    response.end(request.url === "/readyz" ? '{"ready":true,"models":[]}' : '[{"result":{"data":{"events":[]}}}]');
  });
  const reach = new URL("../../../server/command-line/reach-server.ts", import.meta.url).href;
  const script = `
    const { reachServer } = await import(${JSON.stringify(reach)});
    const { facet } = await reachServer({ url: ${JSON.stringify(url)} }, {});
    await facet.api.personas.catalogue.query();
    await facet.api.runs.events.query({ runId: "run", after: 0, waitMs: 0 });
    console.log(process.moduleLoadList.filter((name) => name.includes("undici")).join());`;
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd: root });
  expect(stdout.trim()).toBe("");
});
