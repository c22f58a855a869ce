// What every answer of the server says to a browser, whatever was asked for and whether it was refused: one table over all routes.
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { createHttpServer } from "../../server/http/http-server.ts";
import { mountsIn, routesIn } from "../support/every-route.ts";
import { listening } from "../support/listening.ts";
import { pictureBytes } from "../support/made-pictures.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

let url = "";
let facet: TestServices;
const ids = { file: "", image: "", conversation: "" };
beforeAll(async () => {
  const folder = tmpFolder();
  for (const part of ["assets", "diagram"]) mkdirSync(join(folder.path, part));
  writeFileSync(join(folder.path, "index.html"), "<p>The page</p>");
  writeFileSync(join(folder.path, "assets", "a.js"), "1");
  writeFileSync(join(folder.path, "diagram", "frame.html"), "<p>The frame</p>");
  facet = await openServices({ models: scriptedModels(() => ({ text: "Yes." })) });
  const server = await listening(facet.services, `${folder.path}/`);
  ({ url } = server);
  const put = async (name: string, body: BodyInit) =>
    ((await (await fetch(`${url}/files?name=${name}`, { method: "PUT", body })).json()) as { fileId: string }).fileId;
  ids.file = await put("a.html", "<!doctype html><script>1</script>");
  const { imageId } = await facet
    .as("local")
    .images.add({ fileId: await put("a.png", new Uint8Array(pictureBytes("alpha.png"))) });
  ids.image = imageId;
  ids.conversation = (await facet.as("local").conversations.create()).conversationId;
  return async () => {
    await server[Symbol.asyncDispose]();
    await facet[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  };
});

type Kept = "nowhere" | "asked again" | "for long" | "not said";
interface Row {
  readonly route: string;
  /** With `{file}`, `{image}`, `{conversation}` for ids; default: the route's own path. */
  readonly path?: string;
  readonly init?: RequestInit;
  readonly status: number;
  readonly kept: Kept;
  /** Whose policy: the page's, one that lets a file do nothing, or that of the diagrams' sandbox. */
  readonly policy?: "file" | "diagram";
}

const json = { "content-type": "application/json" };
const post = (body: object): RequestInit => ({
  method: "POST",
  headers: { ...json, accept: "application/json, text/event-stream" },
  body: JSON.stringify(body),
});
const chat = { model: "facet/guide", messages: [{ role: "user", content: "Why?" }] };
const ping = { jsonrpc: "2.0", id: 1, method: "ping" };

const rows: readonly Row[] = [
  { route: "GET /healthz", status: 200, kept: "not said" },
  { route: "GET /readyz", status: 200, kept: "not said" },
  { route: "GET /metrics", status: 200, kept: "nowhere" },
  { route: "GET /openapi.json", status: 200, kept: "asked again" },
  { route: "GET /trpc", path: "/trpc/conversations.list", status: 200, kept: "nowhere" },
  {
    route: "GET /trpc",
    path: "/trpc/conversations.get?input=%7B%22conversationId%22%3A%22{conversation}%22%7D",
    status: 200,
    kept: "nowhere",
  },
  { route: "GET /trpc", path: "/trpc/conversations.get?input=%7B%7D", status: 400, kept: "nowhere" },
  { route: "GET /trpc", path: "/trpc/no.such", status: 404, kept: "nowhere" },
  { route: "POST /trpc", path: "/trpc/conversations.create", init: post({}), status: 200, kept: "nowhere" },
  { route: "PUT /files", path: "/files?name=b.txt", init: { method: "PUT", body: "x" }, status: 201, kept: "nowhere" },
  { route: "PUT /files", path: "/files", init: { method: "PUT", body: "x" }, status: 400, kept: "nowhere" },
  { route: "ALL /files", path: "/files", init: { method: "DELETE" }, status: 404, kept: "nowhere" },
  { route: "GET /files/:fileId", path: "/files/{file}", status: 200, kept: "asked again", policy: "file" },
  { route: "GET /files/:fileId", path: "/files/no", status: 404, kept: "nowhere" },
  { route: "GET /images/:imageId", path: "/images/{image}", status: 200, kept: "asked again", policy: "file" },
  { route: "GET /images/:imageId", path: "/images/no", status: 404, kept: "nowhere" },
  {
    route: "GET /documents/:documentId/pages/:picture",
    path: "/documents/no/pages/1.png",
    status: 404,
    kept: "nowhere",
  },
  { route: "GET /v1/models", status: 200, kept: "nowhere" },
  { route: "GET /v1/models/:name", path: "/v1/models/guide", status: 200, kept: "nowhere" },
  { route: "GET /v1/models/facet/:name", path: "/v1/models/facet/guide", status: 200, kept: "nowhere" },
  { route: "POST /v1/chat/completions", init: post(chat), status: 200, kept: "nowhere" },
  { route: "POST /v1/chat/completions", init: post({}), status: 400, kept: "nowhere" },
  { route: "ALL /mcp", path: "/mcp", init: post(ping), status: 200, kept: "asked again" },
  { route: "ALL /mcp", path: "/mcp", init: { method: "POST", headers: json, body: "{" }, status: 400, kept: "nowhere" },
  { route: "GET /mermaid.js", path: "/diagram/mermaid.js", status: 200, kept: "asked again", policy: "diagram" },
  { route: "GET /diagram", path: "/diagram/frame.html", status: 200, kept: "asked again", policy: "diagram" },
  { route: "GET /assets", path: "/assets/a.js", status: 200, kept: "for long" },
  { route: "GET /assets", path: "/assets/none.js", status: 404, kept: "not said" },
  { route: "GET /./", path: "/", status: 200, kept: "asked again" },
  { route: "GET /./", path: "/c/abc", status: 200, kept: "asked again" },
  { route: "GET /share", path: "/share/abc", status: 200, kept: "asked again" },
  { route: "PUT /nowhere", path: "/nowhere", init: { method: "PUT" }, status: 404, kept: "not said" },
];

const keeping: Readonly<Record<Kept, RegExp>> = {
  nowhere: /^(?=.*private)(?=.*no-store)/,
  "asked again": /no-cache/,
  "for long": /immutable/,
  "not said": /^$/,
};

/** Places whose answers come from something mounted there, and no route of their own. */
const mounts = ["/trpc", "/trpc/runs.follow", "/diagram", "/share", "/assets"];

test("the table names every route", () => {
  const server = createHttpServer(facet.services);
  const named = new Set(rows.map(({ route }) => route));
  expect(routesIn(server).filter((route) => !named.has(route))).toEqual([]);
  const { known, all } = mountsIn(server, [...mounts, "/mcp", "/v1", "/files"]);
  expect(known).toBe(all);
});

test.each(
  rows.map((row) => ({
    ...row,
    asked: `${row.init?.method ?? "GET"} ${row.path ?? row.route.slice(row.route.indexOf(" ") + 1)}`,
  })),
)(
  "$asked ($status) tells a browser to guess nothing, frame nothing, say nothing, and keep it $kept",
  async ({ asked, init, status, kept, policy }) => {
    const path = asked
      .slice(asked.indexOf(" ") + 1)
      .replace(/\{(file|image|conversation)\}/, (_, name: keyof typeof ids) => ids[name]);
    const answer = await fetch(url + path, init);
    expect([answer.status, await answer.clone().text()]).toEqual([status, expect.any(String)]);
    const header = (name: string) => answer.headers.get(name) ?? "";
    expect(header("x-content-type-options")).toBe("nosniff");
    expect(header("referrer-policy")).toBe("no-referrer");
    expect(header("cross-origin-opener-policy")).toBe("same-origin");
    expect(header("cross-origin-resource-policy")).toBe(policy === "diagram" ? "cross-origin" : "same-origin");
    expect(header("x-frame-options")).toBe("SAMEORIGIN");
    expect(header("x-dns-prefetch-control")).toBe("off");
    expect(header("x-permitted-cross-domain-policies")).toBe("none");
    expect(header("permissions-policy")).toMatch(/^(?=.*\bcamera=\(\))(?=.*\bmicrophone=\(\))(?=.*\bgeolocation=\(\))/);
    for (const name of ["x-powered-by", "server", "access-control-allow-origin", "set-cookie"])
      expect(header(name), name).toBe("");
    expect(header("cache-control")).toMatch(keeping[kept]);
    const content = header("content-security-policy");
    expect(content).toContain("default-src 'none'");
    expect(content).not.toMatch(/unsafe-eval|https?:|\*|connect-src (?!'self')/);
    if (policy === "file") expect(content).toMatch(/^sandbox;/);
    else expect(content).toContain(`frame-ancestors ${policy === "diagram" ? "'self'" : "'none'"}`);
    expect(/script-src [^;]*unsafe-inline/.test(content)).toBe(false);
  },
);

test("what the policy of permissions turns off is nothing that the page asks for", () => {
  const client = fileURLToPath(new URL("../../client/", import.meta.url));
  const asks =
    /getUserMedia|getDisplayMedia|SpeechRecognition|\.geolocation|requestMIDIAccess|PaymentRequest|wakeLock|IdleDetector|queryLocalFonts|navigator\.(?:usb|hid|serial|xr|credentials)|DeviceMotion|DeviceOrientation|requestMediaKeySystemAccess/;
  const asking = globSync("**/*.{ts,tsx}", { cwd: client }).filter((file) =>
    asks.test(readFileSync(client + file, "utf8")),
  );
  expect(asking).toEqual([]);
});

test("a stream of events is kept nowhere either", async () => {
  const abort = new AbortController();
  const answer = await fetch(`${url}/trpc/runs.follow`, { signal: abort.signal });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  expect(answer.headers.get("cache-control")).toMatch(/no-cache|no-store/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  abort.abort();
});

test("an uploaded page is a file to save, whatever it calls itself", async () => {
  const answer = await fetch(`${url}/files/${ids.file}`);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(answer.headers.get("content-type")).toBe("application/octet-stream");
});
