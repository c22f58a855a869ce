// A second owner at every door over real HTTP, with every id of the first: what is foreign looks like what was never there.
// The procedures' own table is test/support/owned-calls.ts; test/server/routers/owners.test.ts holds that it is whole, and asks it in the process.
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { beforeAll, expect, test } from "vitest";
import { createHttpServer } from "../../server/http/http-server.ts";
import { toolsOf } from "../../server/mcp/mcp-server.ts";
import { routesIn } from "../support/every-route.ts";
import { shows, anyKey } from "../support/keyed.ts";
import { call, mcpClient } from "../support/mcp-client.ts";
import { overHttp } from "../support/over-http.ts";
import { withIds } from "../support/owned-calls.ts";
import type { Ids } from "../support/owned-calls.ts";
import { openPage } from "../support/page-client.ts";
import { ada, bob, openTwoOwners, secret } from "../support/two-owners.ts";
import type { TwoOwners } from "../support/two-owners.ts";

let owners: TwoOwners;
beforeAll(async () => {
  owners = await openTwoOwners();
  return () => owners[Symbol.asyncDispose]();
});

test.each(Object.entries(withIds))("%s over HTTP", async (_path, calls) => {
  const api = overHttp(owners.url, bob);
  for (const ask of calls) {
    const refused = (given: Ids) =>
      ask(api, given).then(
        () => "answered",
        (thrown: { cause?: unknown }) => thrown.cause,
      );
    const foreign = await refused(owners.ids);
    expect(foreign).toMatchObject({ status: 404, data: { code: "not-found" } });
    expect(foreign).toEqual(await refused(owners.unknown));
  }
});

/** Routes that lead to rows, with what is asked there; the others lead to none, and say why. */
const routes: Readonly<Record<string, string | ((ids: Ids) => readonly [path: string, init?: RequestInit])>> = {
  "GET /files/:fileId": ({ fileId }) => [`/files/${fileId}`, { headers: { range: "bytes=0-3" } }],
  "GET /images/:imageId": ({ imageId }) => [`/images/${imageId}?download=1`],
  "GET /documents/:documentId/pages/:picture": ({ documentId }) => [`/documents/${documentId}/pages/1.png`],
  "POST /v1/chat/completions": ({ conversationId }) => [
    "/v1/chat/completions",
    {
      method: "POST",
      headers: { "content-type": "application/json", "x-facet-conversation": conversationId },
      body: JSON.stringify({ model: "facet/guide", messages: [{ role: "user", content: "Which code?" }] }),
    },
  ],
  "PUT /files": "keeps, and gives no row of before",
  "ALL /files": "nothing is there",
  "GET /healthz": "no rows",
  "GET /readyz": "no rows",
  "GET /metrics": "numbers of all, for admins",
  "GET /openapi.json": "no rows",
  "GET /v1/models": "the personas",
  "GET /v1/models/:name": "the personas",
  "GET /v1/models/facet/:name": "the personas",
  "GET /mermaid.js": "no rows",
  "GET /./": "the page",
  "ALL /mcp": "its tools are asked below",
};

test("the table of routes is whole", () => {
  expect(routesIn(createHttpServer(owners.facet.services))).toEqual(Object.keys(routes).toSorted());
});

test.each(Object.entries(routes).flatMap(([route, ask]) => (typeof ask === "string" ? [] : [{ route, ask }])))(
  "$route",
  async ({ ask }) => {
    const refused = async (given: Ids, owner: Readonly<Record<string, string>>) => {
      const [path, init] = ask(given);
      const answer = await fetch(owners.url + path, { ...init, headers: { ...(init?.headers as object), ...owner } });
      return { status: answer.status, text: await answer.text() };
    };
    const foreign = await refused(owners.ids, bob);
    expect(foreign).toMatchObject({ status: 404 });
    expect(foreign.text).not.toContain("4711");
    expect(foreign).toEqual(await refused(owners.unknown, bob));
    expect([401, 403]).toContain((await refused(owners.ids, {})).status);
  },
);

test("a file known by its tag is still not there for another", async () => {
  const known = await fetch(`${owners.url}/files/${owners.ids.fileId}`, { headers: ada });
  const headers = { ...bob, "if-none-match": known.headers.get("etag") ?? "" };
  expect([known.status, (await fetch(`${owners.url}/files/${owners.ids.fileId}`, { headers })).status]).toEqual([
    200, 404,
  ]);
});

test("the OpenAI door takes no file, document or text of another either", async () => {
  const post = async (body: object) => {
    const init = { method: "POST", headers: { "content-type": "application/json", ...bob } };
    const answer = await fetch(`${owners.url}/v1/chat/completions`, {
      ...init,
      body: JSON.stringify({ model: "facet/researcher", ...body }),
    });
    return [answer.status, await answer.text()] as const;
  };
  const asked = { role: "user", content: "Which code?" };
  const parts = [
    { type: "text", text: "Which code?" },
    { type: "file", file: { file_id: owners.ids.fileId } },
  ];
  for (const body of [
    { messages: [{ role: "user", content: parts }] },
    { messages: [asked], facet: { documentIds: [owners.ids.documentId] } },
    { messages: [asked], facet: { conversationId: owners.ids.conversationId } },
  ])
    expect((await post(body))[0]).toBe(404);
  // The same words as ada's conversation begins with lead to no conversation of hers.
  const said = [{ role: "user", content: secret }, { role: "assistant", content: secret }, asked];
  expect((await post({ messages: said }))[0]).toBe(200);
  expect(owners.facet.services.store.messages.path("ada", owners.ids.conversationId)).toHaveLength(2);
});

