import { describe, expect, test } from "vitest";
import { anyKey, shows } from "../../support/keyed.ts";
import { call, eras, openMcp } from "../../support/mcp-client.ts";
import { initialize, messagesOf, opened, post } from "../../support/mcp-raw.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const open = (settings: Record<string, string> = {}) =>
  openServices({ models: scriptedModels(() => ({ text: "Yes." })), settings });

describe("who is who", () => {
  const proxied = { FACET_AUTH: "proxy-header" };

  test("nobody gets in without a name, and no session is made", async () => {
    await using facet = await open(proxied);
    const { url } = await openMcp(facet.services);
    const response = await post(url, initialize());
    expect(response.status).toBe(403);
    expect((await messagesOf(response))[0]).toMatchObject({ error: { data: { code: "forbidden" } } });
    expect(response.headers.get("mcp-session-id")).toBeNull();
  });

  test("where programs need a key, one without is told so, and one with it gets in", async () => {
    await using facet = await open({ FACET_KEYS: "required" });
    const { url, connect: client } = await openMcp(facet.services);
    const response = await post(url, initialize());
    expect(response.status).toBe(403);
    expect((await messagesOf(response))[0]?.error?.message).toContain("programs need a key here");
    const withKey = await client("with a session", shows(facet.services.keys.add("local", anyKey).secret));
    expect((await call(withKey, "ask_guide", { question: "q" })).value.status).toBe("done");
  });

  test("another owner's session is not there, and neither are their rows", async () => {
    await using facet = await open(proxied);
    const { url, connect: client } = await openMcp(facet.services);
    const ada = await opened(url, { "x-forwarded-user": "ada" });
    const asBob = await post(
      url,
      { jsonrpc: "2.0", id: 2, method: "tools/list" },
      { ...ada, "x-forwarded-user": "bob" },
    );
    expect(asBob.status).toBe(404);
    expect((await post(url, { jsonrpc: "2.0", id: 2, method: "tools/list" }, ada)).status).toBe(200);

    const mine = await client("with a session", { "x-forwarded-user": "ada" });
    const { value } = await call(mine, "ask_guide", { question: "A secret?" });
    const conversationId = value.conversationId;
    const { memoryId } = (await call(mine, "memory_add", { text: "A secret." })).value.memory;
    const { documentId } = (await call(mine, "documents_add", { name: "a.txt", text: "A secret." })).value.document;
    const theirs = await client("without a session", { "x-forwarded-user": "bob" });
    const foreign: readonly (readonly [string, object])[] = [
      ["ask_guide", { question: "q", conversationId }],
      ["ask_guide", { question: "q", documentIds: [documentId] }],
      ["documents_list", { conversationId }],
      ["documents_list", { after: documentId }],
      ["documents_search", { query: "secret", documentIds: [documentId] }],
      ["documents_add", { name: "b.txt", text: "b", conversationId }],
      ["documents_get_page", { documentId, page: 1 }],
      ["documents_remove", { documentId }],
      ["memory_list", { conversationId }],
      ["memory_search", { query: "secret", conversationId }],
      ["memory_add", { text: "mine", conversationId }],
      ["memory_forget", { memoryId }],
      ["conversations_list", { after: conversationId }],
      ["conversations_get", { conversationId }],
      ["conversations_export", { conversationId }],
    ];
    for (const [name, input] of foreign)
      expect([name, (await call(theirs, name, { ...input })).error?.code]).toEqual([name, "not-found"]);
    expect((await call(theirs, "conversations_search", { query: "secret" })).text).toBe("Nothing found.");
    expect(
      (await theirs.listResources()).resources.filter(
        ({ uri }) => uri.includes(conversationId) || uri.includes(documentId),
      ),
    ).toEqual([]);
    await expect(theirs.readResource({ uri: `facet://documents/${documentId}` })).rejects.toThrow("does not exist");
    await expect(theirs.readResource({ uri: `facet://conversations/${conversationId}.json` })).rejects.toThrow(
      "does not exist",
    );
  });

  test.each(eras)(
    "a key that only reads sees only tools that read, and one for some personas only those (%s)",
    async (era) => {
      await using facet = await open();
      const { connect: client } = await openMcp(facet.services);
      const withKey = (wish: object) =>
        client(era, shows(facet.services.keys.add("local", { ...anyKey, ...wish }).secret));
      const reader = (await (await withKey({ access: "read" })).listTools()).tools;
      expect(reader.map(({ name }) => name)).toContain("documents_search");
      expect(reader.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
      await expect(call(await withKey({ access: "read" }), "ask_guide", { question: "q" })).rejects.toThrow(
        "not found",
      );
      const guide = await withKey({ personas: ["guide"] });
      const asks = (await guide.listTools()).tools.flatMap(({ name }) => (name.startsWith("ask_") ? [name] : []));
      expect(asks).toEqual(["ask_guide"]);
      expect((await call(guide, "ask_guide", { question: "q" })).value.status).toBe("done");
    },
  );

  test("a key's questions are counted, and its requests one by one", async () => {
    await using facet = await open();
    const { url, connect: client } = await openMcp(facet.services);
    const limits = { requestsPerMinute: null, questionsPerHour: 1 };
    const asker = await client("with a session", shows(facet.services.keys.add("local", { ...anyKey, limits }).secret));
    expect((await call(asker, "ask_guide", { question: "One?" })).isError).toBeUndefined();
    expect((await call(asker, "ask_guide", { question: "Two?" })).error?.code).toBe("rate-limited");
    const few = facet.services.keys.add("local", {
      ...anyKey,
      limits: { requestsPerMinute: 3, questionsPerHour: null },
    });
    const messages = [1, 2, 3, 4].map((id) => ({ jsonrpc: "2.0", id, method: "tools/list" }));
    const response = await post(url, messages, shows(few.secret));
    expect([response.status, Number(response.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("a key that was revoked ends its session, and another key does not go on with it", async () => {
    await using facet = await open();
    const { url } = await openMcp(facet.services);
    const list = { jsonrpc: "2.0", id: 2, method: "tools/list" };
    const [one, two] = [1, 2].map(() => facet.services.keys.add("local", anyKey)) as [
      ReturnType<typeof facet.services.keys.add>,
      ReturnType<typeof facet.services.keys.add>,
    ];
    const session = await opened(url, shows(one.secret));
    expect((await post(url, list, session)).status).toBe(200);
    expect((await post(url, list, { ...session, ...shows(two.secret) })).status).toBe(404);
    facet.services.keys.revoke("local", one.key.keyId);
    expect((await post(url, list, session)).status).toBe(403);
  });

  test("of more than 64 sessions the one that was used longest ago is closed", async () => {
    await using facet = await open();
    const { url } = await openMcp(facet.services);
    const list = { jsonrpc: "2.0", id: 2, method: "tools/list" };
    const [first, second] = [await opened(url), await opened(url)];
    expect((await post(url, list, first)).status).toBe(200);
    for (let count = 2; count < 65; count += 1) await opened(url);
    expect((await post(url, list, second)).status).toBe(404);
    expect((await post(url, list, first)).status).toBe(200);
  });
});
