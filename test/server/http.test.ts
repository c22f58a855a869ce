import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { listening } from "../support/listening.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

/** One raw request, with headers that fetch would not send. */
function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on("error", reject).end(body);
  });
}

const json = { "content-type": "application/json" };
const started = "/trpc/personas.guide.start";
const question = JSON.stringify({ input: { question: "Hello?" } });

describe("who may ask", () => {
  test.each([
    ["a host name that was rebound to this machine", { host: "evil.example" }],
    ["a post from another site's page", { host: "HOST", origin: "https://evil.example" }],
    ["a post from a sandboxed page", { host: "HOST", origin: "null" }],
    ["a post from another port of this machine", { host: "HOST", origin: "http://127.0.0.1:1" }],
  ])("%s is refused, and nothing is written", async (_claim, headers) => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    const host = new URL(server.url).host;
    const own = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value.replace("HOST", host)]));
    const { status, text } = await send(server.url + started, "POST", { ...json, ...own }, question);
    expect(status).toBe(403);
    expect(JSON.parse(text).error.facet.code).toBe("forbidden");
    expect(facet.services.store.conversations.list("local")).toEqual([]);
  });

  test("a query that a browser says comes from another site is refused", async () => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    const answer = await send(`${server.url}/trpc/conversations.list`, "GET", { "sec-fetch-site": "cross-site" });
    expect(answer.status).toBe(403);
  });

  test("the page itself may, by any loopback name", async () => {
    await using facet = await openServices({ models: scriptedModels([{ text: "a" }, { text: "b" }]) });
    await using server = await listening(facet.services);
    const { port } = new URL(server.url);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`]) {
      const answer = await send(server.url + started, "POST", { ...json, host, origin: `http://${host}` }, question);
      expect(answer.status).toBe(200);
    }
  });

  test("behind a proxy each named owner has rows of their own, and nobody unnamed has any", async () => {
    await using facet = await openServices({ models: scriptedModels(() => ({ text: "x" })) });
    const config = loadConfig({
      FACET_AUTH: "proxy-header",
      FACET_DATA: facet.folder,
      FACET_ORIGIN: "https://facet.example",
    });
    await using server = await listening({ ...facet.services, config });
    const as = (owner: string, path: string, body?: string) =>
      send(
        server.url + path,
        body ? "POST" : "GET",
        { ...json, host: "facet.example", ...(owner && { "x-forwarded-user": owner }) },
        body,
      );
    expect((await as("ada", started, question)).status).toBe(200);
    const list = async (owner: string) => JSON.parse((await as(owner, "/trpc/conversations.list")).text);
    expect((await list("ada")).result.data.conversations).toHaveLength(1);
    expect((await list("bob")).result.data.conversations).toEqual([]);
    expect((await list("")).error.data.facet.code).toBe("forbidden");
  });
});

describe("what is answered", () => {
  test("the probes, the metrics and a page for every address", async () => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services, "/nowhere/");
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe("ok");
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ ready: true });
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain("process_resident_memory_bytes");
    const page = await fetch(`${server.url}/c/abc`);
    expect([page.status, await page.text()]).toEqual([
      503,
      "The page is not built yet. Start Facet with `npm start`, which builds it.",
    ]);
  });

  test("a file that is not there is a plain 404 without a path of this machine", async () => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    for (const path of ["/assets/none.js", "/assets/..%2f..%2fpackage.json"]) {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/\/(home|root|usr|tmp)\//);
    }
  });
});