test("the stream of events and its past tell nothing of another", async () => {
  const page = openPage(owners.url, 0, bob);
  const { runId } = await page.api.personas.guide.start.mutate({ input: { question: "Mine?" } });
  await page.ended(runId);
  const again = await owners.facet.as("ada").messages.retry({ messageId: owners.ids.answerId });
  await owners.facet.ended(again.runId, "ada");
  const next = await page.api.personas.guide.start.mutate({ input: { question: "Mine again?" } });
  await page.ended(next.runId);
  const told = new Set(page.events.map((event) => event.runId));
  expect([told.has(runId), told.has(next.runId)]).toEqual([true, true]);
  expect([told.has(again.runId), told.has(owners.ids.runId)]).toEqual([false, false]);
  expect(JSON.stringify(page.events)).not.toContain(owners.ids.conversationId);
  page.close();
});

test("a key lets its program in as its owner alone, and beside nobody else's name", async () => {
  const list = (headers: Readonly<Record<string, string>>) =>
    fetch(`${owners.url}/trpc/conversations.list`, { headers });
  expect((await list({ ...shows(owners.secretKey), ...bob })).status).toBe(403);
  expect((await list({ ...shows(owners.secretKey), ...ada })).status).toBe(200);
  const { secret: bobs } = owners.facet.services.keys.add("bob", anyKey);
  const { status } = await fetch(`${owners.url}/files/${owners.ids.fileId}`, { headers: shows(bobs) });
  expect(status).toBe(404);
});

/** What a tool needs beside the foreign id. */
const given: Readonly<Record<string, object>> = {
  ask_researcher: { question: "q" },
  ask_developer: { question: "q" },
  ask_guide: { question: "q" },
  ask_creator: { brief: "b" },
  documents_search: { query: "code" },
  documents_add: { name: "b.txt", text: "b" },
  documents_get_page: { page: 1 },
  memory_search: { query: "code" },
  memory_add: { text: "mine" },
};
/** The id of another name that a field takes. */
const otherNames: Readonly<Record<string, keyof Ids>> = { after: "conversationId" };

const toolFields = toolsOf({ owner: "bob", key: null }).flatMap(({ name, input }) =>
  Object.keys((input as { readonly properties?: object }).properties ?? {})
    .filter((field) => /Ids?$/.test(field) || field in otherNames)
    .map((field) => [name, field] as const),
);

test.each(toolFields)("the tool %s with a foreign %s", async (name, field) => {
  const client = mcpClient("without a session");
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${owners.url}/mcp`), { requestInit: { headers: bob } }),
  );
  const with_ = async (from: Ids) => {
    const id = from[otherNames[field] ?? (field.replace(/s$/, "") as keyof Ids)];
    return (await call(client, name, { ...given[name], [field]: field.endsWith("s") ? [id] : id })).error;
  };
  const foreign = await with_(owners.ids);
  expect(foreign).toMatchObject({ code: "not-found" });
  expect(foreign).toEqual(await with_(owners.unknown));
  await client.close();
});

test("resources of the MCP door list and read nothing of another", async () => {
  const client = mcpClient("without a session");
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${owners.url}/mcp`), { requestInit: { headers: bob } }),
  );
  const { resources } = await client.listResources();
  expect(JSON.stringify(resources)).not.toMatch(new RegExp(`${owners.ids.documentId}|${owners.ids.conversationId}`));
  const { documentId, conversationId } = owners.ids;
  for (const uri of [
    `documents/${documentId}`,
    `documents/${documentId}/pages/1`,
    `conversations/${conversationId}.md`,
    `conversations/${conversationId}.json`,
  ])
    await expect(client.readResource({ uri: `facet://${uri}` }), uri).rejects.toThrow("does not exist");
  await client.close();
});

test("after all of it the first owner has everything as before, and the second nothing of it", async () => {
  const mine = owners.facet.as("ada");
  expect((await mine.documents.list()).documents).toHaveLength(1);
  expect((await mine.keys.list()).keys).toHaveLength(1);
  expect((await mine.shares.list()).shares).toHaveLength(1);
  expect(
    (await mine.memories.list({ conversationId: owners.ids.conversationId })).memories.map(({ text }) => text),
  ).toContain(secret);
  const theirs = owners.facet.as("bob");
  expect(
    (await theirs.documents.list()).documents.filter(({ documentId }) => documentId === owners.ids.documentId),
  ).toEqual([]);
  expect((await theirs.shares.list()).shares).toEqual([]);
});
