// Every route, those that no description names too, with addresses, methods, headers and bodies nobody would send: told what is wrong, never a failure of the server.
// Procedures: test/server/routers/fuzz.test.ts; what /openapi.json describes: test/server/openapi/fuzz.test.ts; MCP: test/server/mcp/fuzz.test.ts.
import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { createHttpServer } from "../../server/http/http-server.ts";
import { routesIn } from "../support/every-route.ts";
import { listening } from "../support/listening.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

/** By route; what is mounted without one comes last. */
const places = [
  "/healthz",
  "/readyz",
  "/metrics",
  "/openapi.json",
  "/files",
  "/files/:id",
  "/images/:id",
  "/documents/:id/pages/:id",
  "/v1/models",
  "/v1/models/:id",
  "/v1/models/facet/:id",
  "/v1/chat/completions",
  "/mcp",
  "/diagram/mermaid.js",
  "/",
  "/diagram/:id",
  "/share/:id",
  "/assets/:id",
  "/trpc/:id",
  "/trpc/conversations.get,:id",
  "/c/:id",
  "/settings",
];
const ids = [
  "x",
  "..",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "..%5c..%5cwin.ini",
  "%00",
  "%zz",
  "%",
  "%ff%fe",
  "a".repeat(5000),
  "__proto__",
  "constructor",
  "1.png",
  "0.png",
  "999999999999.png",
  "-1.png",
  "*",
  "?",
  "#",
  "[object%20Object]",
  "%F0%9F%8C%99",
  "..;",
  ".git%2fconfig",
  "index.html",
  "frame.html%00.js",
];
const queries = [
  "",
  "?name=a",
  "?name=a&name=b",
  "?name[]=a",
  "?name[__proto__]=x",
  "?side=1e9&crop=2&download=%00",
  "?width=-1",
  "?input=%7B",
  "?batch=1&input=%7B%220%22:1%7D",
  "?input=null",
  "?__proto__=1",
  `?x=${"y".repeat(9000)}`,
];
const headers: readonly Readonly<Record<string, string>>[] = [
  {},
  { range: "bytes=5-1" },
  { range: "bytes=0-0,1-1,2-2,3-3" },
  { range: `bytes=${"0-,".repeat(500)}` },
  { "if-none-match": "*", "if-modified-since": "never" },
  { "content-type": "application/json; charset=utf-7" },
  { "content-type": "multipart/form-data" },
  { "content-type": "application/x-www-form-urlencoded" },
  { "content-encoding": "gzip" },
  { "content-encoding": "br", "content-type": "application/json" },
  { "accept-encoding": "br;q=9,*;q=x", accept: "*/*;q=x" },
  { "x-facet-conversation": "%00", "content-type": "application/json" },
  { authorization: "Bearer fk_" },
  { authorization: `Bearer ${"fk_x ".repeat(500)}` },
  { "mcp-session-id": "../x", "mcp-protocol-version": "1" },
  { "last-event-id": "-1" },
  { "last-event-id": "9".repeat(400) },
  { expect: "200-ok" },
  { "x-http-method-override": "DELETE" },
  { "x-forwarded-host": "evil.example", "x-original-url": "/metrics", "x-rewrite-url": "/metrics" },
  { cookie: `a=${"b".repeat(4000)}; =; __proto__=1` },
  { "trpc-accept": "application/jsonl" },
];
const bodies = [
  "",
  "{",
  "null",
  "[]",
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  '"text"',
  "\u0000",
  "1e999",
  `{"${"k".repeat(20_000)}":1}`,
  "a=b&c=d",
];
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "TRACE"];

test("the places are all there are", () => {
  const known = new Set(places.map((place) => place.replaceAll(/:\w+/g, ":")));
  const routed = routesIn(createHttpServer({ config: loadConfig({}), models: { list: () => [] } } as never));
  expect(routed.length).toBeGreaterThan(10);
  const missing = routed
    .map((route) => route.slice(route.indexOf(" ") + 1).replaceAll(/:\w+/g, ":"))
    .filter((path) => !known.has(path) && !["/./", "/mermaid.js"].includes(path));
  expect(missing).toEqual([]);
});

test(
  "a thousand odd requests over every route are answered, none with a failure, and what was polluted is clean",
  { timeout: 240_000 },
  async () => {
    using folder = tmpFolder();
    for (const part of ["assets", "diagram"]) mkdirSync(join(folder.path, part));
    writeFileSync(join(folder.path, "index.html"), "<p>The page</p>");
    await using facet = await openServices({ models: scriptedModels(() => ({ text: "Yes." })) });
    const failures: unknown[] = [];
    const log = Object.assign(Object.create(facet.services.log) as typeof facet.services.log, {
      error: (...said: readonly unknown[]) => void failures.push(said),
    });
    await using server = await listening({ ...facet.services, log }, `${folder.path}/`);
    const send = (method: string, path: string, given: Readonly<Record<string, string>>, body: string) =>
      new Promise<{ readonly status: number; readonly told: string }>((resolve, reject) => {
        const isEventStream = path.startsWith("/trpc/runs.follow") || (path.startsWith("/mcp") && method === "GET");
        const call = request(server.url + path, { method, headers: given, agent: false }, (answer) => {
          const status = answer.statusCode ?? 0;
          if (isEventStream && status === 200) {
            call.destroy();
            resolve({ status, told: "" });
          } else text(answer).then((told) => resolve({ status, told }), reject);
        });
        call.once("error", reject).end(method === "GET" || method === "HEAD" || method === "TRACE" ? undefined : body);
      });
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)),
        fc.record({
          method: fc.constantFrom(...methods),
          query: fc.constantFrom(...queries),
          given: fc.constantFrom(...headers),
          body: fc.constantFrom(...bodies),
        }),
        async (place, [first, second], { method, query, given, body }) => {
          const path = place.replace(":id", first).replace(":id", second).replace(/[?#]/g, "%3F") + query;
          const { status, told } = await send(method, path, given, body);
          seen.add(status);
          const what = `${method} ${path.slice(0, 200)} ${JSON.stringify(given).slice(0, 100)} ${body.slice(0, 40)}`;
          expect(status, what).toBeLessThan(500);
          if (status >= 400) expect(told, what).not.toMatch(/\n\s+at |node_modules|\/server\/[\w/-]+\.ts|root:x:/);
        },
      ),
      { numRuns: 1000, seed: 1 },
    );
    expect(failures).toEqual([]);
    expect([200, 400, 404].filter((status) => !seen.has(status))).toEqual([]);
    expect(({} as { admin?: unknown; x?: unknown }).admin).toBeUndefined();
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe("ok");
  },
);
