import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { loadConfig, urlOf } from "../../../server/config.ts";
import { ourHosts } from "../../../server/http/origin-guard.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

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

  test("a page whose name was rebound to this machine is not told which models there are", async () => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    const models = async (host: string): Promise<unknown> => {
      const { status, text } = await send(`${server.url}/readyz`, "GET", { host });
      return [status, JSON.parse(text).models.length];
    };
    expect(await models(new URL(server.url).host)).toEqual([200, 1]);
    expect(await models("evil.example")).toEqual([200, 0]);
  });

  test.each([
    ["2001:db8::5", "[2001:db8::5]:3000"],
    ["MyBox", "mybox:3000"],
    ["192.168.1.5", "192.168.1.5:3000"],
  ])("a Facet that listens on %s answers to %s, the address it prints", (listensOn, host) => {
    const config = loadConfig({ FACET_HOST: listensOn, FACET_AUTH: "password" });
    expect(ourHosts(config)(host)).toBe(true);
    expect(ourHosts(config)(new URL(urlOf(listensOn, 3000)).host)).toBe(true);
    expect(ourHosts(config)("evil.example:3000")).toBe(false);
  });

  test.each(["/trpc/conversations.list", "/TRPC/conversations.list", "/files/x", "/documents/x/pages/1.png"])(
    "a query that a browser says comes from another site is refused (%s)",
    async (path) => {
      await using facet = await openServices({ models: scriptedModels([]) });
      await using server = await listening(facet.services);
      const answer = await send(server.url + path, "GET", { "sec-fetch-site": "cross-site" });
      expect(answer.status).toBe(403);
    },
  );

  test.each([
    ["LOCALHOST:1", 200],
    ["[::1]:1", 200],
    ["127.0.0.1.evil.example", 403],
    ["localhost.evil.example", 403],
    ["[::ffff:8.8.8.8]", 403],
    ["evil.example:127", 403],
  ])("the host “%s” is answered with %i, whatever a forwarding header says", async (host, status) => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    const headers = { host, "x-forwarded-host": "127.0.0.1", forwarded: "host=127.0.0.1" };
    expect((await send(`${server.url}/trpc/system.status`, "GET", headers)).status).toBe(status);
  });

  test.each([
    ["no host at all", "GET /trpc/system.status HTTP/1.0\r\n\r\n"],
    ["an empty host", "GET /trpc/system.status HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n"],
    [
      "ours only in its request line",
      "GET http://127.0.0.1/trpc/system.status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    ],
  ])("a request with %s is refused", async (_claim, bytes) => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () => socket.write(bytes));
    let answer = "";
    for await (const part of socket.setEncoding("utf8")) answer += part as string;
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
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
  test.each(["constructor", "__proto__", "toString", "personas.constructor.start", "personas.__proto__.start"])(
    "the name %s of every object is no procedure",
    async (path) => {
      await using facet = await openServices({ models: scriptedModels([]) });
      await using server = await listening(facet.services);
      const answer = await send(`${server.url}/trpc/${path}`, "POST", json, question);
      expect([answer.status, JSON.parse(answer.text).error.data.facet.code]).toEqual([404, "not-found"]);
    },
  );

  test("a request with more calls than a page ever makes at once is refused whole", async () => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    const paths = Array.from({ length: 65 }, () => "conversations.create").join(",");
    const answer = await send(`${server.url}/trpc/${paths}?batch=1`, "POST", json, "{}");
    expect(answer.status).toBe(400);
    expect(facet.services.store.conversations.list("local")).toEqual([]);
  });

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

  test("a link may hold a draft as long as a question, and no search engine is to keep a shared page", async () => {
    await using facet = await openServices({ models: scriptedModels([]) });
    await using server = await listening(facet.services);
    const link = await fetch(`${server.url}/?draft=${encodeURIComponent("ä".repeat(20_000))}`);
    expect(link.status).not.toBe(431);
    expect((await fetch(`${server.url}/share/abc`)).headers.get("x-robots-tag")).toBe("noindex");
    expect((await fetch(`${server.url}/c/abc`)).headers.get("x-robots-tag")).toBeNull();
  });
});
